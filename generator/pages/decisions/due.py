"""What is due: actions by session, and what was promised beside the decisions."""

from dataclasses import dataclass

from generator.kinds.rows import Row
from generator.models import Figure
from generator.pages.decisions.counts import due_figures
from generator.pages.decisions.paragraphs import Action, Paragraph, paragraphs_of, with_parts
from generator.pages.decisions.sessions import date_passed, session_dates, session_passed, sessions_in_order
from generator.pages.scope import Scope


@dataclass(frozen=True)
class SessionDue:
    """Everything that is due at one session."""

    title: str
    path: str
    dates: str
    passed: bool
    figures: tuple[Figure, ...]
    paragraphs: tuple[tuple[Paragraph, tuple[Action, ...]], ...]
    """Each paragraph with those of its actions that are due there."""


@dataclass(frozen=True)
class Commitment:
    """What an entity promised, and by when: a session, a date, or nothing that the source names."""

    entity: str
    what: str
    session: Row | None
    date: str
    passed: bool
    source: str
    locator: str


def due_by_session(scope: Scope) -> list[SessionDue]:
    """The sessions at which something is due, in their order."""
    paragraphs = [one for decision in scope.rows("decisions") for one in with_parts(paragraphs_of(scope, decision))]
    sessions = [row for row in sessions_in_order(scope) if due_figures(scope, row["session"])]
    return [
        SessionDue(
            title=scope.title("sessions", row["session"]),
            path=scope.path("sessions", row["session"]),
            dates=session_dates(scope, row),
            passed=session_passed(scope, row),
            figures=tuple(due_figures(scope, row["session"])),
            paragraphs=tuple((one, due) for one in paragraphs if (due := actions_due(one, row))),
        )
        for row in sessions
    ]


def actions_due(paragraph: Paragraph, session: Row) -> tuple[Action, ...]:
    return tuple(action for action in paragraph.actions if action.due == session)


def commitments(scope: Scope) -> list[Commitment]:
    """What was promised, in the order of the table."""
    return [commitment(scope, row) for row in scope.rows("commitments")]


def commitment(scope: Scope, row: Row) -> Commitment:
    """One promise; a due date is a session where it is the key of one."""
    session = scope.register.rows[scope.package.name]["sessions"].get(row["due"])
    dated = row["due"] is not None and session is None
    return Commitment(
        entity=scope.title("entities", row["entity"]),
        what=scope.language.of(row, "what"),
        session=session,
        date=scope.language.date(row["due"]) if dated else "",
        passed=date_passed(scope, row["due"]) if dated else session is not None and session_passed(scope, session),
        source=row["source"],
        locator=row["locator"],
    )
