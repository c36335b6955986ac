"""Markdown from text. Text from data is escaped here, for every page."""

import re
from collections.abc import Iterable

from generator.language.marks import BEGIN, END, ENGLISH, Marked

SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~^$=#!]|^[-+:?]|^\d+(?=[.)](?:\s|$))|://")
"""Characters that Markdown or one of its extensions could read as markup."""
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
"""Characters that become one space. Spaces without line break, as in “92 %”, are kept."""
OUTSIDE = re.compile(r"https?://[^\s<>\"]+")
"""An address on the web."""


class Markdown(str):
    """Text that is Markdown already. Templates print it unchanged and escape all other text."""

    __slots__ = ()


def escaped(text: object) -> Markdown:
    """Any text as Markdown that shows exactly this text, on one line.

    English parts of a text in another language are marked as English.
    """
    if isinstance(text, Markdown):
        return text
    line = without_marks(
        SPACES.sub(" ", text.source if isinstance(text, Marked) else str(text)).strip(" ")
    )
    return Markdown(tagged(line)) if isinstance(text, Marked) else line


def without_marks(line: str) -> Markdown:
    """A line as Markdown in which each character stands for itself."""
    return Markdown(
        SPECIAL.sub(
            lambda match: "".join(f"&#{ord(character)};" for character in match.group()), line
        )
    )


def tagged(line: str) -> str:
    """Escaped text with its English parts as Markdown: *text*{: lang="en" dir="ltr" }."""
    return line.replace(BEGIN, "*").replace(END, f"*{{: {ENGLISH} }}")


def link(text: object, address: str) -> Markdown:
    """A link. An `&` in the address is escaped, because `&copy;` would become another character."""
    return Markdown(f"[{escaped(text)}]({address.replace('&', '&amp;')})")


def dotted(parts: Iterable[Markdown]) -> Markdown:
    """Parts on one line with dots between them."""
    return Markdown(" · ".join(parts))
