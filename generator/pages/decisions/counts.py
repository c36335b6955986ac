"""Tables of counts: paragraphs and actions by decision, verb, addressee and due session."""

from generator.ids import keys_of
from generator.language.names import subject_name
from generator.models import Figure
from generator.pages.decisions.sessions import adopting_sessions, sessions_in_order
from generator.pages.scope import Scope
from generator.pages.tables import FigureRow, FigureTable, measures_by_period
from generator.rows.decisions import SessionRow

UNDATED = "actions-without-session"
"""The measure of actions without a due session."""


def decision_table(scope: Scope, session: str) -> FigureTable | None:
    """The decisions of one session, with their numbers of paragraphs and actions.

    Returns None if the session adopted no decision.
    """
    rows = [
        FigureRow(
            scope.language.text(
                "%(number)s: %(title)s",
                number=row.number,
                title=scope.title("decisions", row.decision),
            ),
            tuple(
                scope.figure(row.decision, measure, session)
                for measure in ("paragraphs", "actions")
            ),
            scope.path("decisions", row.decision),
        )
        for row in scope.tables.decisions
        if row.session == session
    ]
    columns = (scope.title("measures", "paragraphs"), scope.title("measures", "actions"))
    return FigureTable(scope.language.text("Decision"), columns, tuple(rows)) if rows else None


def action_figures(scope: Scope, table: str, session: str) -> list[Figure]:
    """The actions of one session by verb or addressee, the largest number first.

    Equal numbers are in the order of the table.
    """
    key = {"verbs": "verb", "addressees": "addressee"}[table]
    figures = [
        scope.figure(getattr(row, key), "actions", session) for row in scope.tables.of(table)
    ]
    present = [figure for figure in figures if figure is not None]
    return sorted(present, key=lambda figure: -(figure.computed or 0))


def action_table(scope: Scope, table: str, head: str) -> FigureTable:
    """Actions by verb or addressee, with a column per session of adoption, the latest first."""
    periods = [row.session for row in adopting_sessions(scope)]
    subjects = {
        figure.subject: None
        for period in periods
        for figure in action_figures(scope, table, period)
    }
    rows = [
        FigureRow(
            scope.title(table, subject),
            tuple(scope.figure(subject, "actions", period) for period in periods),
        )
        for subject in subjects
    ]
    return FigureTable(
        head, tuple(scope.title("sessions", period) for period in periods), tuple(rows)
    )


def due_figures(scope: Scope, session: str | None = None) -> list[Figure]:
    """The numbers of actions due at one session, or at each session if `session` is None.

    Sessions are in their order, and within each the sessions of adoption.
    """
    keys = [row.session for row in sessions_in_order(scope)]
    return [
        figure
        for due in keys
        if session in (None, due)
        for adopted in keys
        if (figure := scope.figure(due, "actions-due", adopted)) is not None
    ]


def body_counts(scope: Scope, session: SessionRow) -> dict[str, Figure | None]:
    """Decisions, paragraphs and actions of a session, and those actions without a due session."""
    return {
        measure: scope.figure(session.body, measure, session.session)
        for measure in ("decisions", "paragraphs", "actions", UNDATED)
    }


def stated_tables(scope: Scope) -> list[tuple[str, FigureTable]]:
    """Name and table of each subject with other stated figures, in the order of subjects."""
    by_subject: dict[str, list[Figure]] = {}
    for figure in scope.figures:
        if figure.main is not None and figure.measure != "status":
            by_subject.setdefault(figure.subject, []).append(figure)
    order = list(scope.by_key.subjects)
    ranked = sorted(by_subject, key=lambda subject: [order.index(key) for key in keys_of(subject)])
    return [
        (
            subject_name(scope.register, by_subject[subject][0], scope.language),
            measures_by_period(scope, by_subject[subject]),
        )
        for subject in ranked
    ]
