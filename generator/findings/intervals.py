"""Intervals: all numbers that a printed number may have been before it was rounded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.language import EXACT
from generator.models import Figure

ENDLESS = Decimal(10) ** 15
"""Used as infinity: larger than any number in a document."""
BEYOND = Decimal("1e-9")
"""Added to the bound of “over 60”, since 60 itself is not over 60."""
ABOUT = Decimal("2.5")
"""How far a number that ends in 0 or 5 can be off after “about”."""
EXACT_UNITS = ("count",)
"""Units whose numbers documents print exactly, except numbers that end in two zeros."""


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
        products = [
            mine * theirs for mine in (self.low, self.high) for theirs in (other.low, other.high)
        ]
        return Interval(min(products), max(products))

    def over(self, other: "Interval") -> "Interval":
        """The quotient of two intervals. Raises ZeroDivisionError if `other` can be 0 or less."""
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
"""Gives the interval of a figure from the intervals of its operands."""


def exactly(value: Decimal) -> Interval:
    """The interval that holds one value only."""
    return Interval(value, value)


def literal(figure: Figure, value: Decimal) -> Interval:
    """All numbers that a stated value names: “over 60” means every number above 60.

    `value` is a value of the figure; the qualifier is that of its main statement.
    """
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
    """All numbers that a document can have printed as this value after rounding."""
    stated, error = literal(figure, value), rounding_error(figure, value)
    return Interval(stated.low - error, stated.high + error)


def rounding_error(figure: Figure, value: Decimal) -> Decimal:
    """How far a printed number can be from the number before rounding.

    A number after “about” is rounded at its last digit that is not zero, or to fives: about 60 is
    55 to 65, about 25 is 22.5 to 27.5. A count is exact, unless it ends in two zeros. A measure can
    say that its values are rounded to a greater step than their last digit (`rounded_to`).
    """
    half = max(precision(value), figure.rounded_to or Decimal(0)) / 2
    if figure.main is not None and figure.main.qualifier == "about":
        return max(half, precision(value.normalize()) / 2, ABOUT if value % 5 == 0 else half)
    if figure.unit not in EXACT_UNITS or figure.rounded_to:
        return half
    return precision(value.normalize()) / 2 if value and value % 100 == 0 else Decimal(0)


def precision(value: Decimal) -> Decimal:
    """The unit of the last printed digit: 92 → 1, 32.5 → 0.1."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def rounded_like(value: Decimal, like: Decimal) -> Decimal:
    """A value rounded to the decimals of `like`, half away from zero."""
    return value.quantize(precision(like), ROUND_HALF_UP, EXACT)
