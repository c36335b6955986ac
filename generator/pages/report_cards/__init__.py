"""Pages of report cards: an overview of each package, lists, and a page per indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.chart import Chart
from generator.ids import Link
from generator.language import Language
from generator.language.names import measure_and_period
from generator.models import Figure, Register
from generator.pages.cells import Cited, Several
from generator.pages.commitments import commitments
from generator.pages.due import calendar_of
from generator.pages.entities import entity_link
from generator.pages.local import LocalPackage, local_packages_of
from generator.pages.page import Page
from generator.pages.report_cards.charts import panels, ranking
from generator.pages.report_cards.compare import compare_index, compare_pages
from generator.pages.report_cards.grade_charts import distribution, grid, ratings
from generator.pages.report_cards.indicators import indicator_pages
from generator.pages.report_cards.shares import (
    Extreme,
    ThresholdGroup,
    all_grades,
    changes,
    grade_table,
    highest_and_lowest,
    indicator_grades,
    indicator_shares,
    ranked_shares,
    ranking_table,
    shares_sentence,
    threshold_group,
    unranked_shares,
)
from generator.pages.tables import Table, measures_by_period
from generator.pages.topics import (
    commitments_page,
    index_link,
    index_page,
    other_figures_page,
)


@dataclass(frozen=True)
class Overview:
    """What the template of the overview gets. Tables and charts that have nothing are None."""

    charts: Mapping[str, Chart | None]
    period: str
    """The title of the period of the ranking; empty if no indicator is ranked."""
    ends: Sequence[tuple[Extreme, Extreme]]
    """The highest and lowest shares, and the highest and lowest changes."""
    broken: bool
    """True if the series has a break."""
    unranked: Sequence[Figure]
    ranking_table: Table | None
    shares: str
    """What the shares of the ranking are shares of."""
    strengths: ThresholdGroup | None
    areas: ThresholdGroup | None
    """The areas for improvement."""
    due_calendar: str
    """The name of the calendar of what is due; empty if nothing that is due has a date."""
    ways: Several
    """The other pages of the package."""
    coverage: set[str]


def report_card_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview of every package of report cards, its indicators, comparisons and lists."""
    for local in local_packages_of(register, language, "report-cards"):
        topics = [*topic_pages(local), *compare_pages(local)]
        values = overview(local, Several([Link(page.title, page.path) for page in topics]))
        yield local.overview_page("report-cards/overview.md", vars(values), values.charts.values())
        yield from topics
        yield from compare_index(local)
        yield from indicator_pages(local)


def topic_pages(local: LocalPackage) -> Iterator[Page]:
    """The pages of single topics, each only if the package has something about it."""
    if local.tables.indicators:
        yield indicator_index(local)
    grades = grade_page(local)
    if grades:
        yield grades
    if local.tables.reporting:
        yield reporting_page(local)
    if local.tables.commitments:
        yield commitments_page(local, commitments(local))
    others = other_figures(local)
    if others:
        yield other_figures_page(local, others)


def overview(local: LocalPackage, ways: Several) -> Overview:
    """What the overview of a package shows. `ways` lead to its other pages."""
    ranked = ranked_shares(local)
    period = ranked[0].period if ranked else ""
    extremes = [highest_and_lowest(local, values) for values in (ranked, changes(local, period))]
    return Overview(
        charts={chart_of.__name__: chart_of(local) for chart_of in (ranking, panels, grid)},
        period=local.title("periods", period) if period else "",
        ends=[pair for pair in extremes if pair],
        broken=any(figure.obs_status == "B" for figure in indicator_shares(local)),
        unranked=unranked_shares(local),
        ranking_table=ranking_table(local, ranked),
        shares=shares_sentence(local),
        strengths=threshold_group(local, "strengths", "strength-threshold", period),
        areas=threshold_group(local, "areas-for-improvement", "improvement-threshold", period),
        due_calendar=calendar_of(local),
        ways=ways,
        coverage={row.coverage for row in local.tables.coverage},
    )


def indicator_index(local: LocalPackage) -> Page:
    """The page with all indicators: number, area, and the values of the ranking."""
    text, title = local.language.text, local.title
    ranked = {figure.subject: figure for figure in ranked_shares(local)}
    newest = {row.indicator: row for row in local.tables.indicator_editions}
    first = next(iter(ranked.values()), None)
    measure = [measure_and_period(local.register, first, local.language)] if first else []
    return index_page(
        local,
        index_link(local, "indicators", text("All indicators")),
        description=text(
            "%(package)s: every indicator, with its number and area.",
            package=local.package_text("title"),
        ),
        heads=(text("Indicator"), text("Number"), text("Area"), *measure),
        rows=[
            (
                local.link("indicators", key),
                newest[key].number if key in newest else None,
                title("areas", newest[key].area) if key in newest else None,
                *([ranked.get(key)] if first else []),
            )
            for key in local.by_key.indicators
        ],
    )


def grade_page(local: LocalPackage) -> Page | None:
    """The page of the ratings by grade, of all indicators together and of each."""
    grades, by_indicator = all_grades(local), indicator_grades(local, ranked_shares(local))
    if not grades and not by_indicator:
        return None
    link = index_link(local, "scale", local.language.text("Ratings by grade"))
    charts = {"distribution": distribution(local), "ratings": ratings(local)}
    values = {
        "name": link.title,
        "charts": charts,
        "distribution_table": measures_by_period(local, grades) if grades else None,
        "ratings_table": grade_table(local, by_indicator) if by_indicator else None,
    }
    description = local.language.text(
        "%(package)s: how often each grade was given, in all and by indicator.",
        package=local.package_text("title"),
    )
    return local.page("report-cards/grades.md", link, description, values, charts.values())


def reporting_page(local: LocalPackage) -> Page:
    """The page with the entities that a document names as having reported or not."""
    text = local.language.text
    return index_page(
        local,
        index_link(local, "reporting", text("Entities named as reporting or not")),
        description=text(
            "%(package)s: entities of which a document says if they reported.",
            package=local.package_text("title"),
        ),
        heads=(text("Entity"), text("Period"), text("Reported"), text("Source")),
        rows=[
            (
                entity_link(local, row.entity),
                local.title("periods", row.period),
                local.figure(row.entity, "reported", row.period),
                Cited(row.source, row.locator),
            )
            for row in local.tables.reporting
        ],
    )


def other_figures(local: LocalPackage) -> list[Figure]:
    """The figures about subjects that are not indicators or entities, subject by subject."""
    return [
        figure
        for key, row in local.by_key.subjects.items()
        if row.table == "subjects"
        for figure in local.figures_about(key)
    ]
