"""Citations in words, as readers write them."""

from functools import reduce

from generator.citations.works import Work
from generator.language import Language
from generator.models import Register


def document_words(work: Work, locator: str, language: Language) -> str:
    """A document: publisher, title, symbol, dates, locator, and its address if it has one."""
    dates = (date_words(work, language), edition_words(work, language), read_words(work, language))
    parts = (work.publisher, quoted(work, language), work.number, *dates, locator)
    return with_address(joined_parts(language, *parts), language.isolated(work.url))


def site_work_words(work: Work, language: Language) -> str:
    """A work of this site: publisher, title, id of the figure, release, date and address."""
    parts = (
        work.publisher,
        quoted(work, language),
        number_words(work, language),
        release_words(work.version, language),
        date_words(work, language),
    )
    return with_address(joined_parts(language, *parts), language.isolated(work.url))


def number_words(work: Work, language: Language) -> str:
    """“computed figure” and its id if the work is a figure; else empty."""
    return language.text("computed figure %(id)s", id=work.number) if work.number else ""


def site_words(register: Register, language: Language) -> str:
    """This site in the state of this release: “Answerable, release 2026.1”."""
    return joined_parts(
        language,
        register.release.title_in(language.code),
        release_words(register.edition, language),
    )


def release_words(version: str, language: Language) -> str:
    """The release, like “release 2026.1+”. The plus sign follows the number in every language."""
    return language.text(
        "release %(version)s",
        version=f"{language.left_to_right_mark}{version}{language.left_to_right_mark}",
    )


def sentences(language: Language, *parts: str) -> str:
    """The parts of a citation as sentences without the last full stop."""
    return reduce(
        lambda document, found: language.text(
            "%(document)s. %(found)s", document=document, found=found
        ),
        parts,
    )


def joined_parts(language: Language, *parts: str) -> str:
    """The parts of a citation in their order, without the empty parts."""
    present = [language.isolated(part) for part in parts if part]
    return reduce(
        lambda source, place: language.text("%(source)s, %(place)s", source=source, place=place),
        present,
    )


def quoted(work: Work, language: Language) -> str:
    """The title in quotation marks of the language."""
    return language.text("“%(title)s”", title=work.title)


def date_words(work: Work, language: Language) -> str:
    """The date as exact as it is known; an unusual date unchanged; “undated” without a date."""
    if not work.published:
        return language.text("undated")
    return language.date(work.published) if work.dated else work.published


def edition_words(work: Work, language: Language) -> str:
    """The language in which a document was read; empty if it is the reader's."""
    if not work.edition:
        return ""
    return language.text("read in %(language)s", language=language.language_name(work.edition))


def read_words(work: Work, language: Language) -> str:
    """The day on which a web page was read; empty for a document with a symbol."""
    return language.text("read %(date)s", date=language.date(work.read)) if work.read else ""


def with_address(text: str, address: str) -> str:
    """A text and an address in ASCII parentheses.

    The parentheses are the same in every language, so that programs recognise where the link ends.
    """
    return f"{text} ({address})" if address else text
