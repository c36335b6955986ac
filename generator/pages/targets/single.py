"""One page per target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.charts.chart import Chart
from generator.ids import Link
from generator.language.names import value_text
from generator.pages.cells import Cell, Cited
from generator.pages.commitments import Commitment, commitments
from generator.pages.local import LocalPackage, grouped
from generator.pages.page import Page
from generator.pages.tables import Table, measures_by_period
from generator.pages.targets.courses import (
    Courses,
    chart_of_course,
    course_table,
    courses,
    results_table,
    shared_source,
)
from generator.pages.targets.results import DIRECTIONS, Result, result_heads
from generator.rows.targets import TargetRow


@dataclass(frozen=True)
class TargetPeriod:
    """The results of one target in one period."""

    key: str
    title: str
    parts: Sequence[Result]
    table: Table | None
    """The results of its parts; None if it is not split."""
    split: str
    """Whose statuses the document gives; empty if it is not split."""
    is_over: bool


@dataclass(frozen=True)
class TargetValues:
    """What the template of a target gets."""

    name: str
    category: Link
    plan: Link
    direction: str
    periods: Sequence[TargetPeriod]
    course: Table | None
    """From the baseline to the aim, a part a row; None if the target has no parts that run."""
    facts: Sequence[tuple[str, Cell]]
    """The same of a target without parts: each head and its cell."""
    results: Table | None
    """The results of all periods, if the target has a course and no parts."""
    source: Cited | None
    """The source of all these results, if they share one."""
    chart: Chart | None
    custodians: Sequence[Link]
    further: Table | None
    """The figures about it that are not in `periods`."""
    promised: Sequence[Commitment]
    own: Sequence[tuple[str, str]]
    """The cells of its row in columns that only the package has."""
    family: Sequence[tuple[Link, str]]
    """The targets of the same indicator in other plans, each with the title of its plan."""


def single_pages(local: LocalPackage, results: Sequence[Result]) -> Iterator[Page]:
    """The page of each target. `results` are those of all targets."""
    by_target = grouped(results, lambda result: result.target)
    custodians = grouped(local.tables.target_custodians, lambda row: row.target)
    promised = grouped(commitments(local), lambda one: one.about)
    families = grouped(local.tables.targets, lambda row: row.family)
    running = courses(local, results)
    for row in local.tables.targets:
        key, course = row.target, running.get(row.target, [])
        of_target = by_target.get(key, [])
        shown = {figure.id for result in of_target for figure in result.figures}
        further = [
            figure
            for figure in local.figures_about(key)
            if figure.id not in shown and figure.measure != "progress"
        ]
        values = TargetValues(
            name=local.title("targets", key),
            category=local.link("categories", row.category),
            plan=Link(local.title("plans", row.plan), local.overview_path),
            direction=direction_of(local, row),
            periods=periods_of_target(local, of_target),
            course=course_table(local, running, [key]) if len(course) > 1 else None,
            facts=course_facts(local, running, key) if len(course) == 1 else (),
            results=results_table(local, course[0]) if len(course) == 1 else None,
            source=shared_source(course[0]) if len(course) == 1 else None,
            chart=chart_of_course(local, course[0]) if len(course) == 1 else None,
            custodians=[
                local.link("custodians", other.custodian) for other in custodians.get(key, ())
            ],
            further=measures_by_period(local, further) if further else None,
            promised=[replace(one, result=None) for one in promised.get(key, ())],
            own=local.own_notes(row.place),
            family=[
                (local.link("targets", other.target), local.title("plans", other.plan))
                for other in families[row.family]
                if row.family and other is not row
            ],
        )
        yield single_page(local, row, values)


def single_page(local: LocalPackage, target: TargetRow, values: TargetValues) -> Page:
    """The page of one target."""
    description = answer(local, values)
    link = local.link("targets", target.target)
    page = local.page("targets/target.md", link, description, vars(values), [values.chart])
    return replace(page, breadcrumbs=(*local.breadcrumbs, values.category))


def course_facts(local: LocalPackage, running: Courses, target: str) -> list[tuple[str, Cell]]:
    """Each head and cell of the course of a target without parts, apart from its name."""
    table = course_table(local, running, [target])
    return list(zip(table.heads, table.rows[0], strict=True))[1:] if table else []


def answer(local: LocalPackage, values: TargetValues) -> str:
    """The target with the aim, the result and the status of its latest period.

    Of a target with parts, or without a result, only that there is a page about it.
    """
    language, text = local.language, local.language.text
    latest = next(iter(values.periods), None)
    if latest is None or latest.table is not None:
        return text(
            "%(name)s: what was aimed at, what was reached, and what the document says of it.",
            name=values.name,
        )
    result, register = latest.parts[0], local.register
    named = {"Aim": result.aim, "Result": result.value, "Status": result.status}
    facts = [
        text("%(label)s: %(value)s", label=text(name), value=value_text(register, figure, language))
        for name, figure in named.items()
        if figure
    ]
    if result.outcome and not result.value:
        facts.append(text("%(label)s: %(value)s", label=text("Result"), value=result.outcome))
    return text(
        "%(name)s (%(period)s): %(words)s.",
        name=values.name,
        period=latest.title,
        words=language.clauses(facts),
    )


def periods_of_target(local: LocalPackage, results: Sequence[Result]) -> list[TargetPeriod]:
    """The results of a target by period."""
    periods = []
    for period, parts in grouped(results, lambda result: result.period).items():
        table, split = None, ""
        if len(parts) > 1 or parts[0].part:
            table = Table(
                (local.language.text("Part"), *result_heads(local)),
                [
                    (part.part_title or part.title, part.aim, part.reached, part.status)
                    for part in parts
                ],
            )
            split = split_sentence(local, parts)
        title, is_over = local.title("periods", period), local.is_over(period)
        periods.append(TargetPeriod(period, title, parts, table, split, is_over))
    return periods


def split_sentence(local: LocalPackage, parts: Sequence[Result]) -> str:
    """Whether the document rates each part, all of them together, or none."""
    text = local.language.text
    rated = [one for one in parts if one.status]
    if not rated:
        return text("The result is split into parts, and the document gives none a status.")
    own = [one for one in rated if one.part]
    alike = {(one.status and one.status.published, one.locator) for one in rated}
    if own and len(own) < sum(1 for one in parts if one.part):
        return text("The result is split; some parts have a status of their own.")
    if own and len(alike) > 1:
        return text("The result is split; each part has its own status.")
    return text(
        "The result is split into parts, and the document gives one status for all of them "
        "together."
    )


def direction_of(local: LocalPackage, row: TargetRow) -> str:
    """How the result should compare with the aim; empty if the target is not a number."""
    if row.direction == "none" and row.unit is None:
        return ""
    return local.language.text(DIRECTIONS[row.direction])
