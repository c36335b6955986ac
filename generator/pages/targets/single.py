"""One page per target."""

from collections.abc import Sequence

from generator.ids import Link
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.tables import measures_by_period
from generator.pages.targets.results import DIRECTIONS, Result, by_target
from generator.pages.targets.tables import periods_of
from generator.rows.targets import TargetRow


def target_page(scope: Scope, target: TargetRow, results: Sequence[Result]) -> Page:
    """The page of one target. `results` are its results."""
    key, category = target.target, target.category
    path, name = scope.path("targets", key), scope.title("targets", key)
    category_path = scope.path("categories", category) if results else scope.overview_path
    direction = DIRECTIONS[target.direction]
    further = list(scope.figures_about(key))
    further = [
        figure
        for figure in further
        if figure.id not in {shown.id for result in results for shown in result.figures}
    ]
    values = {
        "name": name,
        "category": (scope.title("categories", category), category_path),
        "plan": next(row for row in scope.tables.plans if row.plan == target.plan),
        "direction": scope.language.text(direction),
        "periods": [
            (scope.title("periods", period), parts)
            for (_, period), parts in by_target(results).items()
        ],
        "custodians": custodians_of(scope, key),
        "further": measures_by_period(scope, further) if further else None,
        "family": relatives(scope, target),
    }
    crumb = Link(scope.title("categories", category), category_path)
    return Page(
        path=path,
        title=name,
        description=scope.language.text(
            "%(name)s: what was aimed at, what was reached, and what the document says of it.",
            name=name,
        ),
        markdown=scope.rendered("targets/target.md", path, values),
        breadcrumbs=(*scope.breadcrumbs, crumb) if results else scope.breadcrumbs,
    )


def custodians_of(scope: Scope, target: str) -> list[Link]:
    """Name and page of each custodian of a target."""
    return [
        Link(scope.title("custodians", row.custodian), custodian_path(scope, row.custodian))
        for row in scope.tables.target_custodians
        if row.target == target
    ]


def custodian_path(scope: Scope, custodian: str) -> str:
    """The page of a custodian; the overview if it has no results."""
    return (
        scope.path("custodians", custodian) if periods_of(scope, custodian) else scope.overview_path
    )


def relatives(scope: Scope, target: TargetRow) -> list[tuple[str, str, str]]:
    """Title, page and plan of the targets of the same indicator in other plans."""
    return [
        (
            scope.title("targets", row.target),
            scope.path("targets", row.target),
            scope.title("plans", row.plan),
        )
        for row in scope.tables.targets
        if target.family and row.family == target.family and row.target != target.target
    ]
