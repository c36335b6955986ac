"""How a spreadsheet shows its numbers and dates: percent, decimals, precision."""

import math
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from generator.publishing.importing.sheets import Cell

QUOTED = re.compile(r'"([^"]*)"')
ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
"""Parts of a number format that are no digits: texts, colours, spaces."""
LONG = 6
"""A number with more decimals was computed. It is taken as the sheet shows it."""


def number_cell(row: int, column: int, value: float, *, shown_as: str) -> Cell:
    """A number of a spreadsheet. `shown_as` is its number format, like `0.0%`."""
    written = f"{value:.15g}"
    if not math.isfinite(value):
        return Cell(row, column, written, kind="error", written=written)
    section = ASIDE.sub("", shown_as.partition(";")[0])
    percent = "%" in section
    number = Decimal(written) * (100 if percent else 1)
    decimals = shown_decimals(section)
    special = ""
    if decimals is not None and decimals_of(number) > max(LONG, decimals):
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        special = "a computed number was read as the sheet shows it"
    literal = "".join(QUOTED.findall(shown_as.partition(";")[0])).strip()
    return Cell(
        row,
        column,
        plain(number),
        kind="number",
        percent=percent,
        marks=literal if literal and len(literal) <= 2 and not literal.isalnum() else "",
        written=f"{plain(number)}%" if percent else written,
        special=special,
    )


def plain(number: Decimal) -> str:
    """A number in digits, without zeros at the end of its decimals: 4.50 → 4.5, -0 → 0."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def decimals_of(number: Decimal) -> int:
    """How many decimals a number has, without zeros at the end."""
    return len(plain(number).partition(".")[2])


def shown_decimals(section: str) -> int | None:
    """How many decimals a number format shows; None if it shows as many as there are."""
    if not re.search("[0#?]", section):
        return None
    shown = re.search(r"\.([0#?]+)", section)
    return len(shown[1]) if shown else 0


def date_text(value: date, shown_as: str) -> str:
    """A date of a spreadsheet as exact as it is shown: 2024, 2024-03 or 2024-03-03."""
    section = ASIDE.sub("", shown_as.partition(";")[0]).lower()
    text = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if "y" in section and "d" not in section:
        return text[:7] if "m" in section else text[:4]
    return text
