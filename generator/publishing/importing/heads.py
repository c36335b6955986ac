"""What the columns of a sheet hold, by the plain words of their heads."""

import re
from collections.abc import Mapping, Sequence

from generator.publishing.importing.layout import Head
from generator.publishing.importing.report import Report

Words = Mapping[str, Sequence[str]]
"""The heads by which a column is known, for each thing that a sheet may say."""
NUMBER = ("no", "nr", "n°", "number", "#", "id", "row", "serial number")
ASIDE = re.compile(r"\([^)]*\)|[:.*†‡]")
PROVENANCE: Words = {"source": ("source", "source key"), "locator": ("locator",)}
"""Columns that a sheet of any kind may have."""


def plain_head(text: str) -> str:
    """A head in small letters without signs and what stands in brackets: “By when?” → by when."""
    words = ASIDE.sub(" ", text.lower().replace("_", " ").replace("’", "'"))
    return " ".join(words.replace("?", " ").replace("/", " ").split()).strip(" -–")


def columns_named(heads: Sequence[Head], words: Words, report: Report) -> dict[str, Head]:
    """The first column for each thing. Group and name together count before the name alone.

    A second column of one thing is reported and left out.
    """
    found: dict[str, Head] = {}
    for head in heads:
        thing = thing_named(head, words)
        if thing and thing in found:
            report.say("left out", f"another column holds the {thing} already", head.cell)
        elif thing:
            found[thing] = head
    return found


def thing_named(head: Head, words: Words) -> str:
    """The thing that a column holds by its head; empty if no word of ours names it."""
    for text in (head.full, head.text):
        plain = plain_head(text)
        for thing, names in words.items():
            if plain in names or plain == thing.replace("_", " "):
                return thing
    return ""
