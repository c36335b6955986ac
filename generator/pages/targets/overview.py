"""The overview of a package of targets: how many were met, which were not, what is announced."""

from collections.abc import Sequence

from generator.pages.commitments import commitments
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.targets.charts import main_chart, pairs
from generator.pages.targets.results import (
    Result,
    at_odds,
    by_target,
    counted_as,
    without_number,
    without_result,
)
from generator.pages.targets.tables import count_tables, periods_of, plan_counts, stated_tables
from generator.rows.targets import PlanRow


def overview_page(scope: Scope, results: Sequence[Result]) -> Page:
    """The overview of a package of targets."""
    language = scope.language
    outcomes = counted_as(scope)
    groups = by_target(results)
    chart, side_by_side = main_chart(scope), pairs(scope, results)
    stated = stated_tables(scope)
    unknown = without_result(scope, results)
    values = {
        "answers": plan_counts(scope),
        "chart": chart,
        "pairs": side_by_side,
        "categories": count_tables(scope, "categories", language.text("Category")),
        "custodians": count_tables(scope, "custodians", language.text("Custodian")),
        "stated": stated,
        "split": [parts for key, parts in groups.items() if outcomes.get(key) == "targets-split"],
        "at_odds": list(by_target(at_odds(scope, results)).values()),
        "wordings": list(
            by_target(
                [result for result in without_number(results) if result not in unknown]
            ).values()
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
            result for result in (chart, side_by_side, *(table.chart for table in stated)) if result
        ),
        tab=scope.tab,
    )


def plans_without_results(scope: Scope) -> list[PlanRow]:
    """The plans of which no target has a result."""
    return [row for row in scope.tables.plans if not periods_of(scope, row.plan)]
