"""Who publishes a site, and what the site says of itself: all that the catalogue says about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.rows.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of data."""

    title: str
    url: str
    """Empty if the licence has no address."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who publishes a site, and what the site says of itself."""

    name: str
    """A key: part of the names of downloads, of the ids of events, and of citation keys."""
    titles: Texts
    """The names of the site in the languages in which it has one of its own."""
    publishers: Texts
    """Who publishes the site, by language. In English always: the title if nobody is named."""
    url: str
    """The address of the publisher; empty if there is none."""
    contact: str
    """Where an error is reported, as the catalogue writes it; empty if it names nothing."""
    hero: Texts
    """The heading of the home page; empty if the title of the catalogue is its heading."""
    promise: Texts
    """What the site is, in one sentence; empty if the catalogue does not say it."""
    notice: Texts
    """What every page, workbook and calendar says first; empty if there is no notice."""
    licences: Sequence[Licence]

    def title(self, code: str, name: str) -> str:
        """The name of the site in a language; `name` if it has none of its own."""
        return self.titles.get(code, name)

    def publisher(self, code: str) -> str:
        """The name of the publisher in a language. Without one of its own it is the same in all."""
        return self.publishers.get(code, self.publishers["en"])


def identity_of(catalogue: Mapping[str, Any]) -> Identity:
    """What a catalogue says about its publisher and its site."""
    publisher = catalogue.get("publisher", {})
    return Identity(
        name=catalogue["name"],
        titles=texts(catalogue, "title"),
        publishers={"en": publisher.get("name") or catalogue["title"], **texts(publisher, "name")},
        url=publisher.get("url", ""),
        contact=catalogue.get("contact", ""),
        hero=catalogue.get("hero", {}),
        promise=catalogue.get("promise", {}),
        notice=catalogue.get("notice", {}),
        licences=licences_of(catalogue),
    )


def licences_of(descriptor: Mapping[str, Any]) -> list[Licence]:
    """The licences that a catalogue or a package names."""
    return [
        Licence(str(one.get("title") or one.get("name") or one["path"]), one.get("path", ""))
        for one in descriptor.get("licenses", [])
        if one
    ]
