"""Tables of counts: paragraphs and actions by decision, verb, addressee and due session."""

from collections.abc import Sequence

from generator.ids import Link
from generator.models import Figure
from generator.pages.cells import Cell, Several
from generator.pages.decisions.outcomes import (
    COUNTED,
    VOTES,
    Vote,
    outcome_text,
    votes_by_decision,
)
from generator.pages.decisions.sessions import adopting_sessions
from generator.pages.local import LocalPackage, grouped
from generator.pages.tables import Table, measures_by_period, used_columns
from generator.rows.decisions import DecisionRow, SessionRow

UNDATED = "actions-without-session"
"""The measure of actions without a due session."""


def decision_tables(local: LocalPackage) -> dict[str, Table]:
    """The decisions of each session, with their numbers of paragraphs and actions."""
    text, measures = local.language.text, ("paragraphs", "actions")
    heads = (
        text("Decision"),
        text("Outcome"),
        text("Vote: for – against – abstained"),
        *(local.title("measures", one) for one in measures),
    )
    by_session = grouped(local.tables.decisions, lambda row: row.session)
    votes = votes_by_decision(local)
    return {
        session: used_columns(
            heads,
            [
                decision_cells(local, row, measures=measures, votes=votes.get(row.decision, ()))
                for row in rows
            ],
        )
        for session, rows in by_session.items()
    }


def decision_cells(
    local: LocalPackage, row: DecisionRow, *, measures: Sequence[str], votes: Sequence[Vote]
) -> Sequence[Cell]:
    """Number, title, outcome and last vote of a decision, and its figures of some measures."""
    title, path = local.link("decisions", row.decision)
    return (
        Link(local.language.text("%(number)s: %(title)s", number=row.number, title=title), path),
        outcome_text(local, row) if row.outcome else None,
        vote_cell(votes),
        *(local.figure(row.decision, measure, row.session) for measure in measures),
    )


def vote_cell(votes: Sequence[Vote]) -> Cell:
    """The votes for and against and the abstentions in the last vote; None if there was none."""
    return Several([votes[-1].numbers.get(one) for one in COUNTED], " – ") if votes else None


def action_figures(
    local: LocalPackage, table: str, session: str, measure: str = "actions"
) -> list[Figure]:
    """The actions of one session by verb, addressee or actor, the largest number first.

    Equal numbers are in the order of the table.
    """
    figures = [local.figure(key, measure, session) for key in local.by_key.of(table)]
    present = [figure for figure in figures if figure is not None]
    return sorted(present, key=lambda figure: -(figure.computed or 0))


def action_table(local: LocalPackage, table: str, head: str, measure: str = "actions") -> Table:
    """Actions by verb, addressee or actor, with a column per session of adoption, latest first."""
    periods = [row.session for row in adopting_sessions(local)]
    subjects = dict.fromkeys(
        figure.subject
        for period in periods
        for figure in action_figures(local, table, period, measure)
    )
    return Table(
        (head, *(local.title("sessions", period) for period in periods)),
        [
            (
                local.title(table, subject),
                *(local.figure(subject, measure, period) for period in periods),
            )
            for subject in subjects
        ],
    )


def body_counts(local: LocalPackage, session: SessionRow) -> dict[str, Figure | None]:
    """Decisions, paragraphs and actions of a session, and those actions without a due session."""
    return {
        measure: local.figure(session.body, measure, session.session)
        for measure in ("decisions", "paragraphs", "actions", UNDATED)
    }


def stated_table(local: LocalPackage, subject: str) -> Table | None:
    """The figures that documents state of a decision or session, without statuses of follow-ups."""
    stated = [
        figure
        for figure in local.figures_about(subject)
        if figure.main is not None and figure.measure not in ("status", *VOTES)
    ]
    return measures_by_period(local, stated) if stated else None


def other_figures(local: LocalPackage) -> list[Figure]:
    """The figures in documents, without statuses of follow-ups, in the order of subjects."""
    order = {key: position for position, key in enumerate(local.by_key.subjects)}
    stated = [
        figure for figure in local.figures if figure.main is not None and figure.measure != "status"
    ]
    return sorted(stated, key=lambda figure: [order[key] for key in figure.keys])
