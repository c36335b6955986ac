"""Text with marks around the parts that are in English instead of the reader's language.

The marks are invisible to code that treats the text as a plain string.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

BEGIN, END = "\ufdd0", "\ufdd1"
"""The marks: characters that Unicode reserves for internal use, so that no text contains them."""
WITHOUT = str.maketrans("", "", BEGIN + END)
ENGLISH = 'lang="en" dir="ltr"'
"""The HTML attributes of a part in English."""


class Marked(str):
    """A text without marks that also keeps the text with marks."""

    __slots__ = ("source",)
    source: str
    """The text with `BEGIN` and `END` around the parts in English."""

    def __new__(cls, source: str) -> "Marked":
        text = super().__new__(cls, source.translate(WITHOUT))
        text.source = source
        return text

    def __html__(self) -> Markup:
        """The text as HTML, with `lang` on the parts in English."""
        html = str(escape(self.source)).replace(BEGIN, f"<span {ENGLISH}>")
        return Markup(html.replace(END, "</span>"))  # noqa: S704 - escaped before


def english(text: str) -> str:
    """A text, marked as English for readers of another language. A text without letters, like a
    year, is of no language.
    """
    unmarked = " ".join(text.translate(WITHOUT).split())
    return Marked(f"{BEGIN}{unmarked}{END}") if has_letters(unmarked) else unmarked


def has_letters(text: str) -> bool:
    """True if a text has a letter, so that it can be translated."""
    return any(map(str.isalpha, text))


def marked_source(text: object) -> object:
    """A text with its marks. Other values are returned unchanged."""
    return text.source if isinstance(text, Marked) else text


def marked_sources(texts: Iterable[object]) -> list[str]:
    return [str(marked_source(text)) for text in texts]


def filled(message: str, values: Mapping[str, object]) -> str:
    """A message with each `%(name)s` replaced. The marks of the values are kept."""
    return kept(message % {name: marked_source(value) for name, value in values.items()})


def kept(source: str) -> str:
    """A text as `Marked` if it contains marks."""
    return Marked(source) if BEGIN in source else source
