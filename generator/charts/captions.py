"""Captions of charts: title, message, and what was measured, when, and by which documents."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.charts.mentions import MENTION, mentions_as_text
from generator.citations.datasets import documents_behind
from generator.errors import ContentError, Place
from generator.kinds.roles import is_threshold
from generator.language import Language
from generator.language.names import measure_name, period_name, value_text
from generator.language.quantities import unit_name
from generator.models import Figure, Register

MESSAGE_LIMIT = 250
"""The most characters that a message may have: screen readers read all of it."""
NAME_LIMITS = (MESSAGE_LIMIT, 60, 40, 25)
"""Limits for a name within a message. The first limit with which the message fits is used."""
TAIL = 3
"""Up to so many characters after a mention are kept with it, like a closing bracket."""
RECOGNISED = 20
"""A message has a value if it contains so many characters of the value's first word.

The rest of a long grade may have been cut off.
"""


@dataclass(frozen=True)
class Words:
    """Title and message of a chart, and the name of its measure if no table has it."""

    title: str
    message: str
    """The result in one sentence. Each value in it is a mention of its figure."""
    measure: str = ""


@dataclass(frozen=True)
class About:
    """The details below the message of a chart, in the language of the page."""

    measure: str
    unit: str
    base: str
    """The number of which the shares are a part; may be empty."""
    periods: str
    sources: tuple[str, ...]
    """Keys of the documents that state the figures, or their operands; sorted."""


@dataclass(frozen=True)
class Caption:
    """All texts of a chart, and the ids of the figures that it draws."""

    words: Words
    about: About
    figures: tuple[str, ...]


def captioned(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Caption:
    """The caption of a chart that draws these figures.

    Raises ContentError if the message is empty, is too long, repeats the title or has no value.
    """
    check_message(
        Words(words.title, mentions_as_text(words.message)),
        {value_text(register, figure, language) for figure in figures},
    )
    measures = [measure_name(register, figure, language) for figure in figures]
    used = [figure.unit for figure in figures if figure.unit != "code"] or ["code"]
    shares = [
        figure
        for figure in figures
        if not is_threshold(register.rows[figure.package].measures[figure.measure])
    ]
    bases = [base for figure in shares if (base := language.localised(figure.base))]
    about = About(
        measure=words.measure or listed_once(measures, language),
        unit=listed_once(
            [unit_name(language, unit, register.rows[figures[0].package].units) for unit in used],
            language,
        ),
        base=listed_once(bases, language) if len(set(bases)) == 1 else "",
        periods=listed_once(
            [period_name(register, figure, language) for figure in in_time(register, figures)],
            language,
        ),
        sources=tuple(
            sorted({row.source for figure in figures for row in documents_behind(register, figure)})
        ),
    )
    return Caption(words, about, tuple(figure.id for figure in figures))


def listed_once(names: Sequence[str], language: Language) -> str:
    """The names as an enumeration, without repetitions."""
    return language.listed(list(dict.fromkeys(names)))


def in_time(register: Register, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in the order of their periods."""
    return sorted(
        figures, key=lambda figure: register.rows[figure.package].periods[figure.period].order
    )


def check_message(words: Words, values: Iterable[str]) -> None:
    """Raises ContentError if a message does not state a result in few words.

    `values` are the texts of the values that the chart draws.
    """
    if not 0 < len(words.message) <= MESSAGE_LIMIT:
        raise message_error(
            words,
            f"has a message of {len(words.message)} characters",
            f"write 1 to {MESSAGE_LIMIT}",
        )
    if words.message.strip(" .") == words.title.strip(" ."):
        raise message_error(words, "has its title as its message", "say what came out")
    if not any(character.isdigit() for character in words.message) and not any(
        value.split()[0][:RECOGNISED] in words.message for value in values
    ):
        raise message_error(
            words, "has a message without a value", "name a value of one of its figures"
        )


def message_error(words: Words, problem: str, fix: str) -> ContentError:
    """The error for a chart with a wrong message: what is wrong, and what to do."""
    return ContentError(Place(f"the chart “{words.title}”"), problem, fix)


def short_message(language: Language, message: str, **names: str | Sequence[str]) -> str:
    """A message with names filled in. Names are shortened until the message fits.

    A sequence of names becomes an enumeration. Values must be part of `message`, because names can
    be cut.
    """
    for most in NAME_LIMITS:
        text = language.text(
            message, **{key: shortened_names(language, name, most) for key, name in names.items()}
        )
        if len(mentions_as_text(text)) <= MESSAGE_LIMIT:
            return text
    return cut(mentions_as_text(text), MESSAGE_LIMIT)


def shortened(name: str, most: int) -> str:
    """A name of at most `most` characters, cut between words if possible.

    If the name has mentions of figures, the first mention is kept whole, so that no value is lost.
    """
    if len(mentions_as_text(name)) <= most:
        return name
    first = MENTION.search(name)
    if first is None:
        return cut(name, most)
    after = mentions_as_text(name[first.end() :])
    tail = after if len(after) <= TAIL else "…"
    before = name[: first.start()]
    short = cut(before, most - len(first[1]) - len(tail) - 1)
    return f"{short}{' ' if short != before else ''}{first.group()}{tail}"


def cut(text: str, most: int) -> str:
    """The beginning of a text in at most `most` characters, with “…” at its end if it was cut."""
    if len(text) <= most:
        return text
    lines = textwrap.wrap(text, most - 1) if most > 1 else []
    return f"{lines[0] if lines else ''}…"


def shortened_names(language: Language, name: str | Sequence[str], most: int) -> str:
    """A name, or an enumeration of names, in about `most` characters.

    Of several names, as many are kept as fit; “others” stands for the rest.
    """
    if isinstance(name, str):
        return shortened(name, most)
    for count in range(min(len(name), most), 0, -1):
        text = listed_with_others(language, name, count)
        if len(mentions_as_text(text)) <= most:
            return text
    return listed_with_others(language, [shortened(name[0], most), *name[1:]], 1)


def listed_with_others(language: Language, names: Sequence[str], count: int) -> str:
    """The first names as an enumeration, with “others” if there are more than `count`."""
    return language.listed(first_with_others(language, names, count))


def first_with_others(language: Language, names: Sequence[str], count: int) -> list[str]:
    """The first `count` names, and “others” if there are more."""
    return [*names[:count], *([language.text("others")] if count < len(names) else [])]


def short_enumeration(language: Language, head: str, parts: Sequence[str]) -> str:
    """A message of a head and as many parts as fit, with “others” if there are more.

    The head is cut only if that makes room for a part.
    """
    short_head = shortened(head, NAME_LIMITS[1])
    most = min(len(parts), MESSAGE_LIMIT)
    for name, count in ((head, most), *((short_head, count) for count in range(most, 0, -1))):
        clauses = language.clauses(first_with_others(language, parts, count))
        message = language.text("%(head)s: %(parts)s.", head=name, parts=clauses)
        if len(mentions_as_text(message)) <= MESSAGE_LIMIT:
            return message
    message = language.text(
        "%(head)s: %(parts)s.",
        head=short_head,
        parts=shortened(parts[0], MESSAGE_LIMIT - len(short_head) - 10),
    )
    return (
        message
        if len(mentions_as_text(message)) <= MESSAGE_LIMIT
        else cut(mentions_as_text(message), MESSAGE_LIMIT)
    )
