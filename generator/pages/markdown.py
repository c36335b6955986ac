"""Markdown from text. Text from data is escaped here, once, for every page."""

import re
from collections.abc import Iterable

from generator.language.marks import BEGIN, END, ENGLISH, Marked

SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~^$=#!]|^[-+:?]|^\d+(?=[.)](?:\s|$))|://")
"""What Markdown, or an extension of it, could take for a mark."""
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
"""What makes one space: spaces at which no line may break (92 %) stay."""
OUTSIDE = re.compile(r"https?://[^\s<>()\"]+")


class Markdown(str):
    """Text that is Markdown already: a template prints it as it is. All other text is escaped."""

    __slots__ = ()


def escaped(text: object) -> Markdown:
    """Any text as Markdown that shows just this text, on one line, and says which parts of it are
    in English.
    """
    if isinstance(text, Markdown):
        return text
    line = without_marks(
        SPACES.sub(" ", text.source if isinstance(text, Marked) else str(text)).strip(" ")
    )
    return Markdown(tagged(line)) if isinstance(text, Marked) else line


def without_marks(line: str) -> Markdown:
    """A line, or a part of one, whose characters stand for themselves."""
    return Markdown(
        SPECIAL.sub(
            lambda match: "".join(f"&#{ord(character)};" for character in match.group()), line
        )
    )


def tagged(line: str) -> str:
    """Escaped text with its parts in English as Markdown that says so: *text*{: lang="en" dir="ltr"
    }.
    """
    return line.replace(BEGIN, "*").replace(END, f"*{{: {ENGLISH} }}")


def link(text: object, address: str) -> Markdown:
    """A link. An `&` in the address stays one: `&copy;` would become another character."""
    return Markdown(f"[{escaped(text)}]({address.replace('&', '&amp;')})")


def dotted(parts: Iterable[Markdown]) -> Markdown:
    """Parts on one line with dots between them."""
    return Markdown(" · ".join(parts))


def data_link(package: str, table: str) -> Markdown:
    """A table as CSV. `site:/` stands for the top of the site, above the languages."""
    return file_link(table, f"data/{package}/{table}.csv")


def file_link(text: str, path: str) -> Markdown:
    """A file published beside the pages, by its path below the top of the site."""
    return link(text, f"site:/{path}")


def outside_link(text: object, address: str) -> Markdown:
    """A link to another site; just the text where the address is not a plain one of the web."""
    return link(text, address) if OUTSIDE.fullmatch(address) else escaped(text)


def code(text: str) -> Markdown:
    """A key or an id, set as code. It has no backtick: keys are letters, digits, `-`, `.` and `~`."""
    return Markdown(f"`{text}`")
