"""The charts of target pages, with their titles and messages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.captions import Words, short_enumeration, shortened
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.targets import (
    Bar,
    BarGroup,
    ResultLine,
    aims_chart,
    drawn_status,
    pairs_chart,
)
from generator.kinds.roles import measures_for
from generator.models import Figure
from generator.pages.local import LocalPackage
from generator.pages.tables import latest_first, values_by_period
from generator.pages.targets.results import Result, furthest, whole_statuses
from generator.vocabulary.statuses import outcomes

TOTALS = {"total-met": "met", "total-not-met": "not-met", "total-no-data": "no-data"}
"""The status that a stated total counts, by the role of its measure."""
NAME = 60
"""The most characters of a name in an enumeration."""


def aims(
    local: LocalPackage, results: Sequence[Result], counts: Mapping[str, Figure]
) -> Chart | None:
    """Aim and result of each target in percent, in the order of the results.

    `counts` are those of all targets of the page, like `targets-met`. Returns None if there are
    fewer than two targets in percent, no result, or nothing to say of them, because the period is
    running and none is stated as not met.
    """
    of_whole = whole_statuses(results)
    lines = [
        ResultLine(name_in_full(local, result), with_status(result, of_whole))
        for result in results
        if in_percent(result)
    ]
    values = [figure for line in lines for figure in line.figures if figure.measure == "value"]
    message = aims_message(local, results, counts)
    if len(lines) < 2 or not values or not message:
        return None
    measure = local.language.listed(
        [local.title("measures", "aim"), local.title("measures", "value")]
    )
    title = local.language.text("Aims and results in percent")
    words = Words(title, message, measure)
    return aims_chart(local.register, lines, local.language, words)


def aims_message(
    local: LocalPackage, results: Sequence[Result], counts: Mapping[str, Figure]
) -> str:
    """How many targets were met, and which one is furthest from its aim."""
    text, register = local.language.text, local.register
    met, last = counts.get("targets-met"), furthest(results)
    parts = []
    if met:
        parts.append(
            text(
                "Targets met: %(met)s of %(all)s",
                met=mention(register, met, local.language),
                all=mention(register, counts["targets"], local.language),
            )
        )
    if last and last.aim and last.value:
        parts.append(
            text(
                "furthest from its aim: %(name)s (aim %(aim)s, result %(value)s)",
                name=shortened(name_in_full(local, last), NAME),
                aim=mention(register, last.aim, local.language),
                value=mention(register, last.value, local.language),
            )
        )
    return text("%(sentence)s.", sentence=local.language.clauses(parts)) if parts else ""


def with_status(
    result: Result, of_whole: Mapping[tuple[str, str], Figure | None]
) -> Sequence[Figure]:
    """The figures of a result. A part without a status has that of its whole target."""
    status = of_whole.get((result.target, result.period))
    return (*result.figures, status) if result.status is None and status else result.figures


def in_percent(result: Result) -> bool:
    """True if the aim or the value of a result is in percent."""
    return any(figure.unit == "percent" for figure in (result.aim, result.value) if figure)


def name_in_full(local: LocalPackage, result: Result) -> str:
    """The name of the target, and of its part if the result is about one."""
    if not result.part:
        return result.title
    return local.language.text("%(target)s – %(part)s", target=result.title, part=result.part_title)


def totals(local: LocalPackage, figures: Sequence[Figure]) -> Chart | None:
    """Totals that a document states for one subject, in two periods or more.

    Returns None if there are fewer periods. The chart's name has the subject, as a page may show
    several.
    """
    statuses = {
        row.measure: TOTALS[role] for role in TOTALS for row in measures_for(local.tables, role)
    }
    stated = [
        figure
        for figure in figures
        if figure.measure in statuses and isinstance(figure.published, Decimal)
    ]
    if len({figure.period for figure in stated}) < 2:
        return None
    bars: dict[str, list[Bar]] = {}
    for figure in sorted(stated, key=lambda figure: list(statuses).index(figure.measure)):
        status = statuses[figure.measure]
        bars.setdefault(status, []).append(Bar(figure, status))
    groups = [
        BarGroup(local.language.text(outcomes()[status].label), bars[status]) for status in bars
    ]
    title = local.language.text("Totals as the document states them")
    words = Words(title, comparison_message(local, groups))
    return replace(
        pairs_chart(local.register, groups, local.language, words),
        name=f"totals-{figures[0].subject}",
    )


def pairs(local: LocalPackage, results: Sequence[Result]) -> Chart | None:
    """Results in percent, for each target that has them in two periods or more.

    Returns None if there are fewer than two such targets.
    """
    names: dict[str, str] = {}
    bars: dict[str, list[Bar]] = {}
    of_whole = whole_statuses(results)
    for result in results:
        value = result.value
        if value and value.unit == "percent" and isinstance(value.published, Decimal):
            names.setdefault(value.subject, name_in_full(local, result))
            status = drawn_status(with_status(result, of_whole))
            bars.setdefault(value.subject, []).append(Bar(value, status))
    groups = [
        BarGroup(names[subject], bars[subject])
        for subject in bars
        if len({bar.figure.period for bar in bars[subject]}) > 1
    ]
    if len(groups) < 2:
        return None
    title = local.language.text("Results in percent, period by period")
    words = Words(title, comparison_message(local, groups), local.title("measures", "value"))
    return pairs_chart(local.register, groups, local.language, words)


def comparison_message(local: LocalPackage, groups: Sequence[BarGroup]) -> str:
    """The message of a chart of groups: the periods, and the values of each group.

    The latest period comes first, and values have the same order. A group without a value for each
    period names the period of each value.
    """
    periods = latest_first(local, [bar.figure for group in groups for bar in group.bars])
    parts = []
    for group in groups:
        figures = sorted(
            (bar.figure for bar in group.bars), key=lambda figure: periods.index(figure.period)
        )
        if [figure.period for figure in figures] == periods:
            values = local.language.listed(
                [mention(local.register, figure, local.language) for figure in figures]
            )
        else:
            values = values_by_period(local, figures)
        parts.append(
            local.language.text(
                "%(name)s %(value)s", name=shortened(group.name, NAME), value=values
            )
        )
    head = local.language.listed([local.title("periods", period) for period in periods])
    return short_enumeration(local.language, head, parts)
