"""Values over time: how far apart their periods are, and which values a line joins."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.charts.captions import in_time
from generator.charts.chart import LegendEntry, Row
from generator.charts.rows import figure_row, published_number
from generator.dates import partial_date
from generator.language import Language
from generator.language.names import period_name
from generator.models import Figure, Register

LEEWAY = 1.5
"""Values are further apart than usual if their distance is this many times the usual one.

Quarters and months have different lengths.
"""


def times_of(register: Register, figures: Sequence[Figure]) -> Mapping[str, float]:
    """The first day of each period of the figures, in months.

    If a first day is not known, or two are not in the order of periods, periods have equal
    distances.
    """
    periods = list(dict.fromkeys(figure.period for figure in in_time(register, figures)))
    rows = register.rows[figures[0].package].periods
    starts = [rows[period].start for period in periods]
    months = [partial_date(start).months for start in starts if start]
    in_order = len(months) == len(periods) and all(one < two for one, two in pairwise(months))
    return dict(zip(periods, months if in_order else map(float, range(len(periods))), strict=True))


def series_rows(
    register: Register,
    figures: Sequence[Figure],
    language: Language,
    times: Mapping[str, float],
) -> Iterator[dict[str, Any]]:
    """The values of one subject over time, in the order of `step`. `times` are those of periods.

    A line connects rows of the same `part` only. `broken` is true if the series breaks before the
    row, `dashed` if the value before is further back than usual, or not of the period before.
    """
    usual = min((two - one for one, two in pairwise(sorted(times.values()))), default=0)
    part, earlier, missed = 0, None, False
    for number, figure in enumerate(figures):
        time, broken = times[figure.period], figure.obs_status == "B"
        is_number = published_number(figure) is not None
        far = earlier is not None and (missed or time - earlier > LEEWAY * usual)
        dashed = is_number and far and not broken
        part += broken or dashed
        yield figure_row(register, figure, language) | {
            "step": number,
            "time": time,
            "label": period_name(register, figure, language),
            "part": part,
            "broken": broken,
            "dashed": dashed,
        }
        earlier, missed = (time, False) if is_number else (earlier, True)


def gap_legend(rows: Sequence[Row], language: Language) -> list[LegendEntry]:
    """What a dashed line means, if a row has one."""
    dashed = any(row.get("dashed") for row in rows)
    return [LegendEntry("period-gap", "╌", language.text("no value between"))] if dashed else []
