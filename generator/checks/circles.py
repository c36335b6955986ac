"""Circles: nothing is part of itself, nobody follows from themselves, and no figure follows from
itself.
"""

import graphlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import DataError, LinkError, Place
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
"""Table, key and column that says what the key is part of. All these keys are subjects."""
DEEPEST = 8
"""How many paragraphs may lie one within another."""
LISTED = 6
"""How many members of a circle a message names."""


def parts_in_a_circle(package: Package) -> Iterator[DataError]:
    """A subject, a category or a group of entities that is part of itself."""
    rows = {
        getattr(row, key): (row.place.at(column), getattr(row, column))
        for table, key, column in PART_COLUMNS
        for row in package.tables.of(table)
        if getattr(row, key) and getattr(row, column)
    }
    for circle in circles({key: whole for key, (_, whole) in rows.items()}):
        place, _ = rows[circle[0]]
        yield LinkError(
            place, f"{circle[0]} is part of itself: {arrows(circle)}", "correct one of them"
        )


def successors_in_a_circle(package: Package) -> Iterator[DataError]:
    """An entity that followed an entity that followed it."""
    rows = {row.entity: row for row in package.tables.entities if row.entity}
    earlier = {key: row.successor_of for key, row in rows.items() if row.successor_of}
    for circle in circles(earlier):
        place = rows[circle[0]].place.at("successor_of")
        yield LinkError(
            place, f"{circle[0]} is its own successor: {arrows(circle)}", "correct one of them"
        )


def paragraphs_within_themselves(package: Package) -> Iterator[DataError]:
    """A paragraph that is part of itself, or of more paragraphs one within another than any
    decision has.
    """
    decisions: dict[str, dict[str, ParagraphRow]] = {}
    for row in package.tables.paragraphs:
        if row.paragraph and row.parent:
            decisions.setdefault(row.decision, {})[row.paragraph] = row
    for decision, rows in decisions.items():
        parents = {key: row.parent or "" for key, row in rows.items()}
        within = list(circles(parents))
        for circle in within:
            place = rows[circle[0]].place.at("parent")
            problem = f"paragraph {circle[0]} of {decision} is part of itself: {arrows(circle)}"
            yield LinkError(place, problem, "correct one of them")
        for key in [key for key in parents if not within and depth(parents, key) > DEEPEST]:
            place = rows[key].place.at("parent")
            problem = f"paragraph {key} of {decision} lies within more than {DEEPEST} others"
            yield LinkError(place, problem, "write the paragraph that it directly belongs to")


def depth(parents: Mapping[str, str], key: str) -> int:
    """How many keys stand above a key, up to one more than there may be."""
    above = 0
    while key in parents and above <= DEEPEST:
        key, above = parents[key], above + 1
    return above


def circles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Each circle among keys of which each points at one other: its keys in their order, the first
    one again last.
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
    """A circle in one line, its middle left out where it is long."""
    return arrow.join([*circle[:LISTED], "…", circle[-1]] if len(circle) > LISTED + 2 else circle)


def figures_in_a_circle(package: Package) -> Iterator[DataError]:
    """Figures of one package that follow from themselves."""
    if "derivations" not in package.schemas or not package.declared(
        "statements", *package.kind.subjects
    ):
        return
    if circle := circle_of_figures([package]):
        yield follow_from_themselves(package, [FigureId(name).local for name in circle])


def figures_in_a_circle_of_packages(release: Release) -> Iterator[DataError]:
    """Figures of several packages that follow from themselves."""
    circle = circle_of_figures(list(release.packages.values()))
    packages = sorted({FigureId(name).package for name in circle})
    if len(packages) > 1:
        yield follow_from_themselves(release.packages[packages[0]], circle)


def follow_from_themselves(package: Package, circle: Sequence[str]) -> DataError:
    """What is wrong with figures in a circle, each of which is an operand of the next."""
    problem = f"figures follow from themselves: {arrows(circle, ' ← ')}"
    return LinkError(
        Place(package.file("derivations")), problem, "take one of these derivations out"
    )


def circle_of_figures(packages: Sequence[Package]) -> Sequence[str]:
    """Figures that follow from each other in a circle, by their ids; nothing where there is no
    circle.

    What a document states plainly is taken as stated, so its own derivations close no circle.
    """
    graph: dict[str, set[str]] = {}
    plain: set[str] = set()
    for package in packages:
        cells = stated_cells(package.kind, package.tables)
        plain |= {f"{package.name}.{identity}" for identity in plainly_stated(cells)}
        stated = {row.figure for row in cells}
        for one in concrete_derivations(package.kind, package.tables, stated):
            operands = {operand.within(package.name) for operand in one.operands}
            graph.setdefault(f"{package.name}.{one.figure}", set()).update(operands)
    try:
        graphlib.TopologicalSorter(
            {name: sorted(operands - plain) for name, operands in graph.items()}
        ).prepare()
    except graphlib.CycleError as error:
        found: Sequence[str] = error.args[1]
        return found
    return ()


def plainly_stated(cells: Sequence[StatedCell]) -> set[str]:
    """The figures whose published value is stated, without a word like “about”: other figures take
    this value.
    """
    counts = Counter(row.figure for row in cells)
    return {
        row.figure
        for row in cells
        if (row.main or counts[row.figure] == 1) and row.value is not None and row.qualifier is None
    }
