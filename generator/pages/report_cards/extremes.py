"""The indicators with the highest and the lowest values or changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.ids import Link
from generator.models import Figure
from generator.pages.report_cards.shares import latest_change
from generator.pages.scope import Scope


@dataclass(frozen=True)
class Extreme:
    """The highest or lowest value, with the name and page of every indicator that has it."""

    figure: Figure
    """One of the figures with this value."""
    indicators: tuple[Link, ...]


def highest_and_lowest(scope: Scope, figures: Sequence[Figure]) -> tuple[Extreme, Extreme] | None:
    """The indicators with the highest and the lowest value.

    Returns None if all values are equal or there is no value.
    """
    values = [figure.published for figure in figures if isinstance(figure.published, Decimal)]
    if not values or max(values) == min(values):
        return None
    return extreme(scope, figures, max(values)), extreme(scope, figures, min(values))


def extreme(scope: Scope, figures: Sequence[Figure], value: Decimal) -> Extreme:
    """The indicators with a value, which at least one of the figures must have."""
    equal = [figure for figure in figures if figure.published == value]
    return Extreme(equal[0], tuple(scope.link("indicators", figure.subject) for figure in equal))


def changes(scope: Scope, period: str) -> list[Figure]:
    """The change of each indicator from the period before to this period."""
    indicators, measure = scope.by_key.indicators, latest_change(scope, period)
    return [
        figure
        for figure in scope.figures
        if figure.subject in indicators and (figure.measure, figure.period) == (measure, period)
    ]
