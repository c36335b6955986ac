"""What is cited: a document, a figure or a page of the site. With the addresses of each."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from generator.dates import is_date, partial_date
from generator.ids import KEY
from generator.language import Language
from generator.language.names import figure_name
from generator.models import Figure, Register
from generator.names import slug
from generator.rows.common import SourceRow

UNITED_NATIONS = ("ar", "en", "es", "fr", "ru", "zh")
"""Languages in which documents of the United Nations stand at an address of their own."""
IN_ADDRESSES = ":/?#[]@!$&'*+,;=%~"
"""What stays as it is in an address. Parentheses of a symbol do not: programs that find links in
text cut there.
"""
OWN_KEY = "answerable"
"""What keys of our own works begin with."""
BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site. `path` is its address below the folder of the language:
    `un-swap/indicators/audit/`.
    """

    title: str
    description: str
    path: str


@dataclass(frozen=True, slots=True)
class Work:
    """One work as reference managers know it. Absent is empty, and nothing of it is guessed."""

    form: str
    """`report`, `dataset` or `webpage`, as CSL calls them."""
    key: str
    title: str
    publisher: str
    published: str
    """At its own precision: 2020, 2020-06 or 2020-06-30."""
    url: str
    language: str
    """That of the title."""
    number: str = ""
    """The symbol of a document, or the id of a figure."""
    author: str = ""
    """Of a document we know the publisher only."""
    version: str = ""
    read: str = ""
    """The day on which a web page was read: it may read otherwise now."""

    @property
    def dated(self) -> tuple[str, ...]:
        """Year, month and day as far as they are known; nothing where `published` is no plain date."""
        return partial_date(self.published).parts if is_date(self.published) else ()


def document_work(row: SourceRow, language: Language) -> Work:
    """The document of a row of `sources`, its title in the reader's language; a key for a symbol
    marks a web page.
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
    )


def figure_work(register: Register, figure: Figure, language: Language, address: str) -> Work:
    """A figure as we publish it: a data set of ours."""
    release = register.release
    return Work(
        form="dataset",
        key=f"{OWN_KEY}.{id_in_keys(figure)}",
        title=one_line(figure_name(register, figure, language)),
        publisher=one_line(release.title),
        published=release.created.isoformat(),
        url=figure_address(figure, language, address),
        language=language.code,
        number=figure.id,
        author=one_line(release.title),
        version=register.edition,
    )


def page_work(register: Register, page: SitePage, language: Language, address: str) -> Work:
    """A page of the site."""
    release = register.release
    return Work(
        form="webpage",
        key="-".join(part for part in (OWN_KEY, slug(page.path)) if part),
        title=one_line(page.title),
        publisher=one_line(release.title),
        published=release.created.isoformat(),
        url=page_address(page, language, address),
        language=language.code,
        author=one_line(release.title),
        version=register.edition,
    )


def figure_address(figure: Figure, language: Language, address: str) -> str:
    """The permanent address of a figure."""
    return f"{address}{language.code}/figures/{figure.id}/"


def page_address(page: SitePage, language: Language, address: str) -> str:
    return quote(f"{address}{language.code}/{page.path}", IN_ADDRESSES)


def document_address(row: SourceRow, language: Language) -> str:
    """Where a document stands in the reader's language, or in English where the United Nations do
    not write it.
    """
    code = language.code if language.code in UNITED_NATIONS else "en"
    return quote((row.url or "").replace("{lang}", code), IN_ADDRESSES)


def is_symbol(source: str) -> bool:
    """Whether a source is a symbol as printed; else it is a key that we gave to what has none."""
    return re.fullmatch(KEY, source) is None


def id_in_keys(figure: Figure) -> str:
    """The id of a figure as part of a key: TeX takes ~ for a space."""
    return figure.id.replace("~", "+")


def one_line(text: str) -> str:
    """A text without line breaks and control characters, none of which a reference can hold."""
    return BREAKS.sub(" ", text).strip()
