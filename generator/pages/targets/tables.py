"""The tables of target pages: counts by category and custodian, stated totals, what is left."""

from collections.abc import Sequence

from generator.charts.chart import Chart
from generator.models import Figure
from generator.pages.scope import Scope
from generator.pages.tables import FigureRow, FigureTable, latest_first, measures_by_period
from generator.pages.targets.charts import totals

COUNTS = ("targets", "targets-met", "targets-split", "targets-not-met")
RARE = "targets-without-data"
"""A count that has a column only where it is not zero everywhere."""


def periods_of(scope: Scope, subject: str) -> list[str]:
    """The periods for which targets of a plan, category or custodian are counted, the latest first."""
    return latest_first(
        scope, [figure for figure in scope.about(subject) if figure.measure == "targets"]
    )


def answers(scope: Scope) -> list[tuple[str, str, dict[str, Figure]]]:
    """Title of the plan, of the period, and all counts, for each plan and period that has results,
    the latest first.
    """
    found = []
    for row in scope.tables.plans:
        for period in periods_of(scope, row.plan):
            counts = {
                figure.measure: figure
                for figure in scope.about(row.plan)
                if figure.period == period
            }
            found.append((scope.title("plans", row.plan), scope.title("periods", period), counts))
    return found


def count_tables(scope: Scope, table: str, head: str) -> list[tuple[str, FigureTable]]:
    """The counts of all categories or custodians that have targets: one table a period, the latest
    first.
    """
    key = scope.package.kind.subjects[table]
    subjects = [getattr(row, key) for row in scope.tables.of(table)]
    counted = [
        figure
        for subject in subjects
        for figure in scope.about(subject)
        if figure.measure == "targets"
    ]
    return [
        (period, count_table(scope, counted, period, table=table, head=head))
        for period in latest_first(scope, counted)
    ]


def count_table(
    scope: Scope, counted: Sequence[Figure], period: str, *, table: str, head: str
) -> FigureTable:
    subjects = [figure.subject for figure in counted if figure.period == period]
    rare = [scope.figure(subject, RARE, period) for subject in subjects]
    measures = [*COUNTS, RARE] if any(figure and figure.published for figure in rare) else COUNTS
    rows = [
        FigureRow(
            scope.title(table, subject),
            tuple(scope.figure(subject, measure, period) for measure in measures),
            scope.path(table, subject),
        )
        for subject in subjects
    ]
    return FigureTable(
        head, tuple(scope.title("measures", measure) for measure in measures), tuple(rows)
    )


def stated_tables(scope: Scope) -> list[tuple[str, FigureTable, Chart | None]]:
    """All stated figures about what is no target, a subject each: name, table, chart of totals.

    Subjects with totals over time come first.
    """
    rows = scope.by_key.subjects
    found = []
    for subject, row in rows.items():
        figures = [figure for figure in scope.about(subject) if figure.statements]
        if figures and row.table != "targets":
            name = scope.title("subjects", subject)
            found.append((name, measures_by_period(scope, figures), totals(scope, figures)))
    return sorted(found, key=lambda one: one[2] is None)
