"""What accounts for each numeral of a document: a row of our data, or a reason to do without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from numeral_rows import Held, Holdings, rows
from numeral_rules import Numeral, numerals, squeezed
from numeral_texts import Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One numeral that our data do without."""

    document: str
    locator: str
    numeral: str
    """As printed, with as many characters around it as tell it apart: `两`, `25 年`."""
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """One numeral that states a quantity, with the row or the reason that accounts for it."""

    numeral: Numeral
    held: Held | None
    left_out: LeftOut | None

    @property
    def unbound(self) -> bool:
        return self.held is None and self.left_out is None


def left_out(files: Iterable[Path]) -> list[LeftOut]:
    return [LeftOut(**row) for file in files if file.exists() for row in rows(file)]


def findings(parts: Mapping[str, Place], held: Holdings, omitted: Sequence[LeftOut]) -> list[Found]:
    """What accounts for each numeral of one document that states a quantity, in its order."""
    groups: dict[str, list[Numeral]] = {}
    for place in parts.values():
        group = groups.setdefault(place.carrier or place.locator, [])
        group.extend(numeral for numeral in numerals(place) if not numeral.dropped)
    return [
        Found(numeral, one, next((row for row in omitted if names(row, numeral)), None))
        for group in groups.values()
        for numeral, one in bound(group, held)
    ]


def bound(group: Sequence[Numeral], held: Holdings) -> Iterator[tuple[Numeral, Held | None]]:
    """The numerals of one place and its footnotes, each with what binds it. One value of a row
    binds one numeral, so that a row which is missing is missed even where another has its value. A
    number in a text, and a count of rows or members, binds every numeral of its value.
    """
    values = [[one for one in holding(numeral, held) if one.share is not None] for numeral in group]
    taken: dict[Held, int] = {}
    for number in range(len(group)):
        find_row(number, values, taken=taken, tried=set())
    rows_taken = {number: one for one, number in taken.items()}
    for number, numeral in enumerate(group):
        texts = (one for one in holding(numeral, held) if one.share is None)
        yield numeral, rows_taken.get(number) or next(texts, None)


def find_row(
    number: int, values: Sequence[Sequence[Held]], *, taken: dict[Held, int], tried: set[Held]
) -> bool:
    """Gives a numeral a value of its own, moving earlier numerals to others where that helps."""
    for one in values[number]:
        if one not in tried:
            tried.add(one)
            if one not in taken or find_row(taken[one], values, taken=taken, tried=tried):
                taken[one] = number
                return True
    return False


def holding(numeral: Numeral, held: Holdings) -> Iterator[Held]:
    """What the data hold with the value of a numeral, at its place or where its footnote has its
    mark. Per cent and points bind shares, counts bind all else; a table, which prints no unit, and
    a multiple bind either.
    """
    share = {"percent": True, "points": True, "count": False}.get(numeral.unit)
    for locator in filter(None, (numeral.place.locator, numeral.place.carrier)):
        for one in held.get((numeral.place.source, locator), ()):
            fits = None in {share, one.share} or share == one.share
            if one.value in numeral.values and fits and one.counted in {"", numeral.counted}:
                yield one


def names(row: LeftOut, numeral: Numeral) -> bool:
    """True if the row is about the numeral: same place, and the same characters around it."""
    if (row.document, row.locator) != (numeral.place.source, numeral.place.locator):
        return False
    text, wanted = squeezed(numeral.place.text), squeezed(row.numeral)
    start = text.find(wanted)
    while start >= 0:
        if start <= numeral.start and numeral.end <= start + len(wanted):
            return True
        start = text.find(wanted, start + 1)
    return False


def stale(found: Sequence[Found], omitted: Sequence[LeftOut], source: str) -> list[LeftOut]:
    """Rows of `left_out.csv` about a document that name no numeral which a row does not bind."""
    used = {one.left_out for one in found if not one.held}
    return [row for row in omitted if row.document == source and row not in used]
