"""Charts of targets: results by category, aims and results, and periods side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.captions import Words, captioned, in_time
from generator.charts.chart import Chart, LegendEntry, Row
from generator.charts.rows import figure_row, legend_entries, published_number
from generator.charts.times import gap_legend, series_rows, times_of
from generator.language import Language
from generator.language.names import period_name, subject_name
from generator.models import Figure, Register
from generator.vocabulary.statuses import Outcome, outcome_of, outcomes

AIM = "period-limit"
"""The class of the style sheet for an aim, which is also that of a threshold."""
SIGNS = {"at-least": "≥", "at-most": "≤"}
"""The sign before an aim, by the direction of its target. Other directions have no sign."""


@dataclass(frozen=True)
class ResultLine:
    """One result of a target: its name, and its aim, value and status. Two may have one name."""

    name: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Bar:
    """One bar: the figure that it shows, and the status that colours it (`outcomes`)."""

    figure: Figure
    status: str


@dataclass(frozen=True)
class BarGroup:
    """The bars below one name. Two groups may have the same name."""

    name: str
    bars: Sequence[Bar]


def categories_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One bar per subject, in the order of `figures`. Their measures count targets by outcome."""
    by_measure = counted_outcomes()
    ranks = list(by_measure)
    rows = [
        figure_row(register, figure, language)
        | {"key": figure.subject, "name": subject_name(register, figure, language)}
        | {"style": by_measure[figure.measure].style, "rank": ranks.index(figure.measure)}
        for figure in figures
    ]
    legend = legend_entries(statuses(), [row for row in rows if row["value"]], language)
    caption = captioned(register, figures, language, words)
    return Chart("categories", caption, legend, "stacked", rows)


def counted_outcomes() -> dict[str, Outcome]:
    """The outcomes of which a chart shows the number of targets, by the measure that counts them.

    Targets without data are left out.
    """
    return {row.measure: row for row in outcomes().values() if row.key != "no-data"}


def statuses() -> dict[str, tuple[str, str]]:
    """Symbol and label of each outcome, the best first, by its class of the style sheet."""
    return {row.style: (row.symbol, row.label) for row in outcomes().values()}


def aims_chart(
    register: Register, lines: Sequence[ResultLine], language: Language, words: Words
) -> Chart:
    """One line per result, with aim, value and status as far as they exist. All have the same unit.

    A result without a number has no bar, only the symbol of its status.
    """
    figures = [figure for line in lines for figure in line.figures]
    targets = register.rows[figures[0].package].targets
    rows: list[Row] = []
    for number, line in enumerate(lines):
        outcome = outcomes()[drawn_status(line.figures)]
        named = {"key": number, "name": line.name, "style": outcome.style}
        rows.append({**named, "measure": "status", "symbol": outcome.symbol})
        for figure in line.figures:
            if published_number(figure) is not None:
                sign = SIGNS.get(targets[figure.keys[0]].direction, "")
                columns = {**named, "measure": figure.measure, "sign": sign}
                rows.append(figure_row(register, figure, language) | columns)
    aim = LegendEntry(AIM, "┃", language.text("aim: ≥ at least, ≤ at most"))
    legend = [*legend_entries(statuses(), rows, language), aim]
    return Chart("aims", captioned(register, figures, language, words), legend, "aims", rows)


def drawn_status(figures: Sequence[Figure]) -> str:
    """The outcome by which a result is drawn: `met`, `not-met`, `no-data`; `unstated` without one.

    `figures` are those of one result, with its stated status if it has one.
    """
    stated = [figure.published for figure in figures if figure.measure == "stated-status"]
    return outcome_of(str(stated[0])) or "met" if stated else "unstated"


def progress_chart(
    register: Register, groups: Sequence[BarGroup], language: Language, words: Words
) -> Chart:
    """One bar per name: how much of the way from the baseline to the aim is done, in percent.

    A target that has gone the other way has its value and no bar.
    """
    rows = [
        figure_row(register, bar.figure, language)
        | {"key": number, "name": group.name, "style": outcomes()[bar.status].style}
        | {"step": 0, "now": True, "value": max(published_number(bar.figure) or 0, 0)}
        for number, group in enumerate(groups)
        for bar in group.bars
    ]
    legend = legend_entries(statuses(), rows, language)
    figures = [bar.figure for group in groups for bar in group.bars]
    return Chart("progress", captioned(register, figures, language, words), legend, "pairs", rows)


def course_chart(
    register: Register,
    values: Sequence[Figure],
    aims: Sequence[Figure],
    language: Language,
    words: Words,
) -> Chart:
    """The results of one target over time, the oldest first, with its aims.

    All figures have the same unit.
    """
    times = times_of(register, [*values, *aims])
    rows: list[Row] = [
        row | {"measure": "value"}
        for row in series_rows(register, values, language, times)
        if row["value"] is not None
    ]
    for figure in aims:
        row = figure_row(register, figure, language) | {"measure": "aim"}
        high = figure.main.high if figure.main else None
        place = {"time": times[figure.period], "label": period_name(register, figure, language)}
        rows.append(row | place | {"high": float(high) if high is not None else row["value"]})
    legend = [
        LegendEntry("period-latest", "●", language.text("result")),
        *([LegendEntry(AIM, "┃", language.text("aim"))] if aims else []),
        *gap_legend(rows, language),
    ]
    caption = captioned(register, [*values, *aims], language, words)
    return Chart("course", caption, legend, "course", rows)


def pairs_chart(
    register: Register, groups: Sequence[BarGroup], language: Language, words: Words
) -> Chart:
    """One group of bars per name, with the periods in order of time and the latest one filled.

    All figures have the same unit. Bars are not stacked, because a document may count a target in
    two periods.
    """
    figures = in_time(register, [bar.figure for group in groups for bar in group.bars])
    periods = {figure.period: period_name(register, figure, language) for figure in figures}
    *earlier, latest = order = list(periods)
    rows = [
        figure_row(register, bar.figure, language)
        | {"key": number, "name": group.name, "style": outcomes()[bar.status].style}
        | {"step": order.index(bar.figure.period), "now": bar.figure.period == latest}
        for number, group in enumerate(groups)
        for bar in group.bars
    ]
    legend = [
        *legend_entries(statuses(), rows, language),
        *(LegendEntry("period-earlier", "□", periods[period]) for period in earlier),
        LegendEntry("period-latest", "■", periods[latest]),
    ]
    return Chart("pairs", captioned(register, figures, language, words), legend, "pairs", rows)
