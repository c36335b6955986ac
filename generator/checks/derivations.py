"""Derivations: known operands in the right number, no circle."""

import graphlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.errors import DataError, LinkError, Place, SchemaError, nearest, shown
from generator.kinds.cells import stated_cells
from generator.kinds.derivations import concrete_derivations
from generator.kinds.rows import measure_rows
from generator.models import Package, Register, Release

OPERAND_COUNTS = {
    "difference": (2, 2),
    "share": (2, 2),
    "implied-count": (2, 2),
    "count-of": (1, 1),
    "sum": (1, None),
    "mean": (2, None),
    "pooled-share": (4, None),
}
"""Fewest and most by rule. A sum may have one part: a total that just one count makes up."""
RESULT_UNITS = {"share": "percent", "pooled-share": "percent", "count-of": "count", "implied-count": "count"}
"""What comes out of a rule, where it is not what went in."""
LIST_RULES = ("count-of",)
"""Rules whose operand is a list; all others take figures."""


def derivations_that_cannot_be_computed(package: Package) -> Iterator[DataError]:
    """Operands too few or too many, operands that are no figures, figures that follow from themselves."""
    if "derivations" not in package.tables or not package.declared("statements", *package.kind.subjects):
        return
    yield from wrong_operand_counts(package)
    cells = stated_cells(package.kind, package.tables).to_dict("records")
    stated = {f"{row['subject']}.{row['measure']}.{row['period']}" for row in cells}
    settled = settled_figures(cells)
    derivations = concrete_derivations(package.kind, package.tables, stated)
    lists = set(package.tables["lists"]["list"]) if "lists" in package.tables else set()
    known = stated | lists | {derivation.figure for derivation in derivations}
    file = package.file("derivations")
    graph: dict[str, set[str]] = {}
    for derivation in derivations:
        graph.setdefault(derivation.figure, set()).update(set(derivation.operands) - settled)
        for operand in derivation.operands:
            if operand not in known and not is_foreign(operand) and not is_counted(package, operand):
                place = Place(file, derivation.row, "operands")
                yield LinkError(place, f"{shown(operand)} is not a figure of this package", nearest(operand, known))
    starred = {derivation.row for derivation in derivations}
    for row in package.tables["derivations"].to_dict("records"):
        counted = any(is_counted(package, operand) for operand in (row["operands"] or "").split())
        if row["subject"] == "*" and row["row"] not in starred and not counted:
            place = Place(file, row["row"], "operands")
            fix = "write measures and periods as the statements have them, like *.met-or-exceeded.2019"
            yield LinkError(place, f"{shown(row['operands'])} are figures of no subject", fix)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        yield LinkError(
            Place(file),
            f"figures follow from themselves: {' ← '.join(error.args[1])}",
            "take one of these derivations out",
        )


def settled_figures(cells: Sequence[Mapping[Any, Any]]) -> set[str]:
    """The figures whose operands cannot matter to others: their published value is stated, and not hedged."""
    counts = Counter(f"{row['subject']}.{row['measure']}.{row['period']}" for row in cells)
    return {
        identity
        for row in cells
        for identity in [f"{row['subject']}.{row['measure']}.{row['period']}"]
        if (row["main"] or counts[identity] == 1) and row["value"] is not None and row["qualifier"] is None
    }


def foreign_operands_that_do_not_exist(release: Release) -> Iterator[DataError]:
    """An operand in another package (an id in full) that is no figure there."""
    known = {
        f"{package.name}.{cell['subject']}.{cell['measure']}.{cell['period']}"
        for package in release.packages.values()
        for cell in stated_cells(package.kind, package.tables).to_dict("records")
    }
    for package in release.packages.values():
        for row in package.tables["derivations"].to_dict("records") if "derivations" in package.tables else []:
            for operand in (row["operands"] or "").split():
                if is_foreign(operand) and operand not in known:
                    place = Place(package.file("derivations"), row["row"], "operands")
                    yield LinkError(
                        place, f"{shown(operand)} is not stated by another package", nearest(operand, known)
                    )


def is_counted(package: Package, operand: str) -> bool:
    """Whether an operand is of a measure that a view of the kind counts: only the register knows those figures."""
    columns = {column.replace("_", "-") for cells in package.kind.cells for column in cells.columns}
    own = {measure["measure"] for measure in package.kind.measures}
    return operand.count(".") == 2 and operand.split(".")[1] in own - columns


def counted_operands_that_are_no_figures(register: Register) -> Iterator[DataError]:
    """An operand that a view should have counted, but did not: its subject or period is another."""
    for package in register.release.packages.values():
        known = {identity.partition(".")[2] for identity in register.figures if identity.startswith(f"{package.name}.")}
        for row in package.tables["derivations"].to_dict("records") if "derivations" in package.tables else []:
            for operand in (row["operands"] or "").split():
                if is_counted(package, operand) and not operand.startswith("*") and operand not in known:
                    place = Place(package.file("derivations"), row["row"], "operands")
                    yield LinkError(place, f"{shown(operand)} is not a figure of this package", nearest(operand, known))


def is_foreign(operand: str) -> bool:
    """Whether an operand names its package: such an id has four parts."""
    return operand.count(".") == 3


def wrong_operand_counts(package: Package) -> Iterator[DataError]:
    """Operands in a number that the rule does not take: shares without bases, too."""
    for row in package.tables["derivations"].to_dict("records"):
        fewest, most = OPERAND_COUNTS.get(row["rule"], (0, None))
        count = len((row["operands"] or "").split())
        unpaired = row["rule"] == "pooled-share" and count % 2
        if count < fewest or (most is not None and count > most) or unpaired:
            place = Place(package.file("derivations"), row["row"], "operands")
            wanted = "a base after each share" if unpaired else f"{fewest}" if most else f"{fewest} or more"
            yield SchemaError(
                place,
                f"{row['rule']} has {count} operand{'' if count == 1 else 's'}",
                f"it takes {wanted}, separated by spaces",
            )


def results_of_another_unit(package: Package) -> Iterator[DataError]:
    """A rule whose result has another unit than its measure: a difference of shares is no percent change."""
    if "derivations" not in package.tables or not package.declared("measures"):
        return
    units = {name: row["unit"] for name, row in measure_rows(package.kind, package.tables).items()}
    for row in package.tables["derivations"].to_dict("records"):
        unit, wanted = units.get(row["measure"]), RESULT_UNITS.get(row["rule"])
        if unit == "percent-change" or (unit and wanted and unit != wanted):
            place = Place(package.file("derivations"), row["row"], "rule")
            problem = f"{row['rule']} does not give a measure in {unit}"
            yield SchemaError(place, problem, f"it gives {wanted or 'what its operands are counted in'}")


def operands_of_the_wrong_sort(package: Package) -> Iterator[DataError]:
    """A figure where a rule takes a list, or a list where it takes figures."""
    lists = set(package.tables["lists"]["list"]) if "lists" in package.tables else set()
    for row in package.tables["derivations"].to_dict("records") if "derivations" in package.tables else []:
        for operand in (row["operands"] or "").split():
            takes_list = row["rule"] in LIST_RULES
            if ("." in operand) == takes_list and (operand in lists or "." in operand):
                place = Place(package.file("derivations"), row["row"], "operands")
                problem = f"{row['rule']} takes {'a list' if takes_list else 'figures'}, and {shown(operand)} is none"
                fix = "name a key of lists" if takes_list else "name figures, like audit.met-or-exceeded.2019"
                yield SchemaError(place, problem, fix)
