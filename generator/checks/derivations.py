"""Derivations: known operands, in the right number, of the right sort."""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.ids import EVERY, Operand, operands
from generator.kinds.cells import stated_cells
from generator.kinds.derivations import MOST_STARRED, concrete_derivations
from generator.kinds.rows import subject_rows
from generator.models import Package, Register, Release
from generator.vocabulary import rules


def derivations_that_cannot_be_computed(package: Package) -> Iterator[DataError]:
    """Operands too few or too many, and operands that are no figures."""
    if "derivations" not in package.schemas or not package.declared(
        "statements", *package.kind.subjects
    ):
        return
    yield from wrong_operand_counts(package)
    stated = {cell.figure for cell in stated_cells(package.kind, package.tables)}
    derivations = concrete_derivations(package.kind, package.tables, stated)
    known = stated | list_keys(package) | {derivation.figure for derivation in derivations}
    legal = sorted(known)
    for derivation in derivations:
        for operand in derivation.operands:
            if operand not in known and not operand.is_foreign and not is_counted(package, operand):
                place = derivation.place.at("operands")
                yield LinkError(
                    place,
                    f"{shown(operand)} is not a figure of this package",
                    nearest(operand, legal),
                )
    starred = {derivation.place for derivation in derivations}
    for row in package.tables.derivations:
        counted = any(is_counted(package, operand) for operand in operands(row.operands))
        if row.subject == "*" and row.place not in starred and not counted:
            place = row.place.at("operands")
            fix = "write measures and periods as the statements have them, like *.met-or-exceeded.2019"
            yield LinkError(place, f"{shown(row.operands)} are figures of no subject", fix)


def derivations_of_too_many_subjects(package: Package) -> Iterator[DataError]:
    """Rows with `*` that together stand for more derivations than the program computes."""
    starred = [row for row in package.tables.derivations if row.subject == EVERY]
    count = len(starred) * len(subject_rows(package.kind, package.tables))
    if count > MOST_STARRED:
        place = starred[-1].place.at("subject")
        problem = f"the rows with * stand for {count:,} derivations"
        yield SchemaError(place, problem, f"name the subjects; the limit is {MOST_STARRED:,}")


def list_keys(package: Package) -> set[str]:
    """The keys of the lists of a package."""
    return {row.list for row in package.tables.lists if row.list}


def foreign_operands_that_do_not_exist(release: Release) -> Iterator[DataError]:
    """An operand in another package (an id in full) that is no figure there."""
    known: set[str] = {
        f"{package.name}.{cell.figure}"
        for package in release.packages.values()
        for cell in stated_cells(package.kind, package.tables)
    }
    legal = sorted(known)
    for package in release.packages.values():
        for row in package.tables.derivations:
            for operand in operands(row.operands):
                if operand.is_foreign and operand not in known:
                    place = row.place.at("operands")
                    yield LinkError(
                        place,
                        f"{shown(operand)} is not stated by another package",
                        nearest(operand, legal),
                    )


def is_counted(package: Package, operand: Operand) -> bool:
    """Whether an operand is of a measure that a view of the kind counts: only the register knows
    those figures.
    """
    columns = {column.replace("_", "-") for cells in package.kind.cells for column in cells.columns}
    own = {measure.measure for measure in package.kind.measures}
    return operand.is_local and operand.measure in own - columns


def counted_operands_that_are_no_figures(register: Register) -> Iterator[DataError]:
    """An operand that a view should have counted, but did not: its subject or period is another."""
    for package in register.release.packages.values():
        known = {
            figure.id.local
            for figure in register.figures.values()
            if figure.package == package.name
        }
        legal = sorted(known)
        for row in package.tables.derivations:
            for operand in operands(row.operands):
                if (
                    is_counted(package, operand)
                    and not operand.startswith(EVERY)
                    and operand not in known
                ):
                    place = row.place.at("operands")
                    yield LinkError(
                        place,
                        f"{shown(operand)} is not a figure of this package",
                        nearest(operand, legal),
                    )


def wrong_operand_counts(package: Package) -> Iterator[DataError]:
    """Operands in a number that the rule does not take: shares without bases, too."""
    for row in package.tables.derivations:
        rule = rules().get(row.rule)
        if rule is None:
            continue
        fewest, most = rule.fewest, rule.most
        count = len(operands(row.operands))
        unpaired = rule.takes == "shares with bases" and count % 2
        if count < fewest or (most is not None and count > most) or unpaired:
            place = row.place.at("operands")
            wanted = (
                "a base after each share"
                if unpaired
                else f"{fewest}"
                if most
                else f"{fewest} or more"
            )
            yield SchemaError(
                place,
                f"{row.rule} has {count} operand{'' if count == 1 else 's'}",
                f"it takes {wanted}, separated by spaces",
            )


def results_of_another_unit(package: Package) -> Iterator[DataError]:
    """A rule whose result has another unit than its measure: a difference of shares is no percent
    change.
    """
    if "derivations" not in package.schemas or not package.declared("measures"):
        return
    units = {name: row.unit for name, row in package.by_key.measures.items()}
    for row in package.tables.derivations:
        rule, unit = rules().get(row.rule), units.get(row.measure)
        wanted = rule.result_unit if rule else None
        if unit == "percent-change" or (unit and wanted and unit != wanted):
            place = row.place.at("rule")
            problem = f"{row.rule} does not give a measure in {unit}"
            yield SchemaError(
                place, problem, f"it gives {wanted or 'what its operands are counted in'}"
            )


def operands_of_the_wrong_sort(package: Package) -> Iterator[DataError]:
    """A figure where a rule takes a list, or a list where it takes figures."""
    lists = list_keys(package)
    for row in package.tables.derivations:
        for operand in operands(row.operands):
            takes_list = row.rule in rules() and rules()[row.rule].takes == "list"
            if operand.is_figure == takes_list and (operand in lists or operand.is_figure):
                place = row.place.at("operands")
                problem = f"{row.rule} takes {'a list' if takes_list else 'figures'}, and {shown(operand)} is none"
                fix = (
                    "name a key of lists"
                    if takes_list
                    else "name figures, like audit.met-or-exceeded.2019"
                )
                yield SchemaError(place, problem, fix)
