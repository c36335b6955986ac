"""Pages of report cards: an overview of each package, and a page per indicator."""

from collections.abc import Iterator

from generator.ids import Operand
from generator.language import Language
from generator.models import Register
from generator.pages.entities import entity_path
from generator.pages.page import Page
from generator.pages.report_cards.charts import panels, ranking
from generator.pages.report_cards.compare import compare_pages
from generator.pages.report_cards.extremes import changes, highest_and_lowest
from generator.pages.report_cards.grade_charts import distribution, grid, ratings
from generator.pages.report_cards.indicators import indicator_page
from generator.pages.report_cards.shares import (
    all_grades,
    further_tables,
    grade_table,
    indicator_grades,
    indicator_shares,
    ranked_shares,
    ranking_table,
    threshold_group,
    unranked_shares,
)
from generator.pages.scope import Scope, scopes
from generator.pages.tables import FigureTable, latest_first, measures_by_period

CHARTS = (ranking, panels, grid, ratings, distribution)
"""The charts of an overview, in this order."""
SUBJECTS = "{}/subjects/index.md"
"""The page of a package's other figures."""


def report_card_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview, the indicators and the comparisons of every package of report cards."""
    for scope in scopes(register, language, "report-cards"):
        yield overview_page(scope)
        if further_tables(scope):
            yield subjects_page(scope)
        ranked = [figure.subject for figure in ranked_shares(scope)]
        for indicator in scope.tables.indicators:
            yield indicator_page(scope, indicator, ranked)
        yield from compare_pages(scope)


def overview_page(scope: Scope) -> Page:
    """The overview of a package: which indicators rank high or low, and what has changed."""
    charts = {chart_of.__name__: chart_of(scope) for chart_of in CHARTS}
    values = {"charts": charts, **overview_values(scope)}
    return Page(
        path=scope.overview_path,
        title=scope.package_text("title"),
        description=scope.package_text("description"),
        markdown=scope.rendered("report-cards.md", scope.overview_path, values),
        breadcrumbs=scope.breadcrumbs[:1],
        charts=tuple(chart for chart in charts.values() if chart),
        tab=scope.tab,
    )


def overview_values(scope: Scope) -> dict[str, object]:
    """Extremes, tables and groups of indicators, for the template of the overview."""
    ranked = ranked_shares(scope)
    grades, by_indicator = all_grades(scope), indicator_grades(scope, ranked)
    period = latest_first(scope, ranked)[0] if ranked else ""
    extremes = [highest_and_lowest(scope, values) for values in (ranked, changes(scope, period))]
    return {
        "period": scope.title("periods", period) if period else "",
        "ends": [pair for pair in extremes if pair],
        "broken": any(figure.obs_status == "B" for figure in indicator_shares(scope)),
        "unranked": unranked_shares(scope),
        "ranking_table": ranking_table(scope, ranked),
        "strengths": threshold_group(scope, "strengths", "strength-threshold", period),
        "areas": threshold_group(scope, "areas-for-improvement", "improvement-threshold", period),
        "distribution_table": measures_by_period(scope, grades) if grades else None,
        "ratings_table": grade_table(scope, by_indicator) if by_indicator else None,
        "headlines": headline_tables(scope),
        "further": SUBJECTS.format(scope.package.name) if further_tables(scope) else None,
        "reporting": [
            (row, scope.figure(row.entity, "reported", row.period))
            for row in scope.tables.reporting
        ],
        "entity_path": entity_path,
        "coverage": {row.coverage for row in scope.tables.coverage},
    }


def headline_tables(scope: Scope) -> list[tuple[str, FigureTable]]:
    """A table for each subject of the headline figures, with the name of the subject."""
    subjects = dict.fromkeys(
        Operand(headline).subject for headline in scope.package.descriptor.get("headlines", [])
    )
    with_rows = {row.subject for row in scope.tables.subjects}
    shown = [subject for subject in subjects if subject in with_rows]
    return [
        (scope.title("subjects", subject), measures_by_period(scope, scope.figures_about(subject)))
        for subject in shown
    ]


def subjects_page(scope: Scope) -> Page:
    """The page of all figures that are not about an indicator or an entity."""
    path = SUBJECTS.format(scope.package.name)
    title = scope.language.text("Other figures")
    values = {"tables": further_tables(scope)}
    return Page(
        path=path,
        title=title,
        description=scope.language.text(
            "%(package)s: figures about other subjects.", package=scope.package_text("title")
        ),
        markdown=scope.rendered("subjects.md", path, values),
        breadcrumbs=scope.breadcrumbs,
    )
