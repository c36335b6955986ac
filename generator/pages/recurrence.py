"""When an action that recurs is next due. The release says what day it is, not the clock."""

from generator.dates import partial_date
from generator.pages.commitments import session_passed
from generator.pages.local import LocalPackage
from generator.rows.decisions import ActionRow

YEARS = {"annual": 1, "biennial": 2}
"""The years from one time to the next."""


def next_time(local: LocalPackage, row: ActionRow) -> str:
    """When a recurring action is due next, in words, if its first session or date has passed.

    This is a session if our data have it, or else the year. Empty for other actions.
    """
    first = local.by_key.sessions.get(row.due_session or "")
    if row.due and local.has_passed(row.due) and row.recurrence in YEARS:
        return next_years(local, row.due, row.recurrence)
    if first is None or not session_passed(local, first):
        return ""
    if row.recurrence == "every-session":
        coming = [
            session
            for session in local.tables.sessions
            if session.order > first.order
            and session.body == first.body
            and not session_passed(local, session)
        ]
        if not coming:
            return local.language.text("the next session")
        return local.title("sessions", min(coming, key=lambda session: session.order).session)
    if row.recurrence in YEARS:
        return next_years(local, first.end or first.start or "", row.recurrence)
    return ""


def next_years(local: LocalPackage, first: str, recurrence: str) -> str:
    """The year of the next time; two years, if our data do not have the days of the first time."""
    days = partial_date(first)
    early, late = (
        local.language.date(next_year(local, day.isoformat(), recurrence))
        for day in (days.first, days.last)
    )
    if early == late:
        return early
    return local.language.text("%(first)s or %(second)s", first=late, second=early)


def next_year(local: LocalPackage, first: str, recurrence: str) -> str:
    """The year of the next time, if the first was on the date `first`.

    All times are taken to be at the same time of the year.
    """
    last, created = partial_date(first).last, local.register.release.created
    passed = (last.month, last.day) < (created.month, created.day)
    years = created.year + passed - last.year
    return str(last.year + years + -years % YEARS[recurrence])
