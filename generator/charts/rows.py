"""Figures as rows of a chart, and texts in lines that fit."""

import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.charts.chart import LegendEntry, Row
from generator.language import Language
from generator.language.names import drawn_text, figure_name, source_name, value_text
from generator.models import Figure, Register

WIDE = "\u2e80-\U0010ffff"
"""The range of characters that are as wide as two letters of Latin script."""
PIECES = re.compile(rf"\s*[^{WIDE}\s]+\s*|[{WIDE}][，。、；：？！）》”]*|\s+")
"""Texts that are not broken: a word or number, or a Chinese character and its punctuation."""
WIDE_ENOUGH = 2
"""Columns that a Chinese character takes; a Latin letter takes one."""
LEFTWARDS, END = "\u2067", "\u2069"
"""The characters around a text that is written from right to left (RLI and PDI of Unicode)."""


def figure_row(register: Register, figure: Figure, language: Language) -> dict[str, Any]:
    """A figure as a row: its id, value, unit, value as text, and tooltip.

    The value is None if it is not a number.
    """
    return {
        "figure": figure.id,
        "value": published_number(figure),
        "unit": figure.unit,
        "text": isolated([drawn_text(register, figure, language)])[0],
        "tip": tip_text(register, figure, language),
    }


def tip_text(register: Register, figure: Figure, language: Language) -> str:
    """The tooltip of a figure: its value, name and origin, one per line."""
    origin = language.text("our calculation")
    if figure.main:
        origin = language.text(
            "%(source)s, %(place)s",
            source=source_name(register, figure.main.source, language),
            place=language.locator(figure.main.locator),
        )
    value, name = value_text(register, figure, language), figure_name(register, figure, language)
    return f"{value}\n{name}\n{origin}"


def published_number(figure: Figure) -> float | None:
    """The published value as a number for charts; None if it is not a number."""
    return float(figure.published) if isinstance(figure.published, Decimal) else None


def wrapped(text: str, columns: int) -> list[str]:
    """A text in lines of at most so many columns. It has “/” for “|”, which separates lines."""
    text, columns = text.replace("|", "/"), max(columns, 1)
    if is_wide(text):
        return isolated([line.strip() for line in wide_lines(text, columns)])
    return isolated(textwrap.wrap(text, columns))


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


def isolated(lines: Sequence[str]) -> list[str]:
    """The lines of a text, each marked if the text is mostly written from right to left.

    Drawings are laid out from left to right. Without the marks, numbers and Latin words within an
    Arabic line change places.
    """
    directions = [unicodedata.bidirectional(character) for line in lines for character in line]
    to_the_left = directions.count("R") + directions.count("AL") > directions.count("L")
    return [f"{LEFTWARDS}{line}{END}" if to_the_left else line for line in lines]


def columns_of(text: str) -> int:
    """The width of a text in columns: one for a Latin letter, two for a Chinese character."""
    return sum(WIDE_ENOUGH if is_wide(character) else 1 for character in text)


def visible_columns(text: str) -> int:
    """The width of a text in columns without its invisible marks of direction."""
    return columns_of("".join(one for one in text if unicodedata.category(one) != "Cf"))


def is_wide(text: str) -> bool:
    """True if a text has characters of a script like Chinese."""
    return re.search(f"[{WIDE}]", text) is not None


def legend_entries(
    looks: Mapping[str, tuple[str, str]], rows: Sequence[Row], language: Language
) -> list[LegendEntry]:
    """A legend of the styles that rows have: the symbol and the label of each, in their order."""
    drawn = {row["style"] for row in rows}
    return [
        LegendEntry(style, symbol, language.text(label))
        for style, (symbol, label) in looks.items()
        if style in drawn
    ]
