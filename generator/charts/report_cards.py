"""Charts of report cards: rankings, shares of grades, grids of ratings, and values over time."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import rating_classes
from generator.charts.period_styles import SYMBOLS, latest_and_before, period_legend, period_styles
from generator.charts.rows import figure_row, legend_entries, published_number, tip_text
from generator.charts.times import gap_legend, series_rows, times_of
from generator.kinds.roles import is_threshold
from generator.language import Language, gettext_noop
from generator.language.names import period_name, short_name, value_text
from generator.models import Figure, Register
from generator.vocabulary.statuses import VALUELESS

RATING = "rating"
SIGNS = {"M": "–", "O": "∅", "Q": "×", "C": "¤"}
ABSENT = {status: (SIGNS[status], label) for status, label in VALUELESS.items()}
"""Symbol and words of the legend for a missing value, by the status of its figure."""
UNREPORTED, UNKNOWN = "rating-unreported", "rating-unknown"
"""Classes of the style sheet: the entity did not report; our data have no row."""
ABSENT_CELLS = {UNREPORTED: ABSENT["O"], UNKNOWN: ("…", gettext_noop("no row in our data"))}
"""Symbol and words for cells of a grid without a rating."""


def ranking_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Indicators by rank, each with its earlier values.

    `figures` are in the order of rank, each indicator from the latest period back. Thresholds among
    them become vertical lines. Of earlier periods that look alike only the last is drawn.
    """
    measures = register.rows[figures[0].package].measures
    limits = [figure for figure in figures if is_threshold(measures[figure.measure])]
    figures = latest_and_before(register, [one for one in figures if one not in limits])
    styles = period_styles(register, figures)
    numbers = {
        (figure.subject, styles[figure.period]): published_number(figure) for figure in figures
    }
    rows = [figure_row(register, figure, language) | {"style": "limit"} for figure in limits]
    rows += [
        figure_row(register, figure, language)
        | {"key": figure.subject, "style": styles[figure.period]}
        | {"name": short_name(register, figure.package, figure.subject, language)}
        | {"before": numbers.get((figure.subject, "before"))}
        | {"before_break": numbers.get((figure.subject, "break"))}
        for figure in figures
        if published_number(figure) is not None
    ]
    legend = period_legend(register, figures, language)
    if limits:
        values = language.listed([value_text(register, figure, language) for figure in limits])
        text = language.text("thresholds: %(values)s", values=values)
        legend.append(LegendEntry("period-limit", "│", text))
    caption = captioned(register, [*figures, *limits], language, words)
    return Chart("ranking", caption, legend, "ranking", rows)


def levels_chart(
    register: Register,
    pairs: Sequence[tuple[Figure, Figure]],
    levels: Sequence[str],
    language: Language,
    words: Words,
) -> Chart:
    """The shares of two indicators beside each other, a line for each pair.

    `levels` are the names of whom the first and the second of each pair are about.
    """
    rows = []
    for first, second in pairs:
        names = [
            short_name(register, one.package, one.subject, language) for one in (first, second)
        ]
        line = {
            "key": f"{first.subject}~{second.subject}",
            "name": language.chained(list(dict.fromkeys(names))),
            "before": published_number(second),
            "before_break": None,
        }
        for figure, style in ((second, "before"), (first, "now")):
            rows.append(figure_row(register, figure, language) | line | {"style": style})
    legend = [
        LegendEntry(f"period-{style}", SYMBOLS[style], name)
        for style, name in zip(("now", "before"), levels, strict=True)
    ]
    drawn = [figure for pair in pairs for figure in pair]
    return Chart("levels", captioned(register, drawn, language, words), legend, "ranking", rows)


def distribution_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """The share of each grade, the best first.

    There is one bar per period if the figures have one subject, else one bar per subject. Measures
    of `figures` have the role `grade-share`.
    """
    package, one_subject = figures[0].package, len({figure.subject for figure in figures}) == 1
    measures = register.rows[package].measures
    classes = rating_classes(register.rows[package].scale)
    ranks = list(classes)
    rows = []
    for figure in figures:
        rating = measures[figure.measure].of or ""
        name = short_name(register, package, figure.subject, language)
        bar = {"key": figure.subject, "name": name}
        if one_subject:
            bar = {"key": figure.period, "name": period_name(register, figure, language)}
        grade = {"style": classes[rating], "rank": ranks.index(rating)}
        rows.append(figure_row(register, figure, language) | bar | grade)
    return Chart(
        "distribution" if one_subject else "ratings",
        captioned(register, figures, language, words),
        scale_legend(register, package, language),
        "stacked",
        [row for row in rows if row["value"] is not None],
    )


