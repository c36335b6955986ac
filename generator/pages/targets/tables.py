"""The tables of target pages: counts by plan, category and custodian, and stated totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.roles import measures_for
from generator.models import Figure
from generator.pages.local import LocalPackage
from generator.pages.tables import SubjectTable, Table, measures_by_period
from generator.pages.targets.charts import totals
from generator.pages.targets.outcome_charts import RUNNING
from generator.pages.targets.results import time_order
from generator.vocabulary.statuses import outcomes

COUNTS = ("targets", "targets-met", "targets-split", "targets-not-met")
"""The measures that have a column in each table."""
RARE = (*RUNNING, "targets-without-status", "targets-without-data")
"""Measures that have a column only if one of their counts is not zero."""


@dataclass(frozen=True)
class PlanCounts:
    """How many targets of a plan were met in a period."""

    plan: str
    period: str
    counts: Mapping[str, Figure]
    """The counts by measure, like `targets-met`."""

    @property
    def parts(self) -> Sequence[tuple[str, Figure]]:
        return running_parts(self.counts)

    @property
    def is_silent(self) -> bool:
        """True if no target has a status."""
        return "targets-met" not in self.counts


def periods_of(local: LocalPackage, subject: str) -> list[str]:
    """The periods for which a plan, category or custodian has results, as `time_order` has them."""
    return counted_periods(local, local.figures_about(subject))


def counted_periods(local: LocalPackage, figures: Sequence[Figure]) -> list[str]:
    """The periods of the figures that count targets, as `time_order` has them."""
    periods = {figure.period for figure in figures if figure.measure == "targets"}
    return sorted(periods, key=lambda period: time_order(local, period))


def counts_of(local: LocalPackage, subject: str, period: str) -> dict[str, Figure]:
    """The counts of a plan, category or custodian in one period, by measure."""
    figures = [figure for figure in local.figures_about(subject) if figure.period == period]
    return {figure.measure: figure for figure in figures}


def running_parts(counts: Mapping[str, Figure]) -> list[tuple[str, Figure]]:
    """The counts of a plan or group by outcome, if some of its targets run or were dropped.

    Each has the label of the outcome, to be translated. Empty if no target runs.
    """
    if counts.keys().isdisjoint(RUNNING):
        return []
    counted = [(outcome.label, counts.get(outcome.measure)) for outcome in outcomes().values()]
    return [(label, figure) for label, figure in counted if figure and figure.published]


def plan_counts(local: LocalPackage) -> list[PlanCounts]:
    """The counts of each plan in each period for which it has results.

    Of the periods in which targets of a plan run, only the latest is in it, and periods without any
    status are not.
    """
    shown: list[PlanCounts] = []
    for plan in local.by_key.plans:
        title = local.title("plans", plan)
        every = {
            period: PlanCounts(
                title, local.title("periods", period), counts_of(local, plan, period)
            )
            for period in periods_of(local, plan)
        }
        running = [period for period, counts in every.items() if counts.parts]
        latest = max(running, key=local.period_order, default="")
        shown += [
            one
            for period, one in every.items()
            if period == latest or not (one.parts or (running and one.is_silent))
        ]
    return shown


def count_tables(local: LocalPackage, table: str, head: str) -> list[tuple[str, Table]]:
    """The counts of all categories or custodians with targets, by period.

    `head` is the heading of their names.
    """
    counted = [
        figure
        for subject in local.by_key.of(table)
        for figure in local.figures_about(subject)
        if figure.measure == "targets"
    ]
    return [
        (period, count_table(local, counted, period, table=table, head=head))
        for period in counted_periods(local, counted)
    ]


def count_table(
    local: LocalPackage, counted: Sequence[Figure], period: str, *, table: str, head: str
) -> Table:
    """The counts of one period. `counted` are the figures that count targets."""
    subjects = [figure.subject for figure in counted if figure.period == period]
    measures = [
        measure
        for measure in (*COUNTS, *RARE)
        if any(
            figure and (figure.published or measure not in RARE)
            for figure in (local.figure(subject, measure, period) for subject in subjects)
        )
    ]
    return Table(
        (head, *(local.title("measures", measure) for measure in measures)),
        [
            (
                local.link(table, subject),
                *(local.figure(subject, measure, period) for measure in measures),
            )
            for subject in subjects
        ],
    )


def stated_totals(local: LocalPackage) -> list[SubjectTable]:
    """The stated figures of each subject with totals in several periods, with a chart of these."""
    tables = []
    for key, row in local.by_key.subjects.items():
        figures = [figure for figure in local.figures_about(key) if figure.statements]
        chart = totals(local, figures) if row.table != "targets" else None
        if chart:
            table = measures_by_period(local, figures)
            tables.append(SubjectTable(key, local.title("subjects", key), table, chart))
    return tables


def other_figures(local: LocalPackage) -> list[Figure]:
    """The stated figures about subjects that are not targets, subject by subject."""
    return [
        figure
        for key, row in local.by_key.subjects.items()
        if row.table != "targets"
        for figure in local.figures_about(key)
        if figure.statements
    ]


@dataclass(frozen=True)
class OwnTotals:
    """How a document itself counts the targets of a period."""

    period: str
    """The title of the period."""
    all: Figure
    met: Figure
    not_met: Figure
    no_data: Figure

    @property
    def overlap(self) -> bool:
        """True if the parts are more than the whole, and the document hedges none of them."""
        figures = (self.all, self.met, self.not_met, self.no_data)
        whole, *parts = [
            figure.published
            for figure in figures
            if isinstance(figure.published, Decimal) and figure.main and not figure.main.qualifier
        ] or [Decimal(0)]
        return len(parts) == len(figures) - 1 and sum(parts) > whole


def own_totals(local: LocalPackage) -> OwnTotals | None:
    """How a document counts the targets of the latest period that we count; None if it does not."""
    roles = ("total", "total-met", "total-not-met", "total-no-data")
    measures = [
        next((row.measure for row in measures_for(local.tables, role)), "") for role in roles
    ]
    counted = [period for plan in local.by_key.plans for period in periods_of(local, plan)]
    for period in sorted(set(counted), key=lambda period: time_order(local, period)):
        for subject in local.by_key.subjects:
            found = [local.figure(subject, measure, period) for measure in measures]
            stated = [figure for figure in found if figure and figure.main]
            if len(stated) == len(roles):
                return OwnTotals(local.title("periods", period), *stated)
    return None
