"""The list of all targets of a package, with custodian, period, aim, result and status."""

from collections.abc import Iterator, Mapping, Sequence

from generator.models import Figure
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.lists import EMPTY, Column, List, list_page, period_titles, titles_by_key
from generator.pages.local import LocalPackage, grouped
from generator.pages.page import NONE, ListColumn, Page
from generator.pages.targets.courses import Course, courses
from generator.pages.targets.results import Result, is_missed, result_heads, whole_statuses
from generator.vocabulary.statuses import outcomes, statuses

STATUSES = (
    "not-met", "off-track", "partly-met", "in-progress", "on-track",
    "met", "met-or-exceeded", "exceeded", "dropped", "no-data",
)  # fmt: skip
"""Statuses from the worst to the best. Results without a status come last."""
UNSTATED = "unstated"
"""The outcome of a result without a status."""
Custodians = Mapping[str, Sequence[str]]
"""The keys of the custodians of each target."""


def target_list(local: LocalPackage, results: Sequence[Result]) -> Page:
    """All targets, or parts of targets. One that runs, with a baseline or a due date, has one row
    with its latest result; each other one has a row per period. Those without a result come last.
    """
    text, running = local.language.text, courses(local, results)
    ended = [result for result in results if result.target not in running]
    of_courses = [course for of_target in running.values() for course in of_target]
    own = custodians_by_target(local)
    rows = [
        *target_rows(local, ended, own, dated=bool(running)),
        *(course_row(local, course, own) for course in of_courses),
        *silent_rows(local, own, dated=bool(running)),
    ]
    shown = List(
        path=f"{local.package.name}/targets/index.md",
        title=text("All targets"),
        description=text(
            "%(package)s: every target, with who answers for it, "
            "its aim, its result and its status.",
            package=local.package_text("title"),
        ),
        before=(*order_of(local, ended), local.remark(sentences.TARGETS)),
        columns=target_columns(local, ended, of_courses),
        rows=rows,
        after=(text(sentences.CUSTODIANS), local.overview),
        breadcrumbs=local.breadcrumbs,
    )
    return list_page(local.register, local.language, shown)


def custodians_by_target(local: LocalPackage) -> Custodians:
    rows = grouped(local.tables.target_custodians, lambda row: row.target)
    return {target: [row.custodian for row in of_target] for target, of_target in rows.items()}


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


def target_rows(
    local: LocalPackage, results: Sequence[Result], custodians: Custodians, *, dated: bool
) -> list[Sequence[Cell]]:
    """A row for each result. `dated` is true if the list has a column of due dates."""
    of_whole = whole_statuses(results)
    return [
        (
            result.name,
            *belongings(local, result.target, result.part, custodians),
            local.title("periods", result.period),
            result.aim,
            result.reached,
            *([None] if dated else []),
            result.status or unstated(local, result, of_whole),
        )
        for result in results
    ]


def course_row(local: LocalPackage, course: Course, custodians: Custodians) -> Sequence[Cell]:
    """The row of a target that runs: its latest result, and its aim with the due date."""
    latest, part = course.latest, course.results[0].part
    text = local.language.text
    return (
        course.results[0].name,
        *belongings(local, course.row.target, part, custodians),
        local.title("periods", latest.period) if latest else None,
        course.aim,
        latest.reached if latest else None,
        course.due,
        course.status or text(outcomes()[UNSTATED].label if latest else sentences.SILENT),
    )


def belongings(
    local: LocalPackage, target: str, part: str | None, custodians: Custodians
) -> tuple[Cell, Cell]:
    """Category and custodians of a target. The part of one custodian has only this one."""
    answering = custodians.get(target, ())
    if part in answering:
        answering = [str(part)]
    return (
        local.title("categories", local.by_key.targets[target].category),
        Several([local.title("custodians", key) for key in answering]),
    )


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
    local: LocalPackage, custodians: Custodians, *, dated: bool
) -> Iterator[Sequence[Cell]]:
    """A row for each target without a result. `dated` is as in `target_rows`."""
    reported = {row.target for row in local.tables.results}
    for row in local.tables.targets:
        if row.target not in reported:
            yield (
                local.link("targets", row.target),
                *belongings(local, row.target, None, custodians),
                None,
                None,
                None,
                *([local.language.date(row.due) if row.due else None] if dated else []),
                local.language.text(sentences.SILENT),
            )


def target_columns(
    local: LocalPackage, results: Sequence[Result], running: Sequence[Course]
) -> Sequence[Column]:
    """The columns of the list. `results` are those of targets that do not run."""
    text = local.language.text
    aim, reached, status = result_heads(local)
    categories = titles_by_key(local, "categories")
    custodians = (*titles_by_key(local, "custodians"), EMPTY)
    named = {result.period for result in results}
    named |= {course.latest.period for course in running if course.latest}
    periods = (*period_titles(local, named), EMPTY)
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
        *([Column(text("Due"), ListColumn("due", "given", due_dates(local)))] if running else []),
        Column(status, ListColumn("status", "given", codes, filtered=True)),
    )


def due_dates(local: LocalPackage) -> tuple[tuple[str, str], ...]:
    """Key and text of all days, months and years in which something is due, in their order.

    A target without a due date is due in the period of its aim (`courses.due_text`).
    """
    dates = {row.due: local.language.date(row.due) for row in local.tables.targets if row.due}
    aimed = {row.period for row in local.tables.results if row.aim is not None}
    periods = {
        row.start or row.period: local.title("periods", row.period)
        for row in local.tables.periods
        if row.period in aimed
    }
    every = sorted({**periods, **dates}.items())
    return (*{text: (key, text) for key, text in every}.values(), EMPTY)
