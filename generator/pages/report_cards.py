"""Pages of report cards: an overview a package, and one page per indicator."""

from collections.abc import Iterator
from decimal import Decimal

from generator.charts import Chart
from generator.charts.report_cards import distribution_chart, ranking_chart, series_chart
from generator.kinds.rows import Row
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register
from generator.pages.page import Page
from generator.pages.scope import Scope, scopes
from generator.pages.tables import FigureRow, FigureTable, latest_first, measures_by_period
from generator.pages.templates import rendered

RANKED = "met-or-exceeded"
"""The measure by which indicators are ranked."""
CHANGE = "change-since-"
GRADE_SHARE = "share-"


def report_card_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview and the indicator pages of every package of report cards."""
    for scope in scopes(register, language, "report-cards"):
        yield overview_page(scope)
        ranked = [figure.subject for figure in ranked_shares(scope)]
        for indicator in scope.rows("indicators"):
            yield indicator_page(scope, indicator, ranked)


def overview_page(scope: Scope) -> Page:
    """What a reader asks first: which indicators are reached, which are not, and what has changed."""
    ranked = ranked_shares(scope)
    grades = grade_shares(scope)
    period = latest_first(scope, ranked)[0] if ranked else ""
    charts = [chart for chart in (ranking(scope), distribution(scope)) if chart]
    values = {
        "scope": scope,
        "period": scope.title("periods", period) if period else "",
        "first": ranked[0] if ranked else None,
        "last": ranked[-1] if ranked else None,
        "ranking_table": ranking_table(scope, ranked),
        "strengths": standing(scope, "strengths", "strength-threshold", period),
        "areas": standing(scope, "areas-for-improvement", "improvement-threshold", period),
        "distribution_table": measures_by_period(scope, grades) if grades else None,
        "charts": {chart.name: chart for chart in charts},
        "further": further_tables(scope, {figure.id for figure in grades}),
        "reporting": [(row, scope.figure(row["entity"], "reported", row["period"])) for row in scope.rows("reporting")],
        "coverage": {row["coverage"] for row in scope.rows("coverage")},
    }
    return Page(
        path=scope.overview_path,
        title=scope.text("title"),
        description=scope.text("description"),
        markdown=rendered("report-cards.md", (scope.register, scope.language, scope.overview_path), values),
        breadcrumbs=scope.breadcrumbs[:1],
        charts=tuple(charts),
        in_navigation=True,
    )


def indicator_page(scope: Scope, indicator: Row, ranked: list[str]) -> Page:
    """Everything that is known of one indicator."""
    key = indicator["indicator"]
    path = scope.path("indicators", key)
    figures = [figure for figure in scope.figures if figure.subject == key]
    shares = sorted(
        (figure for figure in figures if figure.measure == RANKED), key=lambda figure: scope.period_order(figure.period)
    )
    chart = series(scope, shares) if any(isinstance(figure.published, Decimal) for figure in shares) else None
    values = {
        "scope": scope,
        "indicator": indicator,
        "editions": [
            (row, scope.title("editions", row["edition"]), scope.title("areas", row["area"]))
            for row in scope.rows("indicator_editions")
            if row["indicator"] == key
        ],
        "latest": shares[-1] if shares else None,
        "earlier": [figure for figure in shares[:-1] if figure.value is not None],
        "chart": chart,
        "broken": any(figure.obs_status == "B" for figure in shares),
        "table": measures_by_period(scope, figures) if figures else None,
        "places": sorted(
            {(statement.source, statement.locator) for figure in figures for statement in figure.statements}
        ),
        "neighbours": neighbours(scope, key, ranked),
    }
    return Page(
        path=path,
        title=scope.title("indicators", key),
        description=scope.language.text(
            "%(indicator)s in %(package)s: every figure, its source and its change.",
            indicator=scope.title("indicators", key),
            package=scope.text("title"),
        ),
        markdown=rendered("indicator.md", (scope.register, scope.language, path), values),
        breadcrumbs=scope.breadcrumbs,
        charts=(chart,) if chart else (),
    )


def ranked_shares(scope: Scope) -> list[Figure]:
    """The latest share of each indicator, the highest first, ties in the order of keys."""
    shares = indicator_shares(scope)
    latest = latest_first(scope, shares)[:1]
    valued = [(figure, figure.published) for figure in shares if figure.period in latest]
    numbers = [(figure, value) for figure, value in valued if isinstance(value, Decimal)]
    return [figure for figure, _ in sorted(numbers, key=lambda one: (-one[1], one[0].subject))]


def indicator_shares(scope: Scope) -> list[Figure]:
    indicators = scope.register.rows[scope.package.name]["indicators"]
    return [figure for figure in scope.figures if figure.measure == RANKED and figure.subject in indicators]


def grade_shares(scope: Scope) -> list[Figure]:
    """How all ratings are distributed over the scale: shares that are about no single indicator."""
    rows = scope.register.rows[scope.package.name]
    grades = {f"{GRADE_SHARE}{rating}" for rating in rows["scale"]}
    shares = [
        figure for figure in scope.figures if figure.measure in grades and figure.subject not in rows["indicators"]
    ]
    return sorted(shares, key=lambda figure: (-scope.period_order(figure.period), figure.measure))


def ranking_table(scope: Scope, ranked: list[Figure]) -> FigureTable | None:
    """Indicators in the order of rank: all periods, the latest first, then all changes."""
    if not ranked:
        return None
    periods = latest_first(scope, indicator_shares(scope))
    subjects = {figure.subject for figure in ranked}
    changes = sorted(
        {
            figure.measure
            for figure in scope.figures
            if figure.measure.startswith(CHANGE) and figure.subject in subjects
        },
        reverse=True,
    )
    rows = [
        FigureRow(
            scope.title("indicators", figure.subject),
            (
                *(scope.figure(figure.subject, RANKED, period) for period in periods),
                *(scope.figure(figure.subject, change, periods[0]) for change in changes),
            ),
            scope.path("indicators", figure.subject),
        )
        for figure in ranked
    ]
    columns = [scope.title("periods", period) for period in periods] + [
        scope.title("measures", change) for change in changes
    ]
    return FigureTable(scope.language.text("Indicator"), tuple(columns), tuple(rows))


def standing(scope: Scope, measure: str, threshold: str, period: str) -> tuple[Figure, Figure, list[FigureRow]] | None:
    """How many indicators reach a threshold, the threshold, and which they are; None where no threshold is stated."""
    count = next((figure for figure in scope.figures if figure.measure == measure and figure.period == period), None)
    limit = next((figure for figure in scope.figures if figure.measure == threshold and figure.period == period), None)
    if count is None or limit is None:
        return None
    reached = [scope.register.figures[identity] for identity in count.rows]
    rows = [
        FigureRow(scope.title("indicators", figure.subject), (figure,), scope.path("indicators", figure.subject))
        for figure in reached
    ]
    return count, limit, rows


def further_tables(scope: Scope, shown: set[str]) -> list[tuple[str, FigureTable]]:
    """The figures that no other part of the overview shows, a table a subject."""
    own = scope.register.rows[scope.package.name].get("subjects", {})
    subjects = [key for key, row in own.items() if row["table"] == "subjects"]
    tables = []
    for subject in subjects:
        figures = [figure for figure in scope.figures if figure.subject == subject and figure.id not in shown]
        if figures:
            tables.append((scope.title("subjects", subject), measures_by_period(scope, figures)))
    return tables


def neighbours(scope: Scope, key: str, ranked: list[str]) -> list[tuple[str, str]]:
    """Name and path of the indicators one rank up and one rank down."""
    if key not in ranked:
        return []
    place = ranked.index(key)
    around = [*ranked[max(place - 1, 0) : place], *ranked[place + 1 : place + 2]]
    return [(scope.title("indicators", other), scope.path("indicators", other)) for other in around]


def ranking(scope: Scope) -> Chart | None:
    ranked = ranked_shares(scope)
    if not ranked:
        return None
    first, last = ranked[0], ranked[-1]
    shares = indicator_shares(scope)
    rank = {figure.subject: place for place, figure in enumerate(ranked)}
    drawn = sorted(
        (figure for figure in shares if figure.subject in rank),
        key=lambda figure: (rank[figure.subject], -scope.period_order(figure.period)),
    )
    period = scope.title("periods", first.period)
    alt = scope.language.text(
        "In %(period)s, %(first)s came first with %(highest)s and %(last)s last with %(lowest)s.",
        period=period,
        first=scope.short_name(first.subject),
        highest=value_text(scope.register, first, scope.language),
        last=scope.short_name(last.subject),
        lowest=value_text(scope.register, last, scope.language),
    )
    name = scope.language.text(
        "Indicators ranked by the share that met or exceeded the requirements, %(period)s", period=period
    )
    return ranking_chart(scope.register, drawn, scope.language, (name, alt))


def distribution(scope: Scope) -> Chart | None:
    grades = grade_shares(scope)
    if not grades:
        return None
    best = max(scope.rows("scale"), key=lambda row: int(row["order"]))["rating"]
    shares = [figure for figure in grades if figure.measure == f"{GRADE_SHARE}{best}"]
    parts = [
        scope.language.text(
            "%(value)s in %(period)s",
            value=value_text(scope.register, figure, scope.language),
            period=scope.title("periods", figure.period),
        )
        for figure in shares
    ]
    alt = scope.language.text(
        "Of all ratings, “%(rating)s” made up %(shares)s.",
        rating=scope.title("scale", best),
        shares=scope.language.listed(parts),
    )
    name = scope.language.text("All ratings by grade")
    return distribution_chart(scope.register, grades, scope.language, (name, alt))


def series(scope: Scope, shares: list[Figure]) -> Chart:
    parts = [
        scope.language.text(
            "%(value)s in %(period)s",
            value=value_text(scope.register, figure, scope.language),
            period=scope.title("periods", figure.period),
        )
        for figure in shares
        if isinstance(figure.published, Decimal)
    ]
    name = scope.short_name(shares[0].subject)
    alt = scope.language.text(
        "%(indicator)s met or exceeded: %(values)s.", indicator=name, values=scope.language.listed(parts)
    )
    return series_chart(
        scope.register, shares, scope.language, (scope.language.text("%(indicator)s over time", indicator=name), alt)
    )
