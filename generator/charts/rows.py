"""Figures as rows of a chart: numbers to draw, names to write beside them."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from generator.charts.chart import LegendEntry
from generator.language import Language, gettext_noop
from generator.models import Figure

ABSENT = {"M": ("–", gettext_noop("not applicable")), "O": ("∅", gettext_noop("not reported"))}
"""What stands for a value that is not there, by the status of its figure: a symbol, and the words
of the legend.
"""
WIDE = "\u2e80-\U0010ffff"
PIECES = re.compile(rf"\s*[^{WIDE}\s]+\s*|[{WIDE}][，。、；：？！）》”]*|\s+")
"""What stays on one line: a word or a number of another script, or a Chinese character and the
marks that follow it.
"""
WIDE_ENOUGH = 2
"""Columns that a character of Chinese takes, against one of Latin script."""


def chart_rows(
    figures: Sequence[Figure], columns: dict[str, Callable[[Figure], Any]]
) -> pd.DataFrame:
    """One row per figure that has a number: `figure` (its id), `value`, and the columns asked for."""
    rows = [
        {
            "figure": figure.id,
            "value": number(figure),
            **{name: cell(figure) for name, cell in columns.items()},
        }
        for figure in figures
        if number(figure) is not None
    ]
    return pd.DataFrame(rows, columns=["figure", "value", *columns])


def number(figure: Figure) -> float | None:
    """The published value as a chart wants it; None where it is no number."""
    return float(figure.published) if isinstance(figure.published, Decimal) else None


def wrapped(text: str, columns: int) -> str:
    """A label broken into lines of at most so many columns, joined by `|`."""
    if is_wide(text):
        return "|".join(line.strip() for line in wide_lines(text, columns))
    return "|".join(textwrap.wrap(text.replace("|", "/"), columns))


def wide_lines(text: str, columns: int) -> list[str]:
    """The lines of a text in a wide script; its numbers and words of other scripts stay whole."""
    lines, room = [""], columns
    for piece in PIECES.findall(text):
        taken = columns_of(piece)
        if taken > room and lines[-1]:
            lines, room = [*lines, ""], columns
        lines[-1] += piece
        room -= taken
    return lines


def further_lines(labels: Iterable[str]) -> int:
    """How many lines the longest of some labels has beyond its first."""
    return max((label.count("|") for label in labels), default=0)


def columns_of(text: str) -> int:
    """How many columns a text takes: a letter of Latin script one, a character of Chinese two."""
    return sum(WIDE_ENOUGH if is_wide(character) else 1 for character in text)


def is_wide(text: str) -> bool:
    """Whether a text is in a script like Chinese."""
    return re.search(f"[{WIDE}]", text) is not None


LINE = 16
"""Pixels from one line of a label to the next."""
CHARACTER, BOLD = 7.6, 8.2
"""Pixels that a character of Latin script takes at most, and one in bold."""
MARGIN, PADDING = 48, 8
"""Pixels that stand free to the right of bars at least, and around a value at least."""


def room_for(texts: Iterable[str]) -> int:
    """Pixels for the longest of some values to the right of bars."""
    return max(MARGIN, int(max(map(len, texts), default=0) * BOLD) + PADDING)


def value_width(text: str) -> float:
    """Pixels that a value takes at most, in bold. Marks of direction take none, and a space half a
    character.
    """
    narrow = {"Cf": 0, "Zs": 0.5}
    return BOLD * sum(
        WIDE_ENOUGH if is_wide(one) else narrow.get(unicodedata.category(one), 1) for one in text
    )


def absent_entries(figures: Sequence[Figure], language: Language) -> list[LegendEntry]:
    """The legend of the values that are not there."""
    present = {figure.obs_status for figure in figures if figure.published is None}
    return [
        LegendEntry("absent", symbol, language.text(words))
        for status, (symbol, words) in ABSENT.items()
        if status in present
    ]
