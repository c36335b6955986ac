"""Whether the date of something due has passed, and what our data say of it since.

Each page that shows something due takes its state from here, or a promise from `commitments.py`, so
that no two pages differ.
"""

from collections.abc import Mapping, Sequence

from generator.language import gettext_noop
from generator.pages.commitments import session_passed
from generator.pages.local import LocalPackage
from generator.pages.sentences import PASSED
from generator.rows.decisions import ActionRow, FollowupRow

STATES = {
    "coming": gettext_noop("to come"),
    "continuing": gettext_noop("date passed; it goes on after it"),
    "followed-up": gettext_noop("date passed; our data have a follow-up"),
    "passed": PASSED,
}
"""What is written of each state."""


def followups_to(
    followups: Mapping[tuple[str, str | None], Sequence[FollowupRow]], decision: str, paragraph: str
) -> list[FollowupRow]:
    """The follow-ups to a paragraph, and those to its whole decision, which name no paragraph."""
    return [*followups.get((decision, paragraph), ()), *followups.get((decision, None), ())]


def action_state(local: LocalPackage, row: ActionRow, followups: Sequence[FollowupRow]) -> str:
    """The state of an action. `followups` are those of its paragraph and of its decision.

    An action that recurs, or begins at or after its due session, is not finished then.
    """
    session = local.by_key.sessions.get(row.due_session or "")
    if not (session_passed(local, session) if session else row.due and local.has_passed(row.due)):
        return "coming"
    if row.recurrence or row.due_relation in ("from", "after"):
        return "continuing"
    return "followed-up" if followups else "passed"
