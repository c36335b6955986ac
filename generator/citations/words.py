"""A citation as a reader writes it."""

from functools import reduce

from generator.citations.works import Work
from generator.language import Language
from generator.models import Register


def document_words(work: Work, place: str, language: Language) -> str:
    """A document with the place in it: publisher, title, symbol, date, place, and its address where
    it has one.
    """
    dates = (date_words(work, language), read_words(work, language))
    parts = (work.publisher, quoted(work, language), work.number, *dates, place)
    return with_address(joined(language, *parts), language.isolated(work.url))


def own_words(work: Work, language: Language) -> str:
    """A work of ours: who, what, which figure, the release and its date, and the address."""
    parts = (
        work.publisher,
        quoted(work, language),
        number_words(work, language),
        release_words(work.version, language),
        date_words(work, language),
    )
    return with_address(joined(language, *parts), language.isolated(work.url))


def number_words(work: Work, language: Language) -> str:
    """Which figure a work of ours is, if it is one."""
    return language.text("computed figure %(id)s", id=work.number) if work.number else ""


def found_words(register: Register, language: Language) -> str:
    """This site in the state of this release: “Answerable, release 2026.1”."""
    return joined(language, register.release.title, release_words(register.edition, language))


def release_words(version: str, language: Language) -> str:
    """The release with its sign, if it has one, after its number: 2026.1+."""
    return language.text(
        "release %(version)s", version=f"{language.left_to_right_mark}{version}{language.left_to_right_mark}"
    )


def joined(language: Language, *parts: str) -> str:
    """Parts of a citation in the order of reading; absent ones are left out."""
    present = [language.isolated(part) for part in parts if part]
    return reduce(
        lambda source, place: language.text("%(source)s, %(place)s", source=source, place=place),
        present,
    )


def quoted(work: Work, language: Language) -> str:
    return language.text("“%(title)s”", title=work.title)


def date_words(work: Work, language: Language) -> str:
    """The date at its own precision, as it stands where it is no plain date, and in words where
    there is none.
    """
    if not work.published:
        return language.text("undated")
    return language.date(work.published) if work.dated else work.published


def read_words(work: Work, language: Language) -> str:
    """When a web page was read; empty for what is no web page."""
    return language.text("read %(date)s", date=language.date(work.read)) if work.read else ""


def with_address(text: str, address: str) -> str:
    """Plain parentheses in every language, so that programs which find links in text know where
    this one ends.
    """
    return f"{text} ({address})" if address else text
