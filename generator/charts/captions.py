"""What a chart says in words: its title, its result, and what was measured, when, and by which
documents.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.charts.mentions import MENTION, plain
from generator.citations.datasets import documents_behind
from generator.errors import ContentError, Place
from generator.kinds.roles import is_threshold
from generator.language import Language
from generator.language.names import measure_name, period_name, value_text
from generator.models import Figure, Register
from generator.vocabulary import units

MESSAGE_LIMIT = 250
"""Characters that a screen reader may be made to read for one chart."""
NAME_LIMITS = (MESSAGE_LIMIT, 60, 40, 25)
"""Characters of a name within a message: the first with which the message keeps within its limit.
"""
TAIL = 3
"""Characters after a mention that are kept with it: a bracket, a quotation mark."""
RECOGNISED = 20
"""Characters of the first word of a value by which it is recognised: the rest of a long grade may
be cut off.
"""


@dataclass(frozen=True)
class Words:
    """What the maker of a chart says of it: title, result in one sentence, and the measure if no
    table names it.
    """

    title: str
    message: str
    """Each value in it is a mention of its figure."""
    measure: str = ""


@dataclass(frozen=True)
class About:
    """What stands below the message of a chart. Texts are in the language of the page; `base` may
    be empty.
    """

    measure: str
    unit: str
    base: str
    """What a share is a share of."""
    periods: str
    sources: tuple[str, ...]
    """The documents that state what is drawn, or what it was computed from: their keys, in the
    order of keys.
    """


@dataclass(frozen=True)
class Caption:
    """Everything that is said of a chart, and the figures that it draws."""

    words: Words
    about: About
    figures: tuple[str, ...]


def captioned(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Caption:
    """The caption of a chart that draws these figures.

    Raises ContentError where its message is none: empty, too long, the title, or without any value.
    """
    check(
        Words(words.title, plain(words.message)),
        {value_text(register, figure, language) for figure in figures},
    )
    measures = [measure_name(register, figure, language) for figure in figures]
    used = [figure.unit for figure in figures if figure.unit != "code"] or ["code"]
    shares = [
        one for one in figures if not is_threshold(register.rows[one.package].measures[one.measure])
    ]
    bases = [base for figure in shares if (base := language.localised(figure.base))]
    about = About(
        measure=words.measure or listed(measures, language),
        unit=listed(
            [language.text(units()[unit].label or unit.replace("-", " ")) for unit in used],
            language,
        ),
        base=listed(bases, language) if len(set(bases)) == 1 else "",
        periods=listed(
            [period_name(register, figure, language) for figure in in_time(register, figures)],
            language,
        ),
        sources=tuple(
            sorted({row.source for one in figures for row in documents_behind(register, one)})
        ),
    )
    return Caption(words, about, tuple(figure.id for figure in figures))


def listed(names: Sequence[str], language: Language) -> str:
    """Each name once, as an enumeration."""
    return language.listed(list(dict.fromkeys(names)))


def in_time(register: Register, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in the order of their periods."""
    return sorted(figures, key=lambda one: register.rows[one.package].periods[one.period].order)


def check(words: Words, values: Iterable[str]) -> None:
    """A message states a result, in few words."""
    if not 0 < len(words.message) <= MESSAGE_LIMIT:
        raise untold(
            words,
            f"has a message of {len(words.message)} characters",
            f"write 1 to {MESSAGE_LIMIT}",
        )
    if words.message.strip(" .") == words.title.strip(" ."):
        raise untold(words, "has its title as its message", "say what came out")
    if not any(character.isdigit() for character in words.message) and not any(
        value.split()[0][:RECOGNISED] in words.message for value in values
    ):
        raise untold(words, "has a message without a value", "name a value of one of its figures")


def untold(words: Words, problem: str, fix: str) -> ContentError:
    return ContentError(Place(f"the chart “{words.title}”"), problem, fix)


def told(language: Language, message: str, **names: str | Sequence[str]) -> str:
    """A message with names filled in, which are cut short as far as it needs; values are no names.

    Several names in one place, of what shares a value, say, are enumerated there.
    """
    for most in NAME_LIMITS:
        text = language.text(
            message, **{key: fitted(language, name, most) for key, name in names.items()}
        )
        if len(plain(text)) <= MESSAGE_LIMIT:
            return text
    return cut(plain(text), MESSAGE_LIMIT)


def brief(name: str, most: int) -> str:
    """A name of at most so many characters, cut between words, else within one.

    Of a name that mentions a figure, the first mention stays whole, so that a message never loses
    its value.
    """
    if len(plain(name)) <= most:
        return name
    first = MENTION.search(name)
    if first is None:
        return cut(name, most)
    after = plain(name[first.end() :])
    tail = after if len(after) <= TAIL else "…"
    before = name[: first.start()]
    short = cut(before, most - len(first[1]) - len(tail) - 1)
    return f"{short}{' ' if short != before else ''}{first.group()}{tail}"


def cut(text: str, most: int) -> str:
    """The beginning of a text, in at most so many characters. Where that leaves none, a sign that
    text is left out.
    """
    if len(text) <= most:
        return text
    lines = textwrap.wrap(text, most - 1) if most > 1 else []
    return f"{lines[0] if lines else ''}…"


def fitted(language: Language, name: str | Sequence[str], most: int) -> str:
    """A name, or several as one enumeration, in about so many characters: as many of them as have
    room.
    """
    if isinstance(name, str):
        return brief(name, most)
    for count in range(min(len(name), most), 0, -1):
        text = among(language, name, count)
        if len(plain(text)) <= most:
            return text
    return among(language, [brief(name[0], most), *name[1:]], 1)


def among(language: Language, names: Sequence[str], count: int) -> str:
    """The first so many of some names as an enumeration that says where there are others."""
    return language.listed(first_of(language, names, count))


def first_of(language: Language, names: Sequence[str], count: int) -> list[str]:
    return [*names[:count], *([language.text("others")] if count < len(names) else [])]


def enumerated(language: Language, head: str, parts: Sequence[str]) -> str:
    """A message of as many parts, each a clause, as it has room for; it says where there are
    others.

    Its head is cut short only where that gives room.
    """
    short = brief(head, NAME_LIMITS[1])
    most = min(len(parts), MESSAGE_LIMIT)
    for name, count in ((head, most), *((short, count) for count in range(most, 0, -1))):
        clauses = language.clauses(first_of(language, parts, count))
        text = language.text("%(head)s: %(parts)s.", head=name, parts=clauses)
        if len(plain(text)) <= MESSAGE_LIMIT:
            return text
    text = language.text(
        "%(head)s: %(parts)s.", head=short, parts=brief(parts[0], MESSAGE_LIMIT - len(short) - 10)
    )
    return text if len(plain(text)) <= MESSAGE_LIMIT else cut(plain(text), MESSAGE_LIMIT)
