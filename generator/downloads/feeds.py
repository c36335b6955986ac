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
"""Characters that XML cannot hold at all."""


def feed(register: Register, language: Language, address: str) -> bytes:
    """The feed of one language, the newest first. `address` is that of the site, with a slash at
    its end.
    """
    register_namespace("", ATOM)
    dated = [*releases(register, language, address), *corrections(register, language, address)]
    entries = sorted(
        dated, key=lambda one: (-one[0].toordinal(), one[1].findtext(f"{{{ATOM}}}id") or "")
    )
    title = language.text("%(site)s: releases and corrections", site=register.release.title)
    updated = max((when for when, _ in entries), default=register.release.created)
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language.code})
    add(root, "id", f"{address}api/feeds/{language.code}.xml")
    add(root, "title", title)
    add(root, "updated", moment(updated))
    add(add(root, "author"), "name", register.release.title)
    add(
        root,
        "link",
        rel="self",
        type="application/atom+xml",
        href=f"{address}api/feeds/{language.code}.xml",
    )
    add(
        root,
        "link",
        rel="alternate",
        type="text/html",
        href=f"{address}{language.code}/corrections/",
    )
    root.extend(entry for _, entry in entries)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'.encode()


def releases(
    register: Register, language: Language, address: str
) -> Iterator[tuple[date, Element]]:
    """An entry for each release."""
    for release in register.history.releases:
        title = language.text(
            "Release %(version)s, %(date)s.", version=release.version, date=day(release, language)
        )
        identity = tag(address, release.created, f"{language.code}/releases/{release.version}")
        summary = f"{figures_text(release, language)}; SHA-256 {release.hash}"
        page = f"{address}{language.code}/releases/"
        yield (
            release.created,
            entry(page, release.created, identity=identity, title=title, summary=summary),
        )


def corrections(
    register: Register, language: Language, address: str
) -> Iterator[tuple[date, Element]]:
    """An entry for each correction, at the page of its figure."""
    for one in register.history.corrections:
        seen = notice(register, one, language)
        identity = tag(address, one.date, f"{language.code}/corrections/{digest(one)}")
        page = f"{address}{language.code}/{f'figures/{seen.figure.id}' if seen.figure else 'corrections'}/"
        title, summary = f"{seen.kind}: {seen.subject}", f"{seen.change} {seen.reason}"
        yield one.date, entry(page, one.date, identity=identity, title=title, summary=summary)


def entry(page: str, when: date, *, identity: str, title: str, summary: str) -> Element:
    """One entry. `identity` is its permanent id."""
    element = Element(f"{{{ATOM}}}entry")
    add(element, "id", identity)
    add(element, "title", title)
    add(element, "updated", moment(when))
    add(element, "link", rel="alternate", type="text/html", href=page)
    add(element, "summary", summary)
    return element


def tag(address: str, when: date, what: str) -> str:
    """A tag URI (RFC 4151): an id that stays when the site moves to another path."""
    return f"tag:{urlsplit(address).hostname},{when.isoformat()}:{what}"


def digest(correction: Correction) -> str:
    """What tells corrections apart; the reason may be worded better later."""
    cells = (
        correction.figure,
        correction.release,
        correction.field,
        correction.old,
        correction.new,
    )
    return hashlib.sha256("\n".join(cells).encode()).hexdigest()[:16]


def moment(when: date) -> str:
    return f"{when.isoformat()}T00:00:00Z"


def add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text and ILLEGAL.sub("�", text)
    return element
