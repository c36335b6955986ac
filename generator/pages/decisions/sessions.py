"""Sessions as pages show them: order, dates and calendar."""

from collections.abc import Sequence

from generator.dates import partial_date
from generator.language import Language
from generator.pages.scope import Scope
from generator.rows.decisions import SessionRow


def sessions_in_order(scope: Scope) -> list[SessionRow]:
    """All sessions of a package in their order."""
    return sorted(scope.tables.sessions, key=lambda row: int(row.order))


def adopting_sessions(scope: Scope) -> list[SessionRow]:
    """The sessions that adopted decisions, the latest first."""
    adopting = {row.session for row in scope.tables.decisions}
    return [row for row in reversed(sessions_in_order(scope)) if row.session in adopting]


def session_dates(scope: Scope, row: SessionRow) -> str:
    """The known days of a session; empty if no day is known."""
    start, end = row.start, row.end
    days = [scope.language.date(day) for day in dict.fromkeys((start, end)) if day]
    return (
        scope.language.text("%(start)s to %(end)s", start=days[0], end=days[1])
        if len(days) > 1
        else "".join(days)
    )


def dated_sessions(rows: Sequence[SessionRow]) -> list[SessionRow]:
    """The sessions whose first and last days are known, in the order of time.

    A calendar can only have these.
    """
    dated = [row for row in rows if is_day(row.start) and is_day(row.end)]
    return sorted(dated, key=lambda row: int(row.order))


def is_day(written: str | None) -> bool:
    """True if a date is exact to the day."""
    return written is not None and partial_date(written).day is not None


def calendar_name(language: Language) -> str:
    """The calendar file of a package: one in English, and one for each other language."""
    return "sessions.ics" if language.code == "en" else f"sessions.{language.code}.ics"
