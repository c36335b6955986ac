"""An Atom feed per language (RFC 4287): an entry for each release and for each correction."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, indent, tostring

from generator.language import Language
from generator.models import Correction, Register
from generator.pages.corrections import notice
from generator.pages.releases import day, figures_text

ATOM = "http://www.w3.org/2005/Atom"
ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed, about a release or a correction."""

    updated: date
    id: str
    """An id that never changes."""
    title: str
    page: str
    """The address of the page that says more."""
    summary: str


def atom_feed(register: Register, language: Language, address: str) -> bytes:
    """The Atom feed in one language, with the newest entry first.

    `address` is the address of the site, with a slash at its end.
    """
    entries = sorted(
        [
            *release_entries(register, language, address),
            *correction_entries(register, language, address),
        ],
        key=lambda entry: (-entry.updated.toordinal(), entry.id),
    )
    site = register.release.title_in(language.code)
    updated = entries[0].updated if entries else register.release.created
    feed = f"{address}api/feeds/{language.code}.xml"
    page = f"{address}{language.code}/corrections/"
    root = element(
        "feed",
        element("id", text=feed),
        element("title", text=language.text("%(site)s: releases and corrections", site=site)),
        element("updated", text=atom_time(updated)),
        element("author", element("name", text=register.release.identity.publisher(language.code))),
        element("link", rel="self", type="application/atom+xml", href=feed),
        element("link", rel="alternate", type="text/html", href=page),
        *map(entry_element, entries),
        **{"xmlns": ATOM, "xml:lang": language.code},
    )
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'.encode()


def entry_element(entry: Entry) -> Element:
    """An entry in XML."""
    return element(
        "entry",
        element("id", text=entry.id),
        element("title", text=entry.title),
        element("updated", text=atom_time(entry.updated)),
        element("link", rel="alternate", type="text/html", href=entry.page),
        element("summary", text=entry.summary),
    )


def element(name: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """An element of XML. Characters of its text that XML cannot hold become �."""
    made = Element(name, attributes)
    made.text = ILLEGAL.sub("�", text)
    made.extend(children)
    return made


def atom_time(when: date) -> str:
    """A date as Atom writes it, with the time of midnight."""
    return f"{when.isoformat()}T00:00:00Z"


def release_entries(register: Register, language: Language, address: str) -> Iterator[Entry]:
    """The entry of each release."""
    for release in register.history.releases:
        title = language.text(
            "Release %(version)s, %(date)s.", version=release.version, date=day(release, language)
        )
        yield Entry(
            updated=release.created,
            id=tag_uri(address, release.created, f"{language.code}/releases/{release.version}"),
            title=title,
            page=f"{address}{language.code}/releases/",
            summary=f"{figures_text(release, language)}; SHA-256 {release.hash}",
        )


def correction_entries(register: Register, language: Language, address: str) -> Iterator[Entry]:
    """The entry of each correction. It leads to the page of the figure."""
    for correction in register.history.corrections:
        words = notice(register, correction, language)
        path = f"{language.code}/corrections/{correction_hash(correction)}"
        page = f"figures/{words.figure.id}" if words.figure else "corrections"
        yield Entry(
            updated=correction.date,
            id=tag_uri(address, correction.date, path),
            title=f"{words.kind}: {words.subject}",
            page=f"{address}{language.code}/{page}/",
            summary=f"{words.change} {words.reason}",
        )


def tag_uri(address: str, when: date, what: str) -> str:
    """A tag URI (RFC 4151): an id that stays the same if the site moves to another path."""
    return f"tag:{urlsplit(address).hostname},{when.isoformat()}:{what}"


def correction_hash(correction: Correction) -> str:
    """A hash of a correction. The reason is not a part of it, because its words may be improved."""
    key = (correction.figure, correction.release, correction.field, correction.old, correction.new)
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:16]
