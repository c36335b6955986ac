"""Works that can be cited: documents, figures and pages, with their addresses."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from generator.dates import is_date, partial_date
from generator.ids import KEY
from generator.language import Language
from generator.language.names import figure_name, in_words
from generator.models import Figure, Register
from generator.names import slug
from generator.rows.common import SourceRow

UNITED_NATIONS = ("ar", "en", "es", "fr", "ru", "zh")
"""Languages in which the United Nations publish documents, each at its own address."""
IN_ADDRESSES = ":/?#[]@!$&'*+,;=%~"
"""Characters that are not escaped in an address.

Parentheses of a symbol are escaped, because programs that find links in text end a link there.
"""
BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
"""Line breaks, spaces and control characters."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site."""

    title: str
    description: str
    path: str
    """Its address below the folder of the language: `un-swap/indicators/audit/`."""


@dataclass(frozen=True, slots=True)
class Work:
    """One work, with the fields of reference managers. A field that is not known is empty."""

    form: str
    """`report`, `dataset` or `webpage`, as CSL calls them."""
    key: str
    title: str
    publisher: str
    published: str
    """As exact as it is known: 2020, 2020-06 or 2020-06-30."""
    url: str
    language: str
    """The language of the title."""
    number: str = ""
    """The symbol of a document, or the id of a figure."""
    author: str = ""
    """Empty for documents: we know their publisher only."""
    version: str = ""
    """The release, for works of this site."""
    read: str = ""
    """The day on which we read a web page, because it may have changed since."""
    edition: str = ""
    """The language in which we read it, if that is not the reader's."""

    @property
    def dated(self) -> tuple[str, ...]:
        """Year, month and day as far as `published` has them; empty if it is not a date."""
        return partial_date(self.published).parts if is_date(self.published) else ()


def document_work(row: SourceRow, language: Language) -> Work:
    """The document of a row of `sources`, with its title in the reader's language.

    A source whose key is not a symbol is a web page.
    """
    symbol = is_symbol(row.source)
    return Work(
        form="report" if symbol else "webpage",
        key=slug(row.source),
        title=one_line(language.localised(row.title)),
        publisher=one_line(row.publisher),
        published=one_line(row.published or ""),
        url=document_address(row, language),
        language=language.code if language.code in row.title else "en",
        number=row.source if symbol else "",
        read="" if symbol else str(row.retrieved),
        edition="" if row.language == language.code else row.language,
    )


def figure_work(register: Register, figure: Figure, language: Language, address: str) -> Work:
    """A figure as a data set published by this site. `address` ends with a slash."""
    release, identity = register.release, register.release.identity
    return Work(
        form="dataset",
        key=f"{identity.name}.{id_in_keys(figure)}",
        title=one_line(figure_words(register, figure, language)),
        publisher=one_line(identity.publisher(language.code)),
        published=release.created.isoformat(),
        url=figure_address(register, figure, language, address),
        language=language.code,
        number=figure.id,
        author=one_line(identity.publisher(language.code)),
        version=register.edition,
    )


def page_work(register: Register, page: SitePage, language: Language, address: str) -> Work:
    """A page of the site. `address` is the address of the site and ends with a slash."""
    release, identity = register.release, register.release.identity
    return Work(
        form="webpage",
        key="-".join(part for part in (identity.name, slug(page.path)) if part),
        title=one_line(page.title),
        publisher=one_line(identity.publisher(language.code)),
        published=release.created.isoformat(),
        url=page_address(page, language, address),
        language=language.code,
        author=one_line(identity.publisher(language.code)),
        version=register.edition,
    )


def figure_words(register: Register, figure: Figure, language: Language) -> str:
    """What is cited and its value: “Audit – Met or exceeded (2019): 92%”.

    It names who said it, and says if something else in the documents does not agree.
    """
    said = language.text(
        "%(label)s: %(value)s",
        label=figure_name(register, figure, language),
        value=in_words(register, figure, language),
    )
    subjects = register.rows[figure.package].subjects
    if figure.main and figure.main.speaker:
        speaker = subjects.get(figure.main.speaker)
        name = language.localised(speaker.title) if speaker else figure.main.speaker
        said = language.text("%(said)s, said by %(speaker)s", said=said, speaker=name)
    if figure.id in register.disputed:
        said = language.text("%(said)s (not everything in the documents agrees)", said=said)
    return said


def figure_address(register: Register, figure: Figure, language: Language, address: str) -> str:
    """The permanent address of a figure, at its value in the last release if nothing changed since.

    `address` is that of the site and ends with a slash.
    """
    history = register.history
    is_released = history.releases and not history.later_changes
    version = f"#{register.edition}" if is_released else ""
    return f"{address}{language.code}/figures/{figure.id}/{version}"


def page_address(page: SitePage, language: Language, address: str) -> str:
    """The address of a page. `address` is that of the site and ends with a slash."""
    return quote(f"{address}{language.code}/{page.path}", IN_ADDRESSES)


def document_address(row: SourceRow, language: Language) -> str:
    """The address of a document in the reader's language, else in English; may be empty."""
    code = language.code if language.code in UNITED_NATIONS else "en"
    return quote((row.url or "").replace("{lang}", code), IN_ADDRESSES)


def is_symbol(source: str) -> bool:
    """True if a source has a symbol, as printed. Other sources have a key that we gave them."""
    return re.fullmatch(KEY, source) is None


def id_in_keys(figure: Figure) -> str:
    """The id of a figure for a citation key. `~` becomes `+`, because TeX reads `~` as a space."""
    return figure.id.replace("~", "+")


def one_line(text: str) -> str:
    """A text without line breaks and control characters, which reference formats do not allow."""
    return BREAKS.sub(" ", text).strip()
