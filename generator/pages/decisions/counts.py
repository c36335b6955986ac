"""Tables of counts: paragraphs and actions by decision, verb, addressee and due session."""

from generator.ids import keys_of
from generator.language.names import subject_name
from generator.models import Figure
from generator.pages.decisions.sessions import adopting_sessions
from generator.pages.scope import Scope, grouped
from generator.pages.tables import FigureRow, FigureTable, measures_by_period
from generator.rows.decisions import DecisionRow, SessionRow

UNDATED = "actions-without-session"
"""The measure of actions without a due session."""


def decision_tables(scope: Scope) -> dict[str, FigureTable]:
    """The decisions of each session, with their numbers of paragraphs and actions."""
    measures = ("paragraphs", "actions")
    columns = tuple(scope.title("measures", measure) for measure in measures)
    by_session = grouped(scope.tables.decisions, lambda row: row.session)
    return {
        session: FigureTable(
            scope.language.text("Decision"),
            columns,
            tuple(decision_row(scope, row, measures) for row in rows),
        )
        for session, rows in by_session.items()
    }


def decision_row(scope: Scope, row: DecisionRow, measures: tuple[str, ...]) -> FigureRow:
    """One decision, with its figures of some measures."""
    title = scope.title("decisions", row.decision)
    return FigureRow(
        scope.language.text("%(number)s: %(title)s", number=row.number, title=title),
        tuple(scope.figure(row.decision, measure, row.session) for measure in measures),
        scope.path("decisions", row.decision),
    )


def action_figures(scope: Scope, table: str, session: str) -> list[Figure]:
    """The actions of one session by verb or addressee, the largest number first.

    Equal numbers are in the order of the table.
    """
    figures = [scope.figure(key, "actions", session) for key in scope.by_key.of(table)]
    present = [figure for figure in figures if figure is not None]
    return sorted(present, key=lambda figure: -(figure.computed or 0))


def action_table(scope: Scope, table: str, head: str) -> FigureTable:
    """Actions by verb or addressee, with a column per session of adoption, the latest first."""
    periods = [row.session for row in adopting_sessions(scope)]
    subjects = dict.fromkeys(
        figure.subject for period in periods for figure in action_figures(scope, table, period)
    )
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


def body_counts(scope: Scope, session: SessionRow) -> dict[str, Figure | None]:
    """Decisions, paragraphs and actions of a session, and those actions without a due session."""
    return {
        measure: scope.figure(session.body, measure, session.session)
        for measure in ("decisions", "paragraphs", "actions", UNDATED)
    }


def stated_tables(scope: Scope) -> list[tuple[str, FigureTable]]:
    """Name and table of each subject with other stated figures, in the order of subjects."""
    order = {key: position for position, key in enumerate(scope.by_key.subjects)}
    stated = [
        figure for figure in scope.figures if figure.main is not None and figure.measure != "status"
    ]
    by_subject = grouped(stated, lambda figure: figure.subject)
    return [
        (
            subject_name(scope.register, by_subject[subject][0], scope.language),
            measures_by_period(scope, by_subject[subject]),
        )
        for subject in sorted(by_subject, key=lambda key: [order[part] for part in keys_of(key)])
    ]
