"""How far targets have come from their baselines towards their aims."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.ids import joined, local_id
from generator.rows import Tables, main_rows
from generator.rows.targets import ResultRow, TargetRow
from generator.views.counts import Count

Series = Mapping[str, ResultRow]
"""The results of one part of a target by period, in the order of time."""


def progress_counts(tables: Tables) -> Iterator[Count]:
    """The share of the way from the baseline to the aim, for each later result that is a number.

    The aim is the last one of the target. Results of something else than the aim, hedged numbers
    other than “about”, and targets without a direction are left out. So are targets whose baseline
    already is as the aim asks, like a rent of 400 that may rise to 450 at most: there is no way to
    go. `rows` are result, baseline and aim.
    """
    order = {row.period: row.order for row in tables.periods}
    rows: dict[str, list[ResultRow]] = {}
    for row in sorted(main_rows(tables.results), key=lambda row: order[row.period]):
        rows.setdefault(row.target, []).append(row)
    for target in tables.targets:
        if target.baseline and target.direction in ("at-least", "at-most"):
            for subject, series in series_of(rows.get(target.target, ())).items():
                yield from progress_in(subject, series, target)


def series_of(rows: Sequence[ResultRow]) -> Mapping[str, Series]:
    """The results of a target by subject: the target, or the target and one of its parts.

    `rows` are in the order of time.
    """
    series: dict[str, dict[str, ResultRow]] = {}
    for row in rows:
        series.setdefault(joined((row.target, row.part)), {})[row.period] = row
    return series


def progress_in(subject: str, series: Series, target: TargetRow) -> Iterator[Count]:
    """The progress of one target, or of one part of it. The target has a baseline."""
    baseline = target.baseline or ""
    aims = {period: row.aim for period, row in series.items() if row.aim is not None}
    values = {
        period: row.value
        for period, row in series.items()
        if row.value is not None
        and row.qualifier in (None, "about")
        and row.comparable is not False
    }
    if not aims or baseline not in values:
        return
    due, aim = list(aims.items())[-1]
    way = aim - values[baseline]
    if (way if target.direction == "at-least" else -way) <= 0:
        return
    for period in list(values)[list(values).index(baseline) + 1 :]:
        share = 100 * (values[period] - values[baseline]) / way
        rows = [
            local_id(subject, measure, of_period)
            for measure, of_period in (("value", period), ("value", baseline), ("aim", due))
        ]
        yield Count(subject, "progress", period, Decimal(share), tuple(rows))
