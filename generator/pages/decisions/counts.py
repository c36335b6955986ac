"""Tables of counts: paragraphs and actions by decision, verb, addressee and due session."""

from collections.abc import Sequence

from generator.ids import Link
from generator.language.names import subject_name
from generator.models import Figure
from generator.pages.cells import Cell
from generator.pages.decisions.sessions import adopting_sessions
from generator.pages.scope import Scope, grouped
from generator.pages.tables import SubjectTable, Table, measures_by_period
from generator.rows.decisions import DecisionRow, SessionRow

UNDATED = "actions-without-session"
"""The measure of actions without a due session."""


def decision_tables(scope: Scope) -> dict[str, Table]:
    """The decisions of each session, with their numbers of paragraphs and actions."""
    measures = ("paragraphs", "actions")
    heads = (scope.language.text("Decision"), *(scope.title("measures", one) for one in measures))
    by_session = grouped(scope.tables.decisions, lambda row: row.session)
    return {
        session: Table(heads, [decision_cells(scope, row, measures) for row in rows])
        for session, rows in by_session.items()
    }


def decision_cells(scope: Scope, row: DecisionRow, measures: Sequence[str]) -> Sequence[Cell]:
    """Number and title of a decision, and its figures of some measures."""
    title, path = scope.link("decisions", row.decision)
    return (
        Link(scope.language.text("%(number)s: %(title)s", number=row.number, title=title), path),
        *(scope.figure(row.decision, measure, row.session) for measure in measures),
    )


def action_figures(scope: Scope, table: str, session: str) -> list[Figure]:
    """The actions of one session by verb or addressee, the largest number first.

    Equal numbers are in the order of the table.
    """
    figures = [scope.figure(key, "actions", session) for key in scope.by_key.of(table)]
    present = [figure for figure in figures if figure is not None]
    return sorted(present, key=lambda figure: -(figure.computed or 0))


def action_table(scope: Scope, table: str, head: str) -> Table:
    """Actions by verb or addressee, with a column per session of adoption, the latest first."""
    periods = [row.session for row in adopting_sessions(scope)]
    subjects = dict.fromkeys(
        figure.subject for period in periods for figure in action_figures(scope, table, period)
    )
    return Table(
        (head, *(scope.title("sessions", period) for period in periods)),
        [
            (
                scope.title(table, subject),
                *(scope.figure(subject, "actions", period) for period in periods),
            )
            for subject in subjects
        ],
    )


def body_counts(scope: Scope, session: SessionRow) -> dict[str, Figure | None]:
    """Decisions, paragraphs and actions of a session, and those actions without a due session."""
    return {
        measure: scope.figure(session.body, measure, session.session)
        for measure in ("decisions", "paragraphs", "actions", UNDATED)
    }


def stated_tables(scope: Scope) -> list[SubjectTable]:
    """The other stated figures of each subject, in the order of subjects."""
    order = {key: position for position, key in enumerate(scope.by_key.subjects)}
    stated = [
        figure for figure in scope.figures if figure.main is not None and figure.measure != "status"
    ]
    by_subject = grouped(stated, lambda figure: figure.keys)
    return [
        SubjectTable(
            "-".join(keys),
            subject_name(scope.register, by_subject[keys][0], scope.language),
            measures_by_period(scope, by_subject[keys]),
        )
        for keys in sorted(by_subject, key=lambda keys: [order[key] for key in keys])
    ]
