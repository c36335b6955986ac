"""One page per target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ids import Link
from generator.pages.page import Page
from generator.pages.scope import Scope, grouped
from generator.pages.tables import Table, measures_by_period
from generator.pages.targets.results import DIRECTIONS, Result, result_heads
from generator.pages.targets.tables import periods_of
from generator.rows.targets import TargetRow


@dataclass(frozen=True)
class TargetPeriod:
    """The results of one target in one period."""

    key: str
    title: str
    parts: Sequence[Result]
    table: Table | None
    """The results of its parts; None if it is not split."""


@dataclass(frozen=True)
class TargetValues:
    """What the template of a target gets."""

    name: str
    category: Link
    plan: Link
    direction: str
    periods: Sequence[TargetPeriod]
    custodians: Sequence[Link]
    further: Table | None
    """The figures about it that are not in `periods`."""
    family: Sequence[tuple[Link, str]]
    """The targets of the same indicator in other plans, each with the title of its plan."""


def single_pages(scope: Scope, results: Sequence[Result]) -> Iterator[Page]:
    """The page of each target. `results` are those of all targets."""
    by_target = grouped(results, lambda result: result.target)
    custodians = grouped(scope.tables.target_custodians, lambda row: row.target)
    families = grouped(scope.tables.targets, lambda row: row.family)
    for row in scope.tables.targets:
        key = row.target
        of_target = by_target.get(key, [])
        shown = {figure.id for result in of_target for figure in result.figures}
        further = [figure for figure in scope.figures_about(key) if figure.id not in shown]
        values = TargetValues(
            name=scope.title("targets", key),
            category=page_or_overview(scope, "categories", row.category),
            plan=Link(scope.title("plans", row.plan), scope.overview_path),
            direction=scope.language.text(DIRECTIONS[row.direction]),
            periods=periods_of_target(scope, of_target),
            custodians=[
                page_or_overview(scope, "custodians", other.custodian)
                for other in custodians.get(key, ())
            ],
            further=measures_by_period(scope, further) if further else None,
            family=[
                (scope.link("targets", other.target), scope.title("plans", other.plan))
                for other in families[row.family]
                if row.family and other is not row
            ],
        )
        yield single_page(scope, row, values)


def single_page(scope: Scope, target: TargetRow, values: TargetValues) -> Page:
    """The page of one target."""
    description = scope.language.text(
        "%(name)s: what was aimed at, what was reached, and what the document says of it.",
        name=values.name,
    )
    link = scope.link("targets", target.target)
    page = scope.page("targets/target.md", link, description, vars(values))
    crumbs = (*scope.breadcrumbs, values.category) if values.periods else scope.breadcrumbs
    return replace(page, breadcrumbs=crumbs)


def periods_of_target(scope: Scope, results: Sequence[Result]) -> list[TargetPeriod]:
    """The results of a target by period, the latest first."""
    periods = []
    for period, parts in grouped(results, lambda result: result.period).items():
        table = None
        if len(parts) > 1 or parts[0].part:
            table = Table(
                (scope.language.text("Part"), *result_heads(scope)),
                [
                    (part.part_title or part.title, part.aim, part.reached, part.status)
                    for part in parts
                ],
            )
        periods.append(TargetPeriod(period, scope.title("periods", period), parts, table))
    return periods


def page_or_overview(scope: Scope, table: str, key: str) -> Link:
    """The title of a category or custodian, and its page; the overview if it has no results."""
    path = scope.path(table, key) if periods_of(scope, key) else scope.overview_path
    return Link(scope.title(table, key), path)
