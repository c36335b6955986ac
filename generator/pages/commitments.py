"""What documents announce, ask or expect of entities, apart from decisions and targets."""

from dataclasses import dataclass

from generator.dates import is_date, partial_date
from generator.ids import Link
from generator.pages.local import LocalPackage
from generator.pages.sentences import PASSED
from generator.rows import main_rows
from generator.rows.common import CommitmentRow
from generator.rows.decisions import SessionRow


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
    """The page of the target that it is about, if its date has passed and our data have a result.
    """
    source: str
    locator: str


def commitments(local: LocalPackage) -> list[Commitment]:
    """All commitments of a package, in the order of the table."""
    return [commitment(local, row) for row in local.tables.commitments]


def commitment(local: LocalPackage, row: CommitmentRow) -> Commitment:
    """The commitment of a row. Its `due` is the key of a session, a date or other text."""
    language, due = local.language, row.due or ""
    at_session, state = due in local.by_key.sessions, promise_state(local, row)
    date = language.date(due) if is_date(due) else due
    return Commitment(
        key=row.entity,
        entity=local.title("subjects", row.entity),
        what=language.localised(row.what),
        about=row.about or "",
        session=local.link("sessions", due) if at_session else None,
        date="" if at_session else date,
        passed=language.text(PASSED) if state == "passed" else "",
        result=result_of_promise(local, row) if state == "followed-up" else None,
        source=row.source,
        locator=row.locator,
    )


def promise_state(local: LocalPackage, row: CommitmentRow) -> str:
    """The state of a promise: `coming`, `passed`, or `followed-up` if it has passed and our data
    have a result.
    """
    session = local.by_key.sessions.get(row.due or "")
    if session:
        passed = session_passed(local, session)
    else:
        passed = is_date(row.due or "") and local.has_passed(row.due or "")
    if not passed:
        return "coming"
    return "followed-up" if result_of_promise(local, row) else "passed"


def result_of_promise(local: LocalPackage, row: CommitmentRow) -> Link | None:
    """The page of the target that a promise is about, if our data say what came of it.

    A result that ended before the due date, or that has no value, outcome or status but an aim or
    “no data”, says nothing of the promise. Nor does any result of a promise without a date.
    """
    session = local.by_key.sessions.get(row.due or "")
    due = (session.start or session.end) if session else row.due
    if not due or not is_date(due):
        return None
    for result in main_rows(local.tables.results):
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
