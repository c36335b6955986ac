"""Calendars (iCalendar): the sessions of a package, and what is due by whom, of one or all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from generator.language import Language, language_of
from generator.models import Package, Register
from generator.models.identity import Identity
from generator.pages.decisions.sessions import calendar_name, dated_sessions
from generator.pages.due import STEM, Due, due_entries
from generator.pages.local import LocalPackage, local_packages
from generator.pages.page import language_file, published
from generator.rows.decisions import SessionRow


@dataclass(frozen=True)
class About:
    """What a calendar says of itself, and in which language."""

    identity: Identity
    language: Language
    title: str


def calendar_files(register: Register, package: Package, address: str) -> dict[str, bytes]:
    """The calendars of each language, by file name. A calendar without entries is left out.

    Only sessions whose days are known are in the calendar of sessions.
    """
    codes = dict.fromkeys(("en", *register.release.languages))
    files: dict[str, bytes] = {}
    for code in codes:
        local = LocalPackage(register, language_of(register.release, code), package)
        sessions = [
            session_event(local, row, address) for row in dated_sessions(local.tables.sessions)
        ]
        due = [due_event(local, entry, address) for entry in due_entries(local)]
        named = {
            calendar_name(local.language): sessions,
            language_file(STEM, "ics", code): due,
        }
        about = About(register.release.identity, local.language, local.package_text("title"))
        files |= {name: calendar(about, events) for name, events in named.items() if events}
    return files


def due_calendars(register: Register, address: str) -> dict[str, bytes]:
    """What is due in all packages, a calendar for each language, by file name."""
    files: dict[str, bytes] = {}
    for code in dict.fromkeys(("en", *register.release.languages)):
        language = language_of(register.release, code)
        events = [
            due_event(local, entry, address)
            for local in local_packages(register, language)
            for entry in due_entries(local)
        ]
        if events:
            title = language.chained(
                [register.release.title_in(code), language.text("What is due")]
            )
            about = About(register.release.identity, language, title)
            files[language_file(STEM, "ics", code)] = calendar(about, events)
    return files


def calendar(about: About, events: Iterable[Event]) -> bytes:
    """A calendar with a title, and with the notice of the site if it has one."""
    entries = Calendar()
    entries.add("prodid", f"-//{about.identity.publisher('en')}//Calendar//EN")
    entries.add("version", "2.0")
    entries.add("x-wr-calname", about.title)
    if notice := about.language.localised(about.identity.notice):
        entries.add("x-wr-caldesc", notice)
    for event in events:
        entries.add_component(event)
    return bytes(entries.to_ical())


def event_of(
    local: LocalPackage, key: str, *, first: date, last: date, summary: str, url: str
) -> Event:
    """An event of whole days. Its end is the day after the last day (RFC 5545).

    `url` is the path of a page below the folder of its language, with the address of the site.
    """
    event = Event()
    event.add("uid", f"{local.package.name}.{key}@{local.register.release.identity.name}")
    event.add("dtstamp", datetime.combine(local.register.release.created, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", summary)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def page_url(local: LocalPackage, path: str, address: str) -> str:
    """The address of a page in the language, or in the first language of the site."""
    languages = local.register.release.languages
    code = local.language.code if local.language.code in languages else languages[0]
    return f"{address}{code}/{published(path)}"


def session_event(local: LocalPackage, row: SessionRow, address: str) -> Event:
    """A session."""
    names = {
        "body": local.title("bodies", row.body),
        "session": local.title("sessions", row.session),
    }
    return event_of(
        local,
        row.session,
        first=date.fromisoformat(str(row.start)),
        last=date.fromisoformat(str(row.end)),
        summary=local.language.text("%(body)s: %(session)s", **names),
        url=page_url(local, local.path("sessions", row.session), address),
    )


def due_event(local: LocalPackage, due: Due, address: str) -> Event:
    """What one body has to do. Its category is the body, by which calendars can be filtered."""
    unknown = "" if due.exact else local.language.text("day not known")
    event = event_of(
        local,
        f"due.{due.key}",
        first=due.first,
        last=due.last,
        summary=local.language.clauses([part for part in (due.who, due.when, unknown) if part]),
        url=page_url(local, due.path, address),
    )
    event.add("description", "\n".join(due.what))
    if due.who:
        event.add("categories", [due.who])
    return event
