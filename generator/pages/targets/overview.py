"""The overview of a package of targets: how many were met, which, and who is to do what."""

from collections.abc import Sequence

from generator.pages.commitments import commitments
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.targets.charts import pairs, telling
from generator.pages.targets.results import (
    Result,
    at_odds,
    by_target,
    standings,
    without_number,
    without_result,
)
from generator.pages.targets.tables import count_tables, periods_of, plan_counts, stated_tables
from generator.rows.targets import PlanRow


def overview_page(scope: Scope, results: Sequence[Result]) -> Page:
    """What a reader asks first: how many targets were met, which were not, and who is to do what."""
    language = scope.language
    found = standings(scope)
    groups = by_target(results)
    chart, side_by_side = telling(scope), pairs(scope, results)
    stated = stated_tables(scope)
    unknown = without_result(scope, results)
    values = {
        "answers": plan_counts(scope),
        "chart": chart,
        "pairs": side_by_side,
        "categories": count_tables(scope, "categories", language.text("Category")),
        "custodians": count_tables(scope, "custodians", language.text("Custodian")),
        "stated": stated,
        "split": [parts for place, parts in groups.items() if found.get(place) == "targets-split"],
        "at_odds": list(by_target(at_odds(scope, results)).values()),
        "wordings": list(
            by_target([one for one in without_number(results) if one not in unknown]).values()
        ),
        "unknown": list(by_target(unknown).values()),
        "empty_plans": plans_without_results(scope),
        "commitments": commitments(scope),
    }
    return Page(
        path=scope.overview_path,
        title=scope.package_text("title"),
        description=scope.package_text("description"),
        markdown=scope.rendered("targets/overview.md", scope.overview_path, values),
        breadcrumbs=scope.breadcrumbs[:1],
        charts=tuple(
            one for one in (chart, side_by_side, *(table.chart for table in stated)) if one
        ),
        tab=scope.tab,
    )


def plans_without_results(scope: Scope) -> list[PlanRow]:
    """Plans that the package names without a result of any of their targets."""
    return [row for row in scope.tables.plans if not periods_of(scope, row.plan)]
