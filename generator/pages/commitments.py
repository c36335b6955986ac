"""What documents announce, ask or expect of entities, apart from decisions and targets."""

import re
from dataclasses import dataclass

from generator.ids import Link
from generator.pages.scope import Scope
from generator.pages.times import date_passed, session_passed
from generator.rows.common import CommitmentRow

DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
"""A year, a month or a day."""


@dataclass(frozen=True)
class Commitment:
    """What an entity has announced or is asked to do, and its due date."""

    key: str
    """The key of the entity."""
    entity: str
    """The name of the entity."""
    what: str
    session: Link | None
    """Title and page of the session at which it is due; None if it is not due at a session."""
    date: str
    """The due date; empty if it is due at a session or has no due date."""
    passed: bool
    """True if the due date or session was over when the release was made."""
    source: str
    locator: str


def commitments(scope: Scope) -> list[Commitment]:
    """All commitments of a package, in the order of the table."""
    return [commitment(scope, row) for row in scope.tables.commitments]


def commitment(scope: Scope, row: CommitmentRow) -> Commitment:
    """The commitment of a row. Its `due` is the key of a session, a date or other text."""
    due = row.due or ""
    session = scope.by_key.sessions.get(due)
    dated = session is None and DATE.fullmatch(due) is not None
    return Commitment(
        key=row.entity,
        entity=scope.title("entities", row.entity),
        what=scope.language.localised(row.what),
        session=scope.link("sessions", due) if session else None,
        date=scope.language.date(due) if dated else "" if session else due,
        passed=date_passed(scope, due)
        if dated
        else session is not None and session_passed(scope, session),
        source=row.source,
        locator=row.locator,
    )
