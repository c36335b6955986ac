"""The targets of one category or custodian, on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import gettext_noop
from generator.models import Figure
from generator.pages.cells import Clauses
from generator.pages.local import LocalPackage, by_first
from generator.pages.page import Page
from generator.pages.tables import Table
from generator.pages.targets.about import About, about_groups
from generator.pages.targets.charts import aims
from generator.pages.targets.courses import course_table, courses
from generator.pages.targets.results import (
    Result,
    by_target,
    result_heads,
    silent_targets,
    silent_text,
)
from generator.pages.targets.tables import counts_of, periods_of, running_parts
from generator.pages.topics import figure_cells, figure_columns, index_link
from generator.views.targets import memberships

INDEXES = {
    "categories": gettext_noop("All categories"),
    "custodians": gettext_noop("All custodians"),
}
"""The titles of the indexes."""


@dataclass(frozen=True)
class Counted:
    """The targets of a group in one period."""

    key: str
    """The key of the period."""
    period: str
    """The title of the period."""
    counts: Mapping[str, Figure]
    """The counts by measure, like `targets-met`."""
    results: Sequence[Result]
    table: Table

    @property
    def parts(self) -> Sequence[tuple[str, Figure]]:
        return running_parts(self.counts)


def group_pages(local: LocalPackage, results: Sequence[Result], table: str) -> Iterator[Page]:
    """The page of each category or custodian that has something to say: aims, results, statuses,
    figures, promises.
    """
    by_period = by_target(results)
    silent = silent_targets(local)
    members, running = by_first(memberships(local.tables)), courses(local, results)
    for key, about in about_groups(local, table).items():
        groups = []
        for period in periods_of(local, key):
            counts = counts_of(local, key, period)
            targets = set(members[key])
            shown = [
                result
                for (target, of_period), parts in by_period.items()
                if target in targets and target not in running and of_period == period
                for result in parts_for(key, parts)
            ]
            title = local.title("periods", period)
            groups.append(Counted(period, title, counts, shown, result_table(local, shown)))
        table_of_courses = course_table(local, running, members.get(key, ()))
        yield group_page(
            local,
            table,
            about,
            groups=groups[: 1 if table_of_courses else None],
            running=table_of_courses,
            silent=silent.get(key, []),
        )


def group_index_link(local: LocalPackage, table: str) -> Link:
    """The title and the page of the index of all categories or custodians."""
    return index_link(local, table, local.language.text(INDEXES[table]))


def parts_for(key: str, parts: Sequence[Result]) -> Sequence[Result]:
    """The parts of a target that are those of this custodian; all parts if there is none.

    If one of them has no status of its own, the row of the whole target stands beside it.
    """
    own = [part for part in parts if part.part == key]
    whole = [part for part in parts if part.part is None]
    return (own if all(part.status for part in own) else [*own, *whole]) or parts


def group_page(
    local: LocalPackage,
    table: str,
    about: About,
    *,
    groups: Sequence[Counted],
    running: Table | None,
    silent: Sequence[Link],
) -> Page:
    """The page of one row of a table of groups, by period, the latest first.

    `running` are its targets from baseline to aim, and `silent` those without a result.
    """
    text, link = local.language.text, about.link
    chart = aims(local, groups[0].results, groups[0].counts) if groups else None
    names = {"name": link.title, "package": local.package_text("title")}
    description = (
        text("%(name)s in %(package)s: every target, its aim, its result and its status.", **names)
        if about.targets
        else text("%(name)s in %(package)s: figures, and what is announced or expected.", **names)
    )
    values = {
        "name": link.title,
        "parts": about.parts,
        "custodian": table == "custodians",
        "counted": groups,
        "chart": chart,
        "running": running,
        "silent": silent,
        "silent_text": silent_text(local, silent),
        "index": group_index_link(local, table),
        "figures": figure_table(local, about.figures) if about.figures else None,
        "promised": about.promised,
    }
    return local.page("targets/group.md", link, description, values, [chart])


def figure_table(local: LocalPackage, figures: Sequence[Figure]) -> Table:
    """A figure a row, with its place."""
    register, language = local.register, local.language
    heads = [column.head for column in figure_columns(register, language, figures)]
    return Table(heads, [figure_cells(register, one, language) for one in figures])


def result_table(local: LocalPackage, results: Sequence[Result]) -> Table:
    """A target or a part of one a row."""
    return Table(
        (local.language.text("Target"), *result_heads(local)),
        [
            (
                result.name,
                result.aim,
                Clauses([*result.reached.values, *([result.note] if result.note else [])]),
                result.status,
            )
            for result in results
        ],
    )