def scale_legend(register: Register, package: str, language: Language) -> list[LegendEntry]:
    """The ratings of the scale, the best first."""
    scale = register.rows[package].scale
    return [
        LegendEntry(style, scale[rating].symbol, language.localised(scale[rating].title))
        for rating, style in rating_classes(scale).items()
    ]


def grid_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Entities in rows, in the order of the figures; indicators in columns, in that of their table.

    `figures` have the measure `rating`. A figure of another measure means that its entity did not
    report. A cell without a figure shows that our data have no row.
    """
    package = figures[0].package
    tables = register.rows[package]
    columns = {figure.keys[1] for figure in figures if figure.measure == RATING}
    indicators = [key for key in tables.indicators if key in columns]
    by_keys = {figure.keys: figure for figure in figures}
    rows = []
    for entity in dict.fromkeys(figure.keys[0] for figure in figures):
        title = language.localised(tables.entities[entity].title)
        for indicator in indicators:
            figure = by_keys.get((entity, indicator)) or by_keys.get((entity,))
            rows.append(
                {
                    "entity": entity,
                    "name": title,
                    "acronym": tables.entities[entity].acronym or title,
                    "indicator": indicator,
                    "head": short_name(register, package, indicator, language),
                    **grid_cell(register, figure, language),
                }
            )
    absent = legend_entries(ABSENT_CELLS, rows, language)
    legend = [*scale_legend(register, package, language), *absent]
    return Chart("grid", captioned(register, figures, language, words), legend, "grid", rows)


def grid_cell(register: Register, figure: Figure | None, language: Language) -> dict[str, Any]:
    """Style, symbol and figure of a cell."""
    if figure is None:
        return {"style": UNKNOWN, "symbol": ABSENT_CELLS[UNKNOWN][0]}
    cell = {"figures": figure.id, "tip": tip_text(register, figure, language)}
    if figure.measure != RATING:
        return {**cell, "style": UNREPORTED, "symbol": ABSENT_CELLS[UNREPORTED][0]}
    scale, rating = register.rows[figure.package].scale, str(figure.published)
    style = rating_classes(scale)[rating]
    return {**cell, "style": style, "symbol": scale[rating].symbol, "rating": rating}


def panels_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """A small panel per subject, in the order of the figures, all with the same scale.

    `figures` are shares. The first and the last value are written.
    """
    times = times_of(register, figures)
    rows = []
    for subject, group in groupby(figures, key=lambda figure: figure.subject):
        series = list(group)
        name = short_name(register, series[0].package, subject, language)
        ends = [figure for figure in series if published_number(figure) is not None]
        for figure, row in zip(series, series_rows(register, series, language, times), strict=True):
            panel = {"key": subject, "name": name}
            text = row["text"] if figure in (*ends[:1], *ends[-1:]) else ""
            absent = ABSENT[figure.obs_status][0] if row["value"] is None else ""
            rows.append({**row, **panel, "text": text, "absent": absent})
    drawn = {row["absent"] for row in rows}
    legend = [
        LegendEntry("absent", symbol, language.text(label))
        for symbol, label in ABSENT.values()
        if symbol in drawn
    ]
    if any(row["broken"] for row in rows):
        legend.append(LegendEntry("period-gap", "┊", language.text("break in the series")))
    legend += gap_legend(rows, language)
    return Chart("panels", captioned(register, figures, language, words), legend, "panels", rows)


def series_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One indicator over its periods, the oldest first."""
    every = series_rows(register, figures, language, times_of(register, figures))
    rows = [row for row in every if row["value"] is not None]
    legend = gap_legend(rows, language)
    return Chart("series", captioned(register, figures, language, words), legend, "series", rows)
