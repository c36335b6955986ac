"""Text with parts in another language than its reader's: plain text to all, which knows where they
are.
"""

from collections.abc import Iterable, Mapping

BEGIN, END = "\ufdd0", "\ufdd1"
"""What stands around a part in English: characters that Unicode keeps for such use and that no text
holds.
"""
WITHOUT = str.maketrans("", "", BEGIN + END)
ENGLISH = 'lang="en" dir="ltr"'
"""What says of a part of a page that it is in English."""


class Marked(str):
    """Text some parts of which are in English, though its reader's language is another."""

    __slots__ = ("source",)
    source: str
    """The same text with `BEGIN` and `END` around those parts."""

    def __new__(cls, source: str) -> "Marked":
        text = super().__new__(cls, source.translate(WITHOUT))
        text.source = source
        return text


def english(text: str) -> str:
    """A text in English for readers of another language; empty where it is."""
    plain = " ".join(text.translate(WITHOUT).split())
    return Marked(f"{BEGIN}{plain}{END}") if plain else ""


def source_of(text: object) -> object:
    """A text with its marks; anything else as it is."""
    return text.source if isinstance(text, Marked) else text


def sources_of(texts: Iterable[object]) -> list[str]:
    return [str(source_of(text)) for text in texts]


def filled(message: str, values: Mapping[str, object]) -> str:
    """A message with its `%(name)s` filled in, which keeps the marks of its values."""
    return kept(message % {name: source_of(value) for name, value in values.items()})


def kept(source: str) -> str:
    """A text whose marks count, if it has any."""
    return Marked(source) if BEGIN in source else source
