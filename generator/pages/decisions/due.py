"""Actions that are due, by session."""

from dataclasses import dataclass

from generator.models import Figure
from generator.pages.decisions.counts import due_figures
from generator.pages.decisions.paragraphs import Action, Paragraph, all_paragraphs
from generator.pages.decisions.sessions import session_dates, sessions_in_order
from generator.pages.scope import Scope
from generator.pages.times import session_passed
from generator.rows.decisions import SessionRow


@dataclass(frozen=True)
class SessionDue:
    """Everything that is due at one session."""

    title: str
    path: str
    dates: str
    passed: bool
    figures: tuple[Figure, ...]
    paragraphs: tuple[tuple[Paragraph, tuple[Action, ...]], ...]
    """Each paragraph with those of its actions that are due at the session."""


def due_by_session(scope: Scope) -> list[SessionDue]:
    """The sessions at which actions are due, in their order."""
    paragraphs = all_paragraphs(scope)
    sessions = [row for row in sessions_in_order(scope) if due_figures(scope, row.session)]
    return [
        SessionDue(
            title=scope.title("sessions", row.session),
            path=scope.path("sessions", row.session),
            dates=session_dates(scope, row),
            passed=session_passed(scope, row),
            figures=tuple(due_figures(scope, row.session)),
            paragraphs=tuple(
                (paragraph, actions)
                for paragraph in paragraphs
                if (actions := actions_due(paragraph, row))
            ),
        )
        for row in sessions
    ]


def actions_due(paragraph: Paragraph, session: SessionRow) -> tuple[Action, ...]:
    """The actions of a paragraph that are due at a session."""
    return tuple(action for action in paragraph.actions if action.due == session)
