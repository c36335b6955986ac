"""The sessions of a package as iCalendar. Only sessions whose days are known are in the file."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from generator.language import language_named
from generator.models import Package, Register
from generator.pages.decisions.sessions import calendar_name, dated_sessions
from generator.pages.local import LocalPackage
from generator.rows.decisions import SessionRow


def calendar_files(register: Register, package: Package, address: str) -> dict[str, bytes]:
    """One calendar per language, by file name. Empty if no session of the package has a date."""
    codes = dict.fromkeys(("en", *register.release.languages))
    packages = [LocalPackage(register, language_named(code), package) for code in codes]
    return {
        calendar_name(local.language): calendar(local, address)
        for local in packages
        if dated_sessions(local.tables.sessions)
    }


def calendar(local: LocalPackage, address: str) -> bytes:
    """The calendar of one package in one language."""
    entries = Calendar()
    entries.add("prodid", "-//Answerable//Sessions//EN")
    entries.add("version", "2.0")
    entries.add("x-wr-calname", local.package_text("title"))
    for row in dated_sessions(local.tables.sessions):
        entries.add_component(session_event(local, row, address))
    return bytes(entries.to_ical())


def session_event(local: LocalPackage, row: SessionRow, address: str) -> Event:
    """A session as an event of whole days. Its end is the day after the last day (RFC 5545)."""
    package, session = local.package.name, row.session
    register = local.register
    event = Event()
    event.add("uid", f"{package}.{session}@answerable")
    event.add("dtstamp", datetime.combine(register.release.created, time(), UTC))
    event.add("dtstart", date.fromisoformat(str(row.start)))
    event.add("dtend", date.fromisoformat(str(row.end)) + timedelta(days=1))
    names = {"body": local.title("bodies", row.body), "session": local.title("sessions", session)}
    event.add("summary", local.language.text("%(body)s: %(session)s", **names))
    language = (
        local.language.code
        if local.language.code in register.release.languages
        else register.release.languages[0]
    )
    event.add("url", f"{address}{language}/{package}/sessions/{session}/")
    event.add("transp", "TRANSPARENT")
    return event
