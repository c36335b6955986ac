"""Numbers as people type them: decimal commas, thousands, percent, hedges, footnote marks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.packages.cells import MOST_CELL_DIGITS
from generator.packages.numbers import HEDGES, NOTHING
from generator.publishing.importing.sheets import Cell

WORDS = {
    "less than": "under", "below": "under", "under": "under", "fewer than": "under",
    "more than": "over", "above": "over", "over": "over",
    "at least": "at-least", "not less than": "at-least", "no less than": "at-least",
    "not below": "at-least", "not under": "at-least", "minimum": "at-least", "min.": "at-least",
    "min": "at-least", "at most": "at-most", "not more than": "at-most", "no more than": "at-most",
    "not above": "at-most", "not over": "at-most", "not exceeding": "at-most", "up to": "at-most",
    "maximum": "at-most", "max.": "at-most", "max": "at-most", "about": "about",
    "approx.": "about", "approximately": "about", "around": "about", "circa": "about",
}  # fmt: skip
"""The qualifier for words before a number."""
HEDGE = re.compile(
    "|".join(re.escape(sign) for sign in sorted({*HEDGES, *WORDS}, key=len, reverse=True)), re.I
)
BODY = r"[0-9][0-9.,' ’]*"
RANGE = re.compile(rf"({BODY}?)\s*(?:[‐‑‒–—-]|\bto\b)\s*({BODY})")
PERCENT = re.compile(r"\s*(%|％|per cent|percent|pct\.?)$", re.I)
MONEY = re.compile(r"^[€$£¥]\s*|\s*[€$£¥]$")
THOUSANDS_BLANK = re.compile(r"(?<=[0-9])[ '’](?=[0-9]{3}(?![0-9]))")
AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
SIGNS = "*†‡§#"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ", "0123456789abc")
MARK = re.compile(
    r"\s*([*†‡§#]+|[⁰¹²³⁴-⁹ᵃᵇᶜ]+|\((?:[0-9]{1,2}|[a-z]|[*†‡]+)\)|\[(?:[0-9]{1,2}|[a-z])\])$"
)
"""The mark of a footnote at the end of a cell."""


NO_NUMBERS = {"date": "a date", "boolean": "a yes or no", "error": "an error of a formula"}
"""Kinds of cells that hold no number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a cell holds, in the form of our files."""

    value: str
    high: str = ""
    """The upper end, if the cell holds a range."""
    qualifier: str = ""
    percent: bool = False
    mark: str = ""
    """The mark of its footnote, like `*` or `1`."""
    special: tuple[str, ...] = ()
    """What was special about it, for the report."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a cell holds no number that can be read."""

    reason: str


def decimal_sign(cells: Iterable[Cell]) -> str:
    """The sign before decimals in a column: `.` or `,`; empty if no cell tells, or if two differ.

    `1.234` beside `12,5` is a thousand. Numbers of the spreadsheet itself tell nothing.
    """
    told: set[str] = set()
    for cell in cells:
        if cell.kind == "text":
            for part in re.findall(r"[0-9][0-9.,]*[0-9]", bare(cell.text)):
                told |= {sign for sign in [sign_in(part)] if sign}
    return told.pop() if len(told) == 1 else ""


def sign_in(part: str) -> str:
    """The sign before decimals that one number tells; empty if it tells none."""
    signs = [letter for letter in part if letter in ".,"]
    if len(set(signs)) == 2:
        return signs[-1] if signs.count(signs[-1]) == 1 else ""
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    return "" if not signs or AMBIGUOUS.fullmatch(part) else signs[0]


def footnote(text: str) -> re.Match[str] | None:
    """The footnote mark at the end of a text, if it ends with something like one."""
    return MARK.search(text)


def plain_mark(mark: str) -> str:
    """A mark without brackets: (1), [1] and ¹ are 1."""
    return mark.strip().strip("()[].").translate(RAISED)


