"""What documents announce, ask or expect of entities, apart from decisions and targets."""

import re
from dataclasses import dataclass

from generator.dates import partial_date
from generator.ids import Link
from generator.pages.local import LocalPackage
from generator.pages.sentences import PASSED
from generator.rows.common import CommitmentRow
from generator.rows.decisions import SessionRow

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
    about: str
    """The key of the subject that it is about; empty if it is about none."""
    session: Link | None
    """Title and page of the session at which it is due; None if it is not due at a session."""
    date: str
    """The due date; empty if it is due at a session or has no due date."""
    passed: str
    """The sentence `PASSED` if the due date or session was over when the release was made, and
    there is no `result`; else empty.
    """
    result: Link | None
    """The page of the target that it is about, if our data have a result of it."""
    source: str
    locator: str


def commitments(local: LocalPackage) -> list[Commitment]:
    """All commitments of a package, in the order of the table."""
    return [commitment(local, row) for row in local.tables.commitments]


def commitment(local: LocalPackage, row: CommitmentRow) -> Commitment:
    """The commitment of a row. Its `due` is the key of a session, a date or other text."""
    language, due = local.language, row.due or ""
    session = local.by_key.sessions.get(due)
    if session:
        link, date, passed = local.link("sessions", due), "", session_passed(local, session)
    elif DATE.fullmatch(due):
        link, date, passed = None, language.date(due), local.has_passed(due)
    else:
        link, date, passed = None, due, False
    result = result_of_promise(local, row)
    return Commitment(
        key=row.entity,
        entity=local.title("subjects", row.entity),
        what=language.localised(row.what),
        about=row.about or "",
        session=link,
        date=date,
        passed=language.text(PASSED) if passed and not result else "",
        result=result,
        source=row.source,
        locator=row.locator,
    )


def result_of_promise(local: LocalPackage, row: CommitmentRow) -> Link | None:
    """The page of the target that a promise is about, if our data say what came of it.

    A result that ended before the due date, or that has no value, outcome or status but an aim or
    “no data”, says nothing of the promise. Nor does any result of a promise without a date.
    """
    session = local.by_key.sessions.get(row.due or "")
    due = (session.start or session.end) if session else row.due
    if not due or not DATE.fullmatch(due):
        return None
    for result in local.tables.results:
        if result.target != row.about:
            continue
        end = local.by_key.periods[result.period].end
        early = end is not None and partial_date(end).last < partial_date(due).first
        says = result.value is not None or any(result.outcome.values())
        rated = result.stated_status not in (None, "no-data")
        if (says or rated) and not early:
            link = local.link("targets", result.target)
            return Link(local.language.text("result in our data"), link.path)
    return None


def session_passed(local: LocalPackage, row: SessionRow) -> bool:
    """True if a session was over when the release was made. False for a session without dates."""
    last = row.end or row.start
    return last is not None and local.has_passed(last)
