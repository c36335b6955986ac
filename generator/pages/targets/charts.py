"""The charts of target pages, each with its title and its result in words."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.captions import Words, brief, enumerated
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.targets.aims import aims_chart, standing
from generator.charts.targets.bars import NAMES
from generator.charts.targets.categories import MEASURES, categories_chart
from generator.charts.targets.pairs import Line, Told, pairs_chart
from generator.kinds.roles import measures_for
from generator.models import Figure
from generator.pages.scope import Scope
from generator.pages.tables import latest_first, values_by_period
from generator.pages.targets.results import Result

TOTALS = {"total-met": "met", "total-not-met": "not-met", "total-no-data": "no-data"}
"""The standing that a stated total is about, by the role of its measure."""
NAME = 60
"""Characters of a name in an enumeration."""


def telling(scope: Scope) -> Chart | None:
    """Targets by category in the latest period with results."""
    return by_category(scope, [row.category for row in scope.tables.categories])


def by_category(scope: Scope, subjects: Sequence[str]) -> Chart | None:
    """Targets met, split and not met, one bar per subject, in the latest period of any of them."""
    counts = [
        figure
        for figure in scope.figures
        if figure.measure in MEASURES and figure.subject in set(subjects)
    ]
    if not counts:
        return None
    period = latest_first(scope, counts)[0]
    found = [scope.figure(subject, measure, period) for subject in subjects for measure in MEASURES]
    figures = [figure for figure in found if figure]
    met = [figure for figure in figures if figure.measure == "targets-met"]
    parts = [
        scope.language.text(
            "%(subject)s %(met)s of %(all)s",
            subject=brief(scope.short_name(figure.subject), NAME),
            met=mention(scope.register, figure, scope.language),
            all=mention(scope.register, whole, scope.language),
        )
        for figure in met
        if (whole := scope.figure(figure.subject, "targets", period))
    ]
    name = scope.language.text(
        "Targets met, split and not met, by category, %(period)s",
        period=scope.title("periods", period),
    )
    message = enumerated(scope.language, scope.language.text("Targets met"), parts)
    words = Words(name, message, scope.title("measures", "targets"))
    return categories_chart(scope.register, figures, scope.language, words)


def aims(scope: Scope, results: Sequence[Result]) -> Chart | None:
    """Aim and result of each percent target among the results, in their order, where there are two
    to compare.
    """
    lines = [
        (name_in_full(scope, result), result.figures) for result in results if in_percent(result)
    ]
    values = [figure for _, line in lines for figure in line if figure.measure == "value"]
    if len(lines) < 2 or not values:
        return None
    aimed = [figure for _, line in lines for figure in line if figure.measure == "aim"]
    low, high = ends(scope, values)
    alt = scope.language.text("The results go from %(low)s to %(high)s.", low=low, high=high)
    if len(values) == 1:
        alt = scope.language.text("The only result is %(value)s.", value=low)
    elif aimed:
        least, most = ends(scope, aimed)
        alt = scope.language.text(
            "The results go from %(low)s to %(high)s, the aims from %(least)s to %(most)s.",
            low=low,
            high=high,
            least=least,
            most=most,
        )
    measure = scope.language.listed(
        [scope.title("measures", "aim"), scope.title("measures", "value")]
    )
    words = Words(scope.language.text("Aims and results in percent"), alt, measure)
    return aims_chart(scope.register, lines, scope.language, words)


def in_percent(result: Result) -> bool:
    return any(figure.unit == "percent" for figure in (result.aim, result.value) if figure)


def name_in_full(scope: Scope, result: Result) -> str:
    """The target, and which part of it."""
    if not result.part:
        return result.title
    return scope.language.text("%(target)s – %(part)s", target=result.title, part=result.part_title)


def ends(scope: Scope, figures: Sequence[Figure]) -> tuple[str, str]:
    """The lowest and the highest of some aims or values, as they are written."""
    numbers = [
        (figure.published, figure) for figure in figures if isinstance(figure.published, Decimal)
    ]
    ordered = [figure for _, figure in sorted(numbers, key=lambda one: (one[0], one[1].id))]
    low, high = (
        mention(scope.register, figure, scope.language) for figure in (ordered[0], ordered[-1])
    )
    return low, high


def totals(scope: Scope, figures: Sequence[Figure]) -> Chart | None:
    """Totals that a document states of one subject, for two periods or more; a page may have those
    of several.
    """
    standings = {
        row.measure: TOTALS[role] for role in TOTALS for row in measures_for(scope.tables, role)
    }
    stated = [
        figure
        for figure in figures
        if figure.measure in standings and isinstance(figure.published, Decimal)
    ]
    if len({figure.period for figure in stated}) < 2:
        return None
    groups: dict[str, list[Told]] = {}
    for figure in sorted(stated, key=lambda one: list(standings).index(one.measure)):
        groups.setdefault(standings[figure.measure], []).append((figure, standings[figure.measure]))
    lines = [(scope.language.text(NAMES[told]), line) for told, line in groups.items()]
    words = Words(scope.language.text("Totals as the document states them"), compared(scope, lines))
    return replace(
        pairs_chart(scope.register, lines, scope.language, words),
        name=f"totals-{figures[0].subject}",
    )


def pairs(scope: Scope, results: Sequence[Result]) -> Chart | None:
    """The results in percent of each target that has them in two periods or more, where there are
    two such targets.
    """
    valued = [one for one in results if one.value and one.value.unit == "percent"]
    names: dict[str, str] = {}
    lines: dict[str, list[Told]] = {}
    for result in valued:
        if result.value and isinstance(result.value.published, Decimal):
            names.setdefault(result.value.subject, name_in_full(scope, result))
            lines.setdefault(result.value.subject, []).append(
                (result.value, standing(result.figures))
            )
    both = [
        (names[subject], line)
        for subject, line in lines.items()
        if len({one.period for one, _ in line}) > 1
    ]
    if len(both) < 2:
        return None
    name = scope.language.text("Results in percent, period by period")
    words = Words(name, compared(scope, both), scope.title("measures", "value"))
    return pairs_chart(scope.register, both, scope.language, words)


def compared(scope: Scope, lines: Sequence[Line]) -> str:
    """The values of each line, in the order of the periods that are named first, the latest of them
    first.
    """
    periods = latest_first(scope, [figure for _, line in lines for figure, _ in line])
    parts = []
    for name, line in lines:
        ordered = sorted((figure for figure, _ in line), key=lambda one: periods.index(one.period))
        whole = [figure.period for figure in ordered] == periods
        values = scope.language.listed(
            [mention(scope.register, figure, scope.language) for figure in ordered]
        )
        values = values if whole else values_by_period(scope, ordered)
        parts.append(
            scope.language.text("%(name)s %(value)s", name=brief(name, NAME), value=values)
        )
    head = scope.language.listed([scope.title("periods", period) for period in periods])
    return enumerated(scope.language, head, parts)
