"""How a ranking draws its periods: the latest one, earlier ones, and those before a break."""

from collections.abc import Sequence

from generator.charts.chart import LegendEntry
from generator.language import Language
from generator.language.names import period_name
from generator.models import Figure, Register

SYMBOLS = {"now": "●", "before": "○", "break": "◇"}
"""How a period is drawn: the latest period, earlier periods, and periods before a break."""


def latest_and_before(register: Register, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those of earlier periods that would look like the one before the latest.

    The panels show all periods.
    """
    styles, periods = period_styles(register, figures), register.rows[figures[0].package].periods
    before = [period for period, style in styles.items() if style == "before"]
    left_out = sorted(before, key=lambda period: periods[period].order)[:-1]
    return [figure for figure in figures if figure.period not in left_out]


def period_styles(register: Register, figures: Sequence[Figure]) -> dict[str, str]:
    """The style of each period by its key. A break is a figure with the status B."""
    rows = register.rows[figures[0].package].periods
    order = {figure.period: rows[figure.period].order for figure in figures}
    breaks = [order[figure.period] for figure in figures if figure.obs_status == "B"]
    latest, first = max(order.values()), max(breaks, default=min(order.values()))
    return {
        period: "now" if place == latest else "break" if place < first else "before"
        for period, place in order.items()
    }


def period_legend(
    register: Register, figures: Sequence[Figure], language: Language
) -> list[LegendEntry]:
    """The periods in the order of the figures, and the break if there is one."""
    styles = period_styles(register, figures)
    names = {figure.period: period_name(register, figure, language) for figure in figures}
    legend = [
        LegendEntry(f"period-{styles[period]}", SYMBOLS[styles[period]], name)
        for period, name in names.items()
    ]
    if "break" in styles.values():
        legend.append(LegendEntry("period-gap", "┄", language.text("break in the series")))
    return legend
