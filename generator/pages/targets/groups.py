"""The targets of one category or custodian, on one page."""

from collections.abc import Sequence

from generator.charts.chart import Chart
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.targets.charts import aims
from generator.pages.targets.results import Result
from generator.pages.targets.tables import periods_of
from generator.rows.targets import CategoryRow, CustodianRow


def category_page(scope: Scope, category: CategoryRow, results: Sequence[Result]) -> Page:
    """All targets of a category: aims, results, statuses."""
    targets = {row.target for row in scope.tables.targets if row.category == category.category}
    return group_page(
        scope,
        [result for result in results if result.target in targets],
        table="categories",
        key=category.category,
    )


def custodian_page(scope: Scope, custodian: CustodianRow, results: Sequence[Result]) -> Page:
    """All targets of a custodian. Of a result that is split by custodian, only its part."""
    key = custodian.custodian
    targets = {row.target for row in scope.tables.target_custodians if row.custodian == key}
    counted = {
        row
        for figure in scope.figures_about(key)
        if figure.measure == "targets"
        for row in figure.rows
    }
    results_of_custodian = [
        result for result in results if result.target in targets and result.status.id in counted
    ]
    return group_page(scope, results_of_custodian, table="custodians", key=key)


def group_page(scope: Scope, results: Sequence[Result], *, table: str, key: str) -> Page:
    """The page of one row of a table that has targets: a category or a custodian."""
    path, name = scope.path(table, key), scope.title(table, key)
    counted = [
        (
            scope.title("periods", period),
            {
                figure.measure: figure
                for figure in scope.figures_about(key)
                if figure.period == period
            },
            [result for result in results if result.period == period],
        )
        for period in periods_of(scope, key)
    ]
    chart: Chart | None = aims(scope, counted[0][2])
    values = {"name": name, "custodian": table == "custodians", "counted": counted, "chart": chart}
    return Page(
        path=path,
        title=name,
        description=scope.language.text(
            "%(name)s in %(package)s: every target, its aim, its result and its status.",
            name=name,
            package=scope.package_text("title"),
        ),
        markdown=scope.rendered("targets/group.md", path, values),
        breadcrumbs=scope.breadcrumbs,
        charts=(chart,) if chart else (),
    )
