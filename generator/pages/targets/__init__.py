"""Pages of targets: an overview of each package, and a page per category, custodian and target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.charts.chart import Chart
from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.pages.cells import Several
from generator.pages.commitments import commitments
from generator.pages.due import calendar_of
from generator.pages.local import LocalPackage, local_packages_of
from generator.pages.page import Page
from generator.pages.tables import SubjectTable, Table
from generator.pages.targets.about import About, about_groups
from generator.pages.targets.charts import pairs
from generator.pages.targets.courses import chart_of_progress, course_table, courses
from generator.pages.targets.groups import group_index_link, group_pages
from generator.pages.targets.lists import target_list
from generator.pages.targets.outcome_charts import main_chart
from generator.pages.targets.results import (
    Result,
    by_target,
    counted_as,
    results_of,
    silent_targets,
    silent_text,
)
from generator.pages.targets.single import single_pages
from generator.pages.targets.tables import (
    OwnTotals,
    PlanCounts,
    count_tables,
    other_figures,
    own_totals,
    periods_of,
    plan_counts,
    stated_totals,
)
from generator.pages.targets.unclear import at_odds, without_number, without_result
from generator.pages.topics import (
    commitments_page,
    index_page,
    other_figures_page,
)
from generator.rows.targets import PlanRow


@dataclass(frozen=True)
class Overview:
    """What the template of the overview gets. Each list of results is of one target and period."""

    answers: Sequence[PlanCounts]
    rated: bool
    """True if some targets have a status."""
    chart: Chart | None
    pairs: Chart | None
    progress: Chart | None
    courses: Table | None
    """The targets that run, each from its baseline to its aim."""
    categories: Sequence[tuple[str, Table]]
    """By period, the latest first: the counts of all categories with targets."""
    category_links: Sequence[Link]
    """The categories in the latest of these periods."""
    groups: Sequence[About]
    """What each category has, if there is no chart of categories."""
    custodians: Sequence[tuple[str, Table]]
    own_totals: OwnTotals | None
    stated: Sequence[SubjectTable]
    """The totals that documents state for several periods."""
    split: Sequence[Sequence[Result]]
    at_odds: Sequence[Sequence[Result]]
    wordings: Sequence[Sequence[Result]]
    """Results with a numeric aim and without a numeric result."""
    unknown: Sequence[Sequence[Result]]
    """Results without data."""
    empty_plans: Sequence[PlanRow]
    """The plans of which no target has a result."""
    silent: Sequence[Link]
    """The targets without a result."""
    silent_text: str
    due_calendar: str
    """The name of the calendar of what is due; empty if nothing that is due has a date."""
    ways: Several
    """The other pages of the package."""


def target_pages(register: Register, language: Language) -> Iterator[Page]:
    """All pages of every package of targets.

    Categories and custodians without targets have no page.
    """
    for local in local_packages_of(register, language, "targets"):
        results = results_of(local)
        topics = list(topic_pages(local, results))
        ways = Several([Link(page.title, page.path) for page in topics])
        values = overview(local, results, ways)
        charts = (
            values.chart,
            values.progress,
            values.pairs,
            *(table.chart for table in values.stated),
        )
        yield local.overview_page("targets/overview.md", vars(values), charts)
        yield from topics
        yield from group_pages(local, results, "categories")
        yield from group_pages(local, results, "custodians")
        yield from single_pages(local, results)


def topic_pages(local: LocalPackage, results: Sequence[Result]) -> Iterator[Page]:
    """The lists of a package, each only if the package has something for it."""
    text = local.language.text
    if local.tables.targets:
        yield target_list(local, results)
    categories = group_index(local, "categories", text("Category"))
    custodians = group_index(local, "custodians", text("Custodian"))
    yield from (page for page in (categories, custodians) if page)
    promised = commitments(local)
    if promised:
        yield commitments_page(local, promised)
    others = other_figures(local)
    if others:
        yield other_figures_page(local, others)


def group_index(local: LocalPackage, table: str, head: str) -> Page | None:
    """The page with all categories or custodians that have a page; None if there are none.

    The counts are those of the period with most of them, the latest of equals. If fewer than half
    of the groups have a count of targets met, each has its targets instead.
    """
    text, groups = local.language.text, about_groups(local, table).values()
    if not groups:
        return None
    tables = count_tables(local, table, head)
    period, counts = max(tables, key=lambda pair: rated_in(pair[1]), default=("", Table((), ())))
    heads, counted = counts.heads, {row[0]: row for row in counts.rows}
    empty = [None] * (len(heads) - 1)
    rows = [counted.get(about.link, (about.link, *empty)) for about in groups]
    says = text("%(package)s: targets met and not met, by group.", package=local.overview.title)
    if 2 * rated_in(counts) < len(groups):
        heads = (head, text("Targets"))
        rows = [(about.link, Several(about.targets) if about.targets else None) for about in groups]
        says = text("%(package)s: the targets of each group.", package=local.overview.title)
        period = ""
    return index_page(
        local,
        group_index_link(local, table),
        description=says,
        heads=heads,
        rows=rows,
        before=(local.title("periods", period),) if period else (),
    )


def rated_in(counts: Table) -> int:
    """How many groups of a table of counts have targets with a status."""
    return sum(figure.measure == "targets-met" for figure in counts.figures)


def overview(local: LocalPackage, results: Sequence[Result], ways: Several) -> Overview:
    """What the overview shows: how many targets were met, which were not, what is announced.

    `ways` lead to the other pages of the package.
    """
    outcomes = counted_as(local)
    targets = silent_targets(local)
    silent = [link for row in local.tables.plans for link in targets.get(row.plan, ())]
    categories = count_tables(local, "categories", local.language.text("Category"))
    chart, plans, running = main_chart(local), plan_counts(local), courses(local, results)
    return Overview(
        answers=plans,
        rated=any("targets-met" in plan.counts for plan in plans),
        chart=chart,
        pairs=pairs(local, [one for one in results if one.target not in running]),
        progress=chart_of_progress(local, running),
        courses=course_table(local, running, running),
        categories=categories,
        category_links=first_links(categories),
        groups=() if chart else list(about_groups(local, "categories").values()),
        custodians=count_tables(local, "custodians", local.language.text("Custodian")),
        own_totals=own_totals(local),
        stated=stated_totals(local),
        split=[
            parts
            for key, parts in by_target(results).items()
            if outcomes.get(key) == "targets-split"
        ],
        at_odds=list(by_target(at_odds(local, results)).values()),
        wordings=list(by_target(without_number(local, results)).values()),
        unknown=list(by_target(without_result(local, results)).values()),
        empty_plans=[row for row in local.tables.plans if not periods_of(local, row.plan)],
        silent=silent,
        silent_text=silent_text(local, silent),
        due_calendar=calendar_of(local),
        ways=ways,
    )


def first_links(tables: Sequence[tuple[str, Table]]) -> list[Link]:
    """The links in the first column of the first table."""
    return [row[0] for _, table in tables[:1] for row in table.rows if isinstance(row[0], Link)]
