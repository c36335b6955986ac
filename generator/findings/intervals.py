"""What a number can have been before it was printed: the arithmetic of intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.language import EXACT
from generator.models import Figure

ENDLESS = Decimal(10) ** 15
"""More than any document counts, and still a number to reckon with."""
BEYOND = Decimal("1e-9")
"""What is over a number is not the number."""
ABOUT = Decimal("2.5")
EXACT_UNITS = ("count",)
"""Units whose numbers are not rounded when they are printed, but for those that end in two zeros.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        products = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(products), max(products))

    def over(self, other: "Interval") -> "Interval":
        """The quotient of two intervals. Raises ZeroDivisionError where the other one is not all
        above zero.
        """
        if other.low <= 0:
            raise ZeroDivisionError
        return Interval(
            min(self.low / other.low, self.low / other.high),
            max(self.high / other.low, self.high / other.high),
        )

    def contains(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def overlaps(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


Rule = Callable[[Sequence[Interval]], Interval]
"""What a figure can have been, from what its operands can have been. On exact operands: its value.
"""


def exactly(value: Decimal) -> Interval:
    return Interval(value, value)


def literal(figure: Figure, value: Decimal) -> Interval:
    """All that a stated value says, word for word: itself, or what its hedge covers."""
    match figure.main.qualifier if figure.main else None:
        case "at-least":
            return Interval(value, ENDLESS)
        case "over":
            return Interval(value + BEYOND, ENDLESS)
        case "at-most":
            return Interval(-ENDLESS, value)
        case "under":
            return Interval(-ENDLESS, value - BEYOND)
        case "range":
            assert figure.main is not None
            assert figure.main.high is not None
            return Interval(value, figure.main.high)
    return exactly(value)


def possible(figure: Figure, value: Decimal) -> Interval:
    """All that a figure's value can have been before it was rounded, or hedged, to what is printed."""
    said, half = literal(figure, value), rounding(figure, value)
    return Interval(said.low - half, said.high + half)


def rounding(figure: Figure, value: Decimal) -> Decimal:
    """How far off a printed number can be.

    A number after “about” is rounded at its last digit that is not zero, or to fives: about 60 is
    55 to 65, about 25 is 22.5 to 27.5. A count is exact, unless it ends in two zeros.
    """
    own = precision(value) / 2
    if figure.main is not None and figure.main.qualifier == "about":
        return max(own, precision(value.normalize()) / 2, ABOUT if value % 5 == 0 else own)
    if figure.unit not in EXACT_UNITS:
        return own
    return precision(value.normalize()) / 2 if value and value % 100 == 0 else Decimal(0)


def precision(value: Decimal) -> Decimal:
    """The unit of the last printed digit: 92 → 1, 32.5 → 0.1."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def rounded(value: Decimal, like: Decimal) -> Decimal:
    """A value at the precision of another, half away from zero."""
    return value.quantize(precision(like), ROUND_HALF_UP, EXACT)
