"""Pages of report cards: an overview of each package, and a page per indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.chart import Chart
from generator.ids import Link, Operand
from generator.language import Language
from generator.models import Figure, Register
from generator.pages.commitments import Commitment, commitments
from generator.pages.entities import entity_link
from generator.pages.local import LocalPackage, local_packages_of
from generator.pages.page import Page
from generator.pages.report_cards.charts import panels, ranking
from generator.pages.report_cards.compare import compare_pages
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
    threshold_group,
    unranked_shares,
)
from generator.pages.tables import SubjectTable, Table, measures_by_period
from generator.rows.report_cards import ReportingRow

CHARTS = (ranking, panels, grid, ratings, distribution)
"""The charts of an overview, in this order."""


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
    strengths: ThresholdGroup | None
    areas: ThresholdGroup | None
    """The areas for improvement."""
    distribution_table: Table | None
    ratings_table: Table | None
    headlines: Sequence[SubjectTable]
    """The subjects of the headline figures."""
    further: Link | None
    """The page of the package's other figures."""
    commitments: Sequence[Commitment]
    reporting: Sequence[tuple[ReportingRow, Link, Figure | None]]
    """Rows that say if an entity reported, with its name and page and the figure."""
    coverage: set[str]


def report_card_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview, the indicators and the comparisons of every package of report cards."""
    for local in local_packages_of(register, language, "report-cards"):
        further = further_tables(local)
        link = Link(local.language.text("Other figures"), f"{local.package.name}/subjects/index.md")
        values = overview(local, link if further else None)
        yield local.overview_page("report-cards/overview.md", vars(values), values.charts.values())
        if further:
            description = local.language.text(
                "%(package)s: figures about other subjects.", package=local.package_text("title")
            )
            yield local.page("report-cards/subjects.md", link, description, {"subjects": further})
        yield from indicator_pages(local)
        yield from compare_pages(local)


def overview(local: LocalPackage, further: Link | None) -> Overview:
    """What the overview of a package shows. `further` is the page of its other figures."""
    ranked = ranked_shares(local)
    grades, by_indicator = all_grades(local), indicator_grades(local, ranked)
    period = ranked[0].period if ranked else ""
    extremes = [highest_and_lowest(local, values) for values in (ranked, changes(local, period))]
    return Overview(
        charts={chart_of.__name__: chart_of(local) for chart_of in CHARTS},
        period=local.title("periods", period) if period else "",
        ends=[pair for pair in extremes if pair],
        broken=any(figure.obs_status == "B" for figure in indicator_shares(local)),
        unranked=unranked_shares(local),
        ranking_table=ranking_table(local, ranked),
        strengths=threshold_group(local, "strengths", "strength-threshold", period),
        areas=threshold_group(local, "areas-for-improvement", "improvement-threshold", period),
        distribution_table=measures_by_period(local, grades) if grades else None,
        ratings_table=grade_table(local, by_indicator) if by_indicator else None,
        headlines=headline_tables(local),
        further=further,
        commitments=commitments(local),
        reporting=[
            (row, entity_link(local, row.entity), local.figure(row.entity, "reported", row.period))
            for row in local.tables.reporting
        ],
        coverage={row.coverage for row in local.tables.coverage},
    )


def headline_tables(local: LocalPackage) -> list[SubjectTable]:
    """A table for each subject of the headline figures."""
    named = local.package.descriptor.get("headlines", [])
    subjects = dict.fromkeys(Operand(headline).subject for headline in named)
    with_rows = {row.subject for row in local.tables.subjects}
    return [subject_table(local, subject) for subject in subjects if subject in with_rows]


def further_tables(local: LocalPackage) -> list[SubjectTable]:
    """A table for each subject that is not an indicator or an entity."""
    return [
        subject_table(local, key)
        for key, row in local.by_key.subjects.items()
        if row.table == "subjects" and local.figures_about(key)
    ]


def subject_table(local: LocalPackage, subject: str) -> SubjectTable:
    """All figures about a subject."""
    table = measures_by_period(local, local.figures_about(subject))
    return SubjectTable(subject, local.title("subjects", subject), table)
