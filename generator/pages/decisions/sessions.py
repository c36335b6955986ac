"""Sessions as pages show them: their order, their dates, their calendar."""

from collections.abc import Sequence

from generator.dates import partial_date
from generator.language import Language
from generator.pages.scope import Scope
from generator.rows.decisions import SessionRow


def sessions_in_order(scope: Scope) -> list[SessionRow]:
    return sorted(scope.tables.sessions, key=lambda row: int(row.order))


def adopting_sessions(scope: Scope) -> list[SessionRow]:
    """The sessions that adopted decisions, the latest first."""
    adopting = {row.session for row in scope.tables.decisions}
    return [row for row in reversed(sessions_in_order(scope)) if row.session in adopting]


def session_dates(scope: Scope, row: SessionRow) -> str:
    """The days of a session as far as they are known; empty where they are not."""
    start, end = row.start, row.end
    days = [scope.language.date(day) for day in dict.fromkeys((start, end)) if day]
    return (
        scope.language.text("%(start)s to %(end)s", start=days[0], end=days[1])
        if len(days) > 1
        else "".join(days)
    )


def dated_sessions(rows: Sequence[SessionRow]) -> list[SessionRow]:
    """The sessions whose first and last days are known, in the order of time: those that a calendar
    can hold.
    """
    dated = [row for row in rows if is_day(row.start) and is_day(row.end)]
    return sorted(dated, key=lambda row: int(row.order))


def is_day(written: str | None) -> bool:
    return written is not None and partial_date(written).day is not None


def calendar_name(language: Language) -> str:
    """The file of a package's dated sessions: one in English, and one for each further language."""
    return "sessions.ics" if language.code == "en" else f"sessions.{language.code}.ics"
