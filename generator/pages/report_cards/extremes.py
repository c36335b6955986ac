"""Which indicators stand at the ends of an order: those rated best and worst, those that changed
most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.models import Figure
from generator.pages.report_cards.shares import latest_change
from generator.pages.scope import Scope


@dataclass(frozen=True)
class Extreme:
    """One end of an order: the value there, and the name and page of every indicator that has it."""

    figure: Figure
    indicators: tuple[tuple[str, str], ...]


def ends(scope: Scope, figures: Sequence[Figure]) -> tuple[Extreme, Extreme] | None:
    """The indicators with the highest and with the lowest value; None where all are equal, or there
    are none.
    """
    values = [figure.published for figure in figures if isinstance(figure.published, Decimal)]
    if not values or max(values) == min(values):
        return None
    return extreme(scope, figures, max(values)), extreme(scope, figures, min(values))


def extreme(scope: Scope, figures: Sequence[Figure], value: Decimal) -> Extreme:
    equal = [figure for figure in figures if figure.published == value]
    named = [
        (scope.title("indicators", figure.subject), scope.path("indicators", figure.subject))
        for figure in equal
    ]
    return Extreme(equal[0], tuple(named))


def changes(scope: Scope, period: str) -> list[Figure]:
    """The change of each indicator in a period against the one before."""
    indicators, measure = scope.by_key.indicators, latest_change(scope, period)
    return [
        figure
        for figure in scope.figures
        if figure.subject in indicators and (figure.measure, figure.period) == (measure, period)
    ]
