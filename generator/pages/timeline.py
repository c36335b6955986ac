"""What is due in all packages, in one list: what is to come first, then what has passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language, gettext_noop
from generator.models import Register
from generator.pages.cells import Cell, Several
from generator.pages.due import STEM, Due, due_entries
from generator.pages.escaping import Markdown
from generator.pages.lists import EMPTY, Column, List, list_page
from generator.pages.local import LocalPackage, home_crumb, local_packages
from generator.pages.page import ListColumn, Page, distinct, language_file, top_of
from generator.pages.sentences import PASSED

PATH = "due/index.md"
STATES = {
    "coming": gettext_noop("to come"),
    "told": gettext_noop("date passed; our data have a follow-up to some of it"),
    "passed": PASSED,
}
"""Whether its date has passed, and if our data have a document about what was done."""


@dataclass(frozen=True)
class Dated:
    """Something due, with its package and state."""

    local: LocalPackage
    due: Due
    state: str
    """A key of `STATES`."""


def timeline_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of all that is due on a date; no page if nothing is."""
    text, entries = language.text, timeline(register, language)
    if not entries:
        return
    calendar = language_file(STEM, "ics", language.code)
    days = tuple((str(number), one.due.when) for number, one in enumerate(entries))
    packages = distinct((one.local.package.name, one.local.tab) for one in entries)
    who = distinct((one.due.body, one.due.who) for one in entries if one.due.who)
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
            Markdown(f"[{text('Calendar')}]({top_of(PATH)}data/{calendar})"),
        ),
        columns=(
            Column(text("Due"), ListColumn("due", "given", days)),
            Column(text("Who"), ListColumn("who", values=(*who, EMPTY), filtered=True)),
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


def timeline(register: Register, language: Language) -> list[Dated]:
    """What is to come, the next first; then what has passed, the latest first."""
    today = register.release.created
    entries = [
        Dated(local, due, "coming" if due.last >= today else "told" if due.told else "passed")
        for local in local_packages(register, language)
        for due in due_entries(local)
    ]
    coming = [one for one in entries if one.state == "coming"]
    passed = [one for one in entries if one.state != "coming"]
    coming.sort(key=lambda one: one.due.last)
    passed.sort(key=lambda one: one.due.last, reverse=True)
    return [*coming, *passed]


def row_of(one: Dated) -> Sequence[Cell]:
    """The cells of an entry."""
    return (
        Link(one.due.when, one.due.path),
        one.due.who or None,
        Several(one.due.what),
        one.local.language.text(STATES[one.state]),
        Link(one.local.tab, one.local.overview_path),
    )
