"""The list of all targets of a package: category, custodian, period, aim, result and status."""

from collections.abc import Iterator, Mapping, Sequence

from generator.models import Figure
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.lists import EMPTY, Column, List, list_page, period_titles, titles_by_key
from generator.pages.local import LocalPackage, grouped
from generator.pages.page import NONE, ListColumn, Page
from generator.pages.targets.results import Result, is_missed, result_heads, whole_statuses
from generator.vocabulary.statuses import outcomes, statuses

STATUSES = (
    "not-met", "off-track", "partly-met", "in-progress", "on-track",
    "met", "met-or-exceeded", "exceeded", "dropped", "no-data",
)  # fmt: skip
"""Statuses from the worst to the best. Results without a status come last."""
UNSTATED = "unstated"
"""The outcome of a result without a status."""


def target_list(local: LocalPackage, results: Sequence[Result]) -> Page:
    """All targets, or parts of targets, in all periods; those without a result come last."""
    text = local.language.text
    shown = List(
        path=f"{local.package.name}/targets/index.md",
        title=text("All targets"),
        description=text(
            "%(package)s: every target, with who answers for it, "
            "its aim, its result and its status.",
            package=local.package_text("title"),
        ),
        before=(*order_of(local, results), text(sentences.TARGETS)),
        columns=target_columns(local, results),
        rows=target_rows(local, results),
        after=(text(sentences.CUSTODIANS), local.overview),
        breadcrumbs=local.breadcrumbs,
    )
    return list_page(local.register, local.language, shown)


def order_of(local: LocalPackage, results: Sequence[Result]) -> Sequence[str]:
    """In which order the targets stand, if some were not met."""
    if not any(map(is_missed, results)):
        return ()
    return (
        local.language.text(
            "Targets that were not met come first, those furthest from their aims on top. "
            "Of a target with parts, the part furthest from its aim counts."
        ),
    )


def target_rows(local: LocalPackage, results: Sequence[Result]) -> list[Sequence[Cell]]:
    """A row for each result. If it is about the part of one custodian, it has only this one."""
    custodians = {
        target: [row.custodian for row in rows]
        for target, rows in grouped(local.tables.target_custodians, lambda row: row.target).items()
    }
    of_whole = whole_statuses(results)
    rows: list[Sequence[Cell]] = []
    for result in results:
        answering = custodians.get(result.target, [])
        if result.part in answering:
            answering = [result.part]
        rows.append(
            (
                result.name,
                local.title("categories", local.by_key.targets[result.target].category),
                Several([local.title("custodians", key) for key in answering]),
                local.title("periods", result.period),
                result.aim,
                result.reached,
                result.status or unstated(local, result, of_whole),
            )
        )
    return [*rows, *silent_rows(local, custodians)]


def unstated(
    local: LocalPackage, result: Result, of_whole: Mapping[tuple[str, str], Figure | None]
) -> Cell:
    """What a result without a status is: a baseline, an aim still to be reached, or a result of
    which the document does not say the status. None for a part of a target that has one.
    """
    text = local.language.text
    if of_whole.get((result.target, result.period)):
        return None
    if local.by_key.targets[result.target].baseline == result.period:
        return text("baseline")
    if result.value is None and not result.outcome:
        return text("aim")
    return text(outcomes()[UNSTATED].label)


def silent_rows(
    local: LocalPackage, custodians: Mapping[str, Sequence[str]]
) -> Iterator[Sequence[Cell]]:
    """A row for each target without a result. `custodians` are their keys by target."""
    reported = {row.target for row in local.tables.results}
    for row in local.tables.targets:
        if row.target not in reported:
            yield (
                local.link("targets", row.target),
                local.title("categories", row.category),
                Several([local.title("custodians", key) for key in custodians.get(row.target, ())]),
                None,
                None,
                None,
                local.language.text(sentences.SILENT),
            )


def target_columns(local: LocalPackage, results: Sequence[Result]) -> Sequence[Column]:
    """The columns of the list."""
    text = local.language.text
    aim, reached, status = result_heads(local)
    categories = titles_by_key(local, "categories")
    custodians = (*titles_by_key(local, "custodians"), EMPTY)
    periods = (*period_titles(local, {result.period for result in results}), EMPTY)
    codes = tuple((code, text(statuses()[code].label)) for code in STATUSES)
    label = outcomes()[UNSTATED].label
    codes += ((UNSTATED, text(label)), (NONE, text(sentences.SILENT)))
    return (
        Column(text("Target"), ListColumn("target")),
        Column(text("Category"), ListColumn("category", values=categories, filtered=True)),
        Column(text("Custodian"), ListColumn("custodian", values=custodians, filtered=True)),
        Column(text("Period"), ListColumn("period", "given", periods, filtered=True)),
        Column(aim, ListColumn("aim", "number")),
        Column(reached, ListColumn("result", "number")),
        Column(status, ListColumn("status", "given", codes, filtered=True)),
    )
