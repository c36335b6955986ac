"""Figures as rows of a chart, and texts in lines that fit."""

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
"""Symbol and words of the legend for a missing value, by the status of its figure."""
WIDE = "\u2e80-\U0010ffff"
"""The range of characters that are as wide as two letters of Latin script."""
PIECES = re.compile(rf"\s*[^{WIDE}\s]+\s*|[{WIDE}][，。、；：？！）》”]*|\s+")
"""Texts that are not broken: a word or number, or a Chinese character and its punctuation."""
WIDE_ENOUGH = 2
"""Columns that a Chinese character takes; a Latin letter takes one."""


def chart_rows(
    figures: Sequence[Figure], columns: dict[str, Callable[[Figure], Any]]
) -> pd.DataFrame:
    """One row per figure that has a number: `figure` (its id), `value`, and the given columns.

    `columns` has a function for each column that makes its cell from a figure.
    """
    rows = [
        {
            "figure": figure.id,
            "value": published_number(figure),
            **{name: cell(figure) for name, cell in columns.items()},
        }
        for figure in figures
        if published_number(figure) is not None
    ]
    return pd.DataFrame(rows, columns=["figure", "value", *columns])


def published_number(figure: Figure) -> float | None:
    """The published value as a number for charts; None if it is not a number."""
    return float(figure.published) if isinstance(figure.published, Decimal) else None


def wrapped(text: str, columns: int) -> str:
    """A label in lines of at most so many columns, with `|` between the lines."""
    if is_wide(text):
        return "|".join(line.strip() for line in wide_lines(text, columns))
    return "|".join(textwrap.wrap(text.replace("|", "/"), columns))


def wide_lines(text: str, columns: int) -> list[str]:
    """The lines of a text in a wide script. Numbers and words of other scripts are not broken."""
    lines, room = [""], columns
    for piece in PIECES.findall(text):
        taken = columns_of(piece)
        if taken > room and lines[-1]:
            lines, room = [*lines, ""], columns
        lines[-1] += piece
        room -= taken
    return lines


def further_lines(labels: Iterable[str]) -> int:
    """The number of lines after the first in the longest label."""
    return max((label.count("|") for label in labels), default=0)


def columns_of(text: str) -> int:
    """The width of a text in columns: one for a Latin letter, two for a Chinese character."""
    return sum(WIDE_ENOUGH if is_wide(character) else 1 for character in text)


def is_wide(text: str) -> bool:
    """True if a text has characters of a script like Chinese."""
    return re.search(f"[{WIDE}]", text) is not None


LINE = 16
"""Pixels from one line of a label to the next."""
CHARACTER, BOLD = 7.6, 8.2
"""The most pixels that a Latin letter takes, normal and bold."""
MARGIN, PADDING = 48, 8
"""The least space in pixels to the right of bars, and around a value."""


def room_for(texts: Iterable[str]) -> int:
    """Pixels to the right of bars for the longest value."""
    return max(MARGIN, int(max(map(len, texts), default=0) * BOLD) + PADDING)


def value_width(text: str) -> float:
    """The most pixels that a value takes in bold.

    Direction marks have no width, and a space has half the width of a letter.
    """
    narrow = {"Cf": 0, "Zs": 0.5}
    return BOLD * sum(
        WIDE_ENOUGH if is_wide(character) else narrow.get(unicodedata.category(character), 1)
        for character in text
    )


def absent_entries(figures: Sequence[Figure], language: Language) -> list[LegendEntry]:
    """Legend entries for the missing values among the figures."""
    present = {figure.obs_status for figure in figures if figure.published is None}
    return [
        LegendEntry("absent", symbol, language.text(words))
        for status, (symbol, words) in ABSENT.items()
        if status in present
    ]
