"""Checks for circles: a part, a successor or an operand must not lead back to itself."""

import graphlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.keys import KEY_WRITTEN
from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.ids import FigureId
from generator.kinds.cells import StatedCell, stated_cells
from generator.kinds.derivations import concrete_derivations
from generator.models import Package, Release
from generator.rows.decisions import ParagraphRow

PART_COLUMNS = (
    ("subjects", "subject", "part_of"),
    ("categories", "category", "part_of"),
    ("entities", "entity", "group"),
)
"""Tables with parts: the table, its key, and the column with the key that it is part of."""
DEEPEST = 8
"""The most levels of paragraphs within paragraphs."""
LISTED = 6
"""The most members of a circle in a message."""


def parts_in_a_circle(package: Package) -> Iterator[DataError]:
    """Subjects, categories and groups of entities that are part of themselves."""
    rows = {
        getattr(row, key): (row.place.at(column), getattr(row, column))
        for table, key, column in PART_COLUMNS
        for row in package.tables.of(table)
        if getattr(row, key) and getattr(row, column)
    }
    for circle in circles_of_keys({key: whole for key, (_, whole) in rows.items()}):
        place, _ = rows[circle[0]]
        yield LinkError(
            place, f"{circle[0]} is part of itself: {arrows(circle)}", "correct one of them"
        )


def successors_in_a_circle(package: Package) -> Iterator[DataError]:
    """Entities that are, through other entities, their own successors. One circle is named."""
    rows = {row.entity: row for row in package.tables.entities if row.entity}
    try:
        graphlib.TopologicalSorter({key: row.predecessors for key, row in rows.items()}).prepare()
    except graphlib.CycleError as error:
        circle = error.args[1][::-1]
        place = rows[circle[0]].place.at("successor_of")
        yield LinkError(
            place, f"{circle[0]} is its own successor: {arrows(circle)}", "correct one of them"
        )


def successors_of_nobody(package: Package) -> Iterator[DataError]:
    """Predecessors that are not in the table of entities."""
    rows = {row.entity for row in package.tables.entities}
    legal = sorted(key for key in rows if key and KEY_WRITTEN.fullmatch(key))
    for row in package.tables.entities:
        for key in row.predecessors:
            if key not in rows:
                place = row.place.at("successor_of")
                yield LinkError(place, f"{shown(key)} is not in entities", nearest(key, legal))


def paragraphs_within_themselves(package: Package) -> Iterator[DataError]:
    """Paragraphs that are part of themselves, or lie within more than `DEEPEST` others."""
    decisions: dict[str, dict[str, ParagraphRow]] = {}
    for row in package.tables.paragraphs:
        if row.paragraph and row.parent:
            decisions.setdefault(row.decision, {})[row.paragraph] = row
    for decision, rows in decisions.items():
        parents = {key: row.parent or "" for key, row in rows.items()}
        circles = list(circles_of_keys(parents))
        for circle in circles:
            place = rows[circle[0]].place.at("parent")
            problem = f"paragraph {circle[0]} of {decision} is part of itself: {arrows(circle)}"
            yield LinkError(place, problem, "correct one of them")
        for key in [key for key in parents if not circles and depth(parents, key) > DEEPEST]:
            place = rows[key].place.at("parent")
            problem = f"paragraph {key} of {decision} lies within more than {DEEPEST} others"
            yield LinkError(place, problem, "write the paragraph that it directly belongs to")


def depth(parents: Mapping[str, str], key: str) -> int:
    """The number of levels above a key. Stops counting at one more than `DEEPEST`."""
    above = 0
    while key in parents and above <= DEEPEST:
        key, above = parents[key], above + 1
    return above


def circles_of_keys(above: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles among keys. Each circle is a list that begins and ends with the same key.

    `above` gives for each key the key that it is part of, or that it succeeds.
    """
    seen: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        key = start
        while key in above and key not in seen and key not in path:
            path[key] = None
            key = above[key]
        if key in path:
            members = list(path)
            yield [*members[members.index(key) :], key]
        seen |= path.keys()


def arrows(circle: Sequence[str], arrow: str = " → ") -> str:
    """A circle in one line. The middle of a long circle is left out."""
    return arrow.join([*circle[:LISTED], "…", circle[-1]] if len(circle) > LISTED + 2 else circle)


def figures_in_a_circle(package: Package) -> Iterator[DataError]:
    """A circle of derivations within one package."""
    if "derivations" not in package.schemas or not package.declared(
        "statements", *package.kind.subjects
    ):
        return
    if circle := circle_of_figures([package]):
        yield circle_problem(package, [FigureId(name).local for name in circle])


def figures_in_a_circle_of_packages(release: Release) -> Iterator[DataError]:
    """A circle of derivations in several packages."""
    circle = circle_of_figures(list(release.packages.values()))
    packages = sorted({FigureId(name).package for name in circle})
    if len(packages) > 1:
        yield circle_problem(release.packages[packages[0]], circle)


def circle_problem(package: Package, circle: Sequence[str]) -> DataError:
    """The problem for a circle of figures, in which each is an operand of the next."""
    problem = f"figures follow from themselves: {arrows(circle, ' ← ')}"
    return LinkError(
        Place(package.file("derivations")), problem, "take one of these derivations out"
    )


def circle_of_figures(packages: Sequence[Package]) -> Sequence[str]:
    """The ids of figures whose derivations form a circle; empty if there is no circle.

    Derivations use the stated value of figures in `used_as_stated`, so these end a chain of
    derivations.
    """
    graph: dict[str, set[str]] = {}
    ends: set[str] = set()
    for package in packages:
        cells = stated_cells(package.kind, package.tables)
        ends |= {f"{package.name}.{identity}" for identity in used_as_stated(cells)}
        stated = {cell.figure for cell in cells}
        for derivation in concrete_derivations(package.kind, package.tables, stated):
            operands = {operand.within(package.name) for operand in derivation.operands}
            graph.setdefault(f"{package.name}.{derivation.figure}", set()).update(operands)
    try:
        graphlib.TopologicalSorter(
            {name: sorted(operands - ends) for name, operands in graph.items()}
        ).prepare()
    except graphlib.CycleError as error:
        circle: Sequence[str] = error.args[1]
        return circle
    return ()


def used_as_stated(cells: Sequence[StatedCell]) -> set[str]:
    """The figures whose main statement has a value without a qualifier like “about”.

    Derivations use this value instead of the computed one.
    """
    counts = Counter(row.figure for row in cells)
    return {
        row.figure
        for row in cells
        if (row.main or counts[row.figure] == 1) and row.value is not None and row.qualifier is None
    }
