"""What a document announces, asks or expects of an entity, beside decisions and targets."""

import re
from dataclasses import dataclass

from generator.pages.scope import Scope
from generator.pages.times import date_passed, session_passed
from generator.rows.common import CommitmentRow

DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(frozen=True)
class Commitment:
    """What an entity is to do, and by when: a session, a date, or nothing that the source names."""

    key: str
    """The entity."""
    entity: str
    what: str
    session: tuple[str, str] | None
    """Title and page of the session."""
    date: str
    passed: bool
    source: str
    locator: str


def commitments(scope: Scope) -> list[Commitment]:
    """All of a package, in the order of the table."""
    return [commitment(scope, row) for row in scope.tables.commitments]


def commitment(scope: Scope, row: CommitmentRow) -> Commitment:
    """One of them; a due date is a session where it is the key of one."""
    due = row.due or ""
    session = scope.by_key.sessions.get(due)
    dated = session is None and DATE.fullmatch(due) is not None
    return Commitment(
        key=row.entity,
        entity=scope.title("entities", row.entity),
        what=scope.language.localised(row.what),
        session=(scope.title("sessions", due), scope.path("sessions", due)) if session else None,
        date=scope.language.date(due) if dated else "" if session else due,
        passed=date_passed(scope, due)
        if dated
        else session is not None and session_passed(scope, session),
        source=row.source,
        locator=row.locator,
    )
