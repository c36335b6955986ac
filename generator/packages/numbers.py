"""What to write instead of a cell that does not hold a number."""

import re
from collections.abc import Collection
from decimal import Decimal

NUMBER = "-?[0-9]+(?:[.][0-9]+)?"
HEDGES = {
    "<": "under", ">": "over", "≤": "at-most", "<=": "at-most", "≥": "at-least", ">=": "at-least",
    "~": "about", "≈": "about", "c.": "about", "ca.": "about",
}  # fmt: skip
"""The qualifier for each sign before a number."""
HEDGED = re.compile(rf"({'|'.join(map(re.escape, HEDGES))})\s*({NUMBER})")
RANGE = re.compile(rf"({NUMBER})\s*(?:[-‐‑‒–—−]|to)\s*({NUMBER})")
MARKED = re.compile(rf"({NUMBER})\s*([*†‡§#⁰¹²³⁴-⁹ᵃᵇᶜ]+|\(\w{{1,2}}\)|\[\w{{1,2}}\])")
"""A number with the mark of a footnote."""
NOTHING = re.compile(r"n/?a|n\.\s?a\.|[.…]+|[-‐‑‒–—−/]+|nil|none|null", re.IGNORECASE)
"""Signs that documents print where they have no number."""
AROUND = re.compile(r"^[\s€$£¥]+|[\s%€$£¥]+$|(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
"""Signs and blanks around a number, and between its thousands."""
LIKE = {"number": "12 or 12.5", "integer": "12"}


def number_cure(cell: str, kind: str, column: str, columns: Collection[str]) -> str:
    """What to write instead of a cell of this column that is no number.

    `kind` is `number` or `integer`. `columns` are all that the table may have: some hold what
    documents print around a number.
    """
    if column == "value" and (elsewhere := cure_in_other_columns(cell, columns)):
        return elsewhere
    if kind == "number" and NOTHING.fullmatch(cell):
        return "empty it, or write the number"
    plain = plain_number(cell)
    if plain and (kind == "number" or plain.lstrip("-").isdigit()):
        return f"write {plain}, without other signs and blanks"
    return f"write it like {LIKE[kind]}, in digits, without signs of percent and thousands"


def cure_in_other_columns(cell: str, columns: Collection[str]) -> str:
    """The other columns to fill, if a cell has more than a number, or a sign that it has none."""
    if "qualifier" in columns and (hedged := HEDGED.fullmatch(cell)):
        return f"write {hedged[2]} as the value, and {HEDGES[hedged[1]]} as the qualifier"
    if "high" in columns and (ends := RANGE.fullmatch(cell)):
        return f"write {ends[1]} as the value, {ends[2]} as high, and range as the qualifier"
    if "outcome_en" in columns and RANGE.fullmatch(cell):
        return "empty it, and write the range in words as outcome_en"
    if "note_en" in columns and (marked := MARKED.fullmatch(cell)):
        return f"write {marked[1]}, and what {marked[2]} stands for as note_en"
    if "obs_status" in columns and NOTHING.fullmatch(cell):
        return "empty it, and write M (not applicable) or O (not reported) as obs_status"
    return ""


def plain_number(cell: str) -> str:
    """The number in a cell as our files have it, like -5 for −5 %; empty if it is not certain.

    Commas are left alone: they can stand before decimals or between thousands.
    """
    text = AROUND.sub("", cell).replace("−", "-").removeprefix("+")
    if not re.fullmatch(r"-?([0-9]+[.]?[0-9]*|[.][0-9]+)", text, re.ASCII):
        return ""
    return f"{Decimal(text):f}"
