"""The targets of one category or custodian, on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.models import Figure
from generator.pages.cells import Clauses
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.tables import Table
from generator.pages.targets.charts import aims
from generator.pages.targets.results import Result, result_heads
from generator.pages.targets.tables import counts_of, periods_of


@dataclass(frozen=True)
class Counted:
    """The targets of a group in one period."""

    key: str
    """The key of the period."""
    period: str
    """The title of the period."""
    counts: Mapping[str, Figure]
    """The counts by measure, like `targets-met`."""
    results: Sequence[Result]
    table: Table


def group_pages(scope: Scope, results: Sequence[Result], table: str) -> Iterator[Page]:
    """The page of each category or custodian with results: aims, results, statuses."""
    positions: dict[str, int] = {
        result.status.id: position for position, result in enumerate(results)
    }
    for key in scope.by_key.of(table):
        groups = []
        for period in periods_of(scope, key):
            counts = counts_of(scope, key, period)
            rows = sorted(positions[row] for row in counts["targets"].rows)
            shown = [results[position] for position in rows]
            title = scope.title("periods", period)
            groups.append(Counted(period, title, counts, shown, result_table(scope, shown)))
        if groups:
            yield group_page(scope, groups, table=table, key=key)


def group_page(scope: Scope, groups: Sequence[Counted], *, table: str, key: str) -> Page:
    """The page of one row of a table that has targets, by period, the latest first."""
    link, chart = scope.link(table, key), aims(scope, groups[0].results)
    description = scope.language.text(
        "%(name)s in %(package)s: every target, its aim, its result and its status.",
        name=link.title,
        package=scope.package_text("title"),
    )
    values = {"custodian": table == "custodians", "counted": groups, "chart": chart}
    return scope.page(
        "targets/group.md", link, description, {"name": link.title, **values}, [chart]
    )


def result_table(scope: Scope, results: Sequence[Result]) -> Table:
    """A target or a part of one a row."""
    return Table(
        (scope.language.text("Target"), *result_heads(scope)),
        [
            (
                result.name,
                result.aim,
                Clauses([*result.reached.values, *([result.note] if result.note else [])]),
                result.status,
            )
            for result in results
        ],
    )
