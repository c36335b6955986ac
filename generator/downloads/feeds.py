"""An Atom feed per language (RFC 4287): an entry for each release and for each correction."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from generator.language import Language
from generator.models import Correction, Register
from generator.pages.corrections import notice
from generator.pages.releases import day, figures_text

ATOM = "http://www.w3.org/2005/Atom"
ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def atom_feed(register: Register, language: Language, address: str) -> bytes:
    """The Atom feed in one language, with the newest entry first.

    `address` is the address of the site, with a slash at its end.
    """
    register_namespace("", ATOM)
    dated = [
        *release_entries(register, language, address),
        *correction_entries(register, language, address),
    ]
    entries = sorted(
        dated, key=lambda pair: (-pair[0].toordinal(), pair[1].findtext(f"{{{ATOM}}}id") or "")
    )
    title = language.text("%(site)s: releases and corrections", site=register.release.title)
    updated = max((when for when, _ in entries), default=register.release.created)
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language.code})
    add_element(root, "id", f"{address}api/feeds/{language.code}.xml")
    add_element(root, "title", title)
    add_element(root, "updated", atom_time(updated))
    add_element(add_element(root, "author"), "name", register.release.title)
    add_element(
        root,
        "link",
        rel="self",
        type="application/atom+xml",
        href=f"{address}api/feeds/{language.code}.xml",
    )
    add_element(
        root,
        "link",
        rel="alternate",
        type="text/html",
        href=f"{address}{language.code}/corrections/",
    )
    root.extend(element for _, element in entries)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'.encode()


def release_entries(
    register: Register, language: Language, address: str
) -> Iterator[tuple[date, Element]]:
    """The date and the entry of each release."""
    for release in register.history.releases:
        title = language.text(
            "Release %(version)s, %(date)s.", version=release.version, date=day(release, language)
        )
        identity = tag_uri(address, release.created, f"{language.code}/releases/{release.version}")
        summary = f"{figures_text(release, language)}; SHA-256 {release.hash}"
        page = f"{address}{language.code}/releases/"
        yield (
            release.created,
            feed_entry(page, release.created, identity=identity, title=title, summary=summary),
        )


def correction_entries(
    register: Register, language: Language, address: str
) -> Iterator[tuple[date, Element]]:
    """The date and the entry of each correction. The entry links to the page of the figure."""
    for correction in register.history.corrections:
        words = notice(register, correction, language)
        path = f"{language.code}/corrections/{correction_hash(correction)}"
        identity = tag_uri(address, correction.date, path)
        page = f"figures/{words.figure.id}" if words.figure else "corrections"
        yield (
            correction.date,
            feed_entry(
                f"{address}{language.code}/{page}/",
                correction.date,
                identity=identity,
                title=f"{words.kind}: {words.subject}",
                summary=f"{words.change} {words.reason}",
            ),
        )


def feed_entry(page: str, when: date, *, identity: str, title: str, summary: str) -> Element:
    """An entry of the feed. `page` is the address of a page, and `identity` a permanent id."""
    element = Element(f"{{{ATOM}}}entry")
    add_element(element, "id", identity)
    add_element(element, "title", title)
    add_element(element, "updated", atom_time(when))
    add_element(element, "link", rel="alternate", type="text/html", href=page)
    add_element(element, "summary", summary)
    return element


def tag_uri(address: str, when: date, what: str) -> str:
    """A tag URI (RFC 4151): an id that stays the same if the site moves to another path."""
    return f"tag:{urlsplit(address).hostname},{when.isoformat()}:{what}"


def correction_hash(correction: Correction) -> str:
    """A hash of a correction. The reason is not a part of it, because its words may be improved."""
    cells = (
        correction.figure,
        correction.release,
        correction.field,
        correction.old,
        correction.new,
    )
    return hashlib.sha256("\n".join(cells).encode()).hexdigest()[:16]


def atom_time(when: date) -> str:
    """A date as Atom writes it, with the time of midnight."""
    return f"{when.isoformat()}T00:00:00Z"


def add_element(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Adds an element of Atom to its parent, and returns it. Characters illegal in XML become �."""
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text and ILLEGAL.sub("�", text)
    return element
