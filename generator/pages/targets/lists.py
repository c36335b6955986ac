"""The list of all targets of a package: category, custodian, period, aim, result and status."""

from collections.abc import Sequence

from generator.pages.page import NONE, ListColumn, Page, distinct
from generator.pages.scope import Scope
from generator.pages.targets.results import Result
from generator.rows.targets import CategoryRow, CustodianRow
from generator.vocabulary.statuses import statuses

STATUSES = ("not-met", "met", "met-or-exceeded", "exceeded", "no-data")
"""Statuses from the worst to the best. Results without a status come last."""


def list_page(scope: Scope, results: Sequence[Result]) -> Page:
    """All targets, or parts of targets, in all periods."""
    language, path = scope.language, f"{scope.package.name}/targets/index.md"
    targets = scope.by_key.targets
    title = language.text("All targets")
    rows = [
        (
            result,
            scope.title("categories", targets[result.target].category),
            custodians_of(scope, result),
            period,
        )
        for result in results
        if (period := scope.title("periods", result.period))
    ]
    values = {"title": title, "rows": rows}
    return Page(
        path=path,
        title=title,
        description=language.text(
            "%(package)s: every target, with who answers for it, "
            "its aim, its result and its status.",
            package=scope.package_text("title"),
        ),
        markdown=scope.rendered("targets/list.md", path, values),
        breadcrumbs=scope.breadcrumbs,
        contents=False,
        columns=list_columns(scope, results),
        script="lists.js",
    )


def list_columns(scope: Scope, results: Sequence[Result]) -> tuple[ListColumn, ...]:
    """The columns of the list."""
    periods = sorted({result.period for result in results}, key=scope.period_order)
    codes = tuple((code, scope.language.text(statuses()[code].label)) for code in STATUSES)
    return (
        ListColumn("target"),
        ListColumn(
            "category", "text", titled(scope, scope.tables.categories, "category"), filtered=True
        ),
        ListColumn(
            "custodian",
            "text",
            (*titled(scope, scope.tables.custodians, "custodian"), (NONE, "–")),
            filtered=True,
        ),
        ListColumn(
            "period",
            "given",
            tuple((period, scope.title("periods", period)) for period in periods),
            filtered=True,
        ),
        ListColumn("aim", "number"),
        ListColumn("result", "number"),
        ListColumn("status", "given", codes, filtered=True),
    )


def titled(
    scope: Scope, rows: Sequence[CategoryRow | CustodianRow], key: str
) -> tuple[tuple[str, str], ...]:
    """Key and title of each row. `key` is the column of the key."""
    return distinct((getattr(row, key), scope.language.localised(row.title)) for row in rows)


def custodians_of(scope: Scope, result: Result) -> list[str]:
    """The custodians of a result. A part that is about one custodian has only this one."""
    custodians = [
        row.custodian for row in scope.tables.target_custodians if row.target == result.target
    ]
    return [
        scope.title("custodians", key)
        for key in custodians
        if result.part == key or result.part not in custodians
    ]
