"""What a chart says in words: its title, its result, and what was measured, when, and by which documents."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.citations.datasets import documents_behind
from generator.language import Language, gettext_noop
from generator.language.names import measure_name, period_name, value_text
from generator.models import Figure, Register

UNITS = {
    "percent": gettext_noop("percent"),
    "percentage-points": gettext_noop("percentage points"),
    "percent-change": gettext_noop("change in percent"),
    "count": gettext_noop("number"),
    "code": gettext_noop("grade or status"),
}
"""What a unit is called below a chart; any other by its own key."""
MENTION = re.compile(r"\{([a-z0-9-]+(?:\.[a-z0-9~-]+){3})\}")
"""A figure within a sentence: its id in braces."""


@dataclass(frozen=True)
class Words:
    """What the maker of a chart says of it: title, result in one sentence, and the measure if no table names it."""

    title: str
    message: str
    """Each value in it is a `mention` of its figure, so that a page can link it."""
    measure: str = ""


@dataclass(frozen=True)
class About:
    """What stands below the message of a chart. Texts are in the language of the page; `base` may be empty."""

    measure: str
    unit: str
    base: str
    """What a share is a share of."""
    periods: str
    sources: tuple[str, ...]
    """The documents that state what is drawn, or what it was computed from: their keys, in the order of keys."""


@dataclass(frozen=True)
class Caption:
    """Everything that is said of a chart, and the figures that it draws."""

    words: Words
    about: About
    figures: tuple[str, ...]
    message: str
    """The result in words, with the values of the figures that it mentions."""


def captioned(register: Register, figures: Sequence[Figure], language: Language, words: Words) -> Caption:
    """The caption of a chart that draws these figures."""
    measures = [measure_name(register, figure, language) for figure in figures]
    units = [figure.unit for figure in figures if figure.unit != "code"] or ["code"]
    bases = [base for figure in figures if (base := language.localised(figure.base))]
    about = About(
        measure=words.measure or listed(measures, language),
        unit=listed([language.text(UNITS.get(unit, unit.replace("-", " "))) for unit in units], language),
        base=listed(bases, language) if len(set(bases)) == 1 else "",
        periods=listed([period_name(register, figure, language) for figure in in_time(register, figures)], language),
        sources=tuple(sorted({row["source"] for one in figures for row in documents_behind(register, one)})),
    )
    return Caption(words, about, tuple(figure.id for figure in figures), spoken(register, words.message, language))


def mention(figure: Figure) -> str:
    """What stands for the value of a figure in a message."""
    return f"{{{figure.id}}}"


def spoken(register: Register, message: str, language: Language) -> str:
    """A message with the values of the figures that it mentions."""
    return "".join(pieces(register, message, lambda figure: value_text(register, figure, language)))


def pieces(register: Register, message: str, said: Callable[[Figure], str]) -> list[str]:
    """A message taken apart: text, what is said of a figure, text, and so on. Braces around no figure are text."""
    parts = MENTION.split(message)
    return [
        part if place % 2 == 0 else said(register.figures[part]) if part in register.figures else f"{{{part}}}"
        for place, part in enumerate(parts)
    ]


def listed(names: Sequence[str], language: Language) -> str:
    """Each name once, as an enumeration."""
    return language.listed(list(dict.fromkeys(names)))


def in_time(register: Register, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in the order of their periods."""
    return sorted(figures, key=lambda one: int(register.rows[one.package]["periods"][one.period]["order"]))
