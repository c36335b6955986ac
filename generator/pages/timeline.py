"""What is due in all packages, in one list: what is to come first, then what has passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.pages.cells import Cell, Several
from generator.pages.due import STEM, Due, due_entries
from generator.pages.escaping import Markdown
from generator.pages.lists import EMPTY, Column, List, list_page
from generator.pages.local import LocalPackage, home_crumb, local_packages
from generator.pages.page import ListColumn, Page, distinct, distinct_texts, language_file, top_of
from generator.pages.states import STATES

PATH = "due/index.md"


@dataclass(frozen=True)
class Entry:
    """Something due, with its package."""

    local: LocalPackage
    due: Due


def timeline_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of all that is due on a date; no page if nothing is."""
    text, entries = language.text, timeline(register, language)
    if not entries:
        return
    calendar, calendar_text = language_file(STEM, "ics", language.code), text("Calendar")
    in_time = dict.fromkeys(one.due.when for one in sorted(entries, key=lambda one: one.due.last))
    days = tuple((str(number), when) for number, when in enumerate(in_time))
    packages = distinct((one.local.package.name, one.local.tab) for one in entries)
    who = distinct_texts(
        (one.local.package.name, one.due.body, one.due.who) for one in entries if one.due.who
    )
    states = tuple((key, text(words)) for key, words in STATES.items())
    shown = List(
        path=PATH,
        title=text("What is due"),
        description=text("Who has to do what, and by when: all packages in one list."),
        before=(
            text(
                "What decisions ask and documents announce, where a date or a session with a date "
                "is known. That a date has passed does not mean that nothing was done."
            ),
            Markdown(f"[{calendar_text}]({top_of(PATH)}data/{calendar})"),
        ),
        columns=(
            Column(text("Due"), ListColumn("due", "given", days)),
            Column(
                text("Whom it concerns"), ListColumn("who", values=(*who, EMPTY), filtered=True)
            ),
            Column(text("What"), ListColumn("what")),
            Column(text("State"), ListColumn("state", "given", states, filtered=True)),
            Column(text("Package"), ListColumn("package", "given", packages, filtered=True)),
        ),
        rows=[row_of(one) for one in entries],
        breadcrumbs=home_crumb(language),
    )
    yield list_page(register, language, shown)


def timeline_link(register: Register, language: Language) -> Link | None:
    """The title and the page of the list; None if nothing is due on a date."""
    return Link(language.text("What is due"), PATH) if timeline(register, language) else None


def timeline(register: Register, language: Language) -> list[Entry]:
    """What is to come, the next first; then what has passed, the latest first."""
    entries = [
        Entry(local, due)
        for local in local_packages(register, language)
        for due in due_entries(local)
    ]
    coming = [one for one in entries if one.due.state == "coming"]
    passed = [one for one in entries if one.due.state != "coming"]
    coming.sort(key=lambda one: one.due.last)
    passed.sort(key=lambda one: one.due.last, reverse=True)
    return [*coming, *passed]


def row_of(one: Entry) -> Sequence[Cell]:
    """The cells of an entry."""
    return (
        Link(one.due.when, one.due.path),
        one.due.who or None,
        Several(one.due.what),
        one.local.language.text(STATES[one.due.state]),
        Link(one.local.tab, one.local.overview_path),
    )