def read_number(cell: Cell, sign: str, feet: Mapping[str, object]) -> Number | Unread:
    """The number in a filled cell. `sign` is that of its column, `feet` the footnotes by mark."""
    if cell.kind == "number":
        return Number(cell.text, percent=cell.percent, mark=plain_mark(cell.marks))
    if cell.kind in NO_NUMBERS:
        return Unread(f"it is {NO_NUMBERS[cell.kind]}, not a number")
    text, mark = cell.text, plain_mark(cell.marks)
    found = footnote(text)
    if found and text[: found.start()].rstrip(" %")[-1:].isdigit():
        if found[1][0] in "([" and plain_mark(found[1]) not in feet:
            return Unread(f"nothing below the table says what {found[1]} stands for")
        text, mark = text[: found.start()], plain_mark(found[1])
    hedged = HEDGE.match(text)
    qualifier = ""
    if hedged:
        hedge = hedged.group().lower()
        qualifier, text = HEDGES.get(hedge) or WORDS[hedge], text[hedged.end() :].strip()
    read = value_or_range(bare(text), sign, qualifier)
    if isinstance(read, Unread):
        return read
    percent = PERCENT.search(text) is not None
    special = (
        f"the mark {mark} was taken off" if mark else "",
        sign_note(bare(text), read, percent=percent),
    )
    told = tuple(note for note in special if note)
    return replace(read, percent=percent, mark=mark, special=told)


def value_or_range(body: str, sign: str, qualifier: str) -> Number | Unread:
    """The number in a text without marks and percent, or the two ends of a range."""
    ends = RANGE.fullmatch(body)
    if not ends or qualifier:
        value = number_text(body, sign)
        return value if isinstance(value, Unread) else Number(value, qualifier=qualifier)
    low, high = number_text(ends[1], sign), number_text(ends[2], sign)
    if isinstance(low, Unread):
        return low
    return high if isinstance(high, Unread) else Number(low, high=high, qualifier="range")


def sign_note(body: str, number: Number, *, percent: bool) -> str:
    """What the report says about the signs in a number."""
    if percent:
        return "the sign of percent was left out"
    if "," in body:
        return "commas were read as decimals or thousands"
    if "." in body and number.value != body and not number.high:
        return "points were read as thousands"
    return ""


def bare(text: str) -> str:
    """A text without footnote mark, percent, signs of money and blanks between thousands."""
    text = PERCENT.sub("", MARK.sub("", text) if not text.isdigit() else text)
    text = MONEY.sub("", text.strip())
    return THOUSANDS_BLANK.sub("", text).strip()


def number_text(body: str, sign: str) -> str | Unread:
    """A number in the form of our files. `sign` stands before decimals in its column."""
    text = re.sub("^[−–-] ?", "-", body.removeprefix("+"))
    digits = text.removeprefix("-")
    if not re.fullmatch(r"[0-9]+([.,][0-9]+)*", digits, re.ASCII):
        return Unread("it is not a number")
    if AMBIGUOUS.fullmatch(digits) and not sign:
        return Unread(
            "it can be a number with three decimals or a thousand, and no other cell of the "
            "column tells which; write it without the sign, or with other decimals"
        )
    sign = sign_in(digits) or sign
    other = {".": ",", ",": "."}.get(sign, "")
    whole, _, decimals = digits.partition(sign) if sign else (digits, "", "")
    if other and other in whole and not re.fullmatch(rf"[0-9]{{1,3}}(\{other}[0-9]{{3}})+", whole):
        return Unread("its thousands are not three digits each")
    if "." in decimals or "," in decimals:
        return Unread("it is not a number")
    plain = (whole.replace(other, "") if other else whole) + (f".{decimals}" if decimals else "")
    if len(plain.replace(".", "")) > MOST_CELL_DIGITS:
        return Unread(f"it has more than {MOST_CELL_DIGITS} digits")
    number = f"{Decimal(plain):f}"
    return f"-{number}" if text.startswith("-") and Decimal(plain) else number


def is_nothing(text: str) -> bool:
    """True for the signs that stand where there is no number: n/a, …, –."""
    return NOTHING.fullmatch(text) is not None
