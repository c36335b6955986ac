"""The list of all targets of a package: category, custodian, period, aim, result and status."""

from collections.abc import Sequence

from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.lists import EMPTY, Column, List, list_page, period_titles, titles_by_key
from generator.pages.page import ListColumn, Page
from generator.pages.scope import Scope, grouped
from generator.pages.targets.results import Result, result_heads
from generator.vocabulary.statuses import statuses

STATUSES = ("not-met", "met", "met-or-exceeded", "exceeded", "no-data")
"""Statuses from the worst to the best. Results without a status come last."""


def target_list(scope: Scope, results: Sequence[Result]) -> Page:
    """All targets, or parts of targets, in all periods."""
    text = scope.language.text
    shown = List(
        path=f"{scope.package.name}/targets/index.md",
        title=text("All targets"),
        description=text(
            "%(package)s: every target, with who answers for it, "
            "its aim, its result and its status.",
            package=scope.package_text("title"),
        ),
        before=(text(sentences.TARGETS),),
        columns=target_columns(scope, results),
        rows=target_rows(scope, results),
        after=(text(sentences.CUSTODIANS), scope.overview),
        breadcrumbs=scope.breadcrumbs,
    )
    return list_page(scope.register, scope.language, shown)


def target_rows(scope: Scope, results: Sequence[Result]) -> list[Sequence[Cell]]:
    """A row for each result. If it is about the part of one custodian, it has only this one."""
    custodians = {
        target: [row.custodian for row in rows]
        for target, rows in grouped(scope.tables.target_custodians, lambda row: row.target).items()
    }
    rows: list[Sequence[Cell]] = []
    for result in results:
        answering = custodians.get(result.target, [])
        if result.part in answering:
            answering = [result.part]
        rows.append(
            (
                result.name,
                scope.title("categories", scope.by_key.targets[result.target].category),
                Several([scope.title("custodians", key) for key in answering]),
                scope.title("periods", result.period),
                result.aim,
                result.reached,
                result.status,
            )
        )
    return rows


def target_columns(scope: Scope, results: Sequence[Result]) -> Sequence[Column]:
    """The columns of the list."""
    text = scope.language.text
    aim, reached, status = result_heads(scope)
    categories = titles_by_key(scope, "categories")
    custodians = (*titles_by_key(scope, "custodians"), EMPTY)
    periods = period_titles(scope, {result.period for result in results})
    codes = tuple((code, text(statuses()[code].label)) for code in STATUSES)
    return (
        Column(text("Target"), ListColumn("target")),
        Column(text("Category"), ListColumn("category", values=categories, filtered=True)),
        Column(text("Custodian"), ListColumn("custodian", values=custodians, filtered=True)),
        Column(text("Period"), ListColumn("period", "given", periods, filtered=True)),
        Column(aim, ListColumn("aim", "number")),
        Column(reached, ListColumn("result", "number")),
        Column(status, ListColumn("status", "given", codes, filtered=True)),
    )
