"""Checks the operands of derivations: that they exist, and fit the rule."""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.ids import EVERY, Operand, operands
from generator.kinds.cells import stated_cells
from generator.kinds.derivations import MOST_STARRED, concrete_derivations
from generator.kinds.rows import subject_rows
from generator.models import Package, Register, Release
from generator.vocabulary import rules


def derivations_that_cannot_be_computed(package: Package) -> Iterator[DataError]:
    """Wrong numbers of operands, and operands that are neither figures nor lists."""
    if "derivations" not in package.schemas or not package.declared(
        "statements", *package.kind.subjects
    ):
        return
    yield from wrong_operand_counts(package)
    stated = {cell.figure for cell in stated_cells(package.kind, package.tables)}
    derivations = concrete_derivations(package.kind, package.tables, stated)
    existing = stated | list_keys(package) | {derivation.figure for derivation in derivations}
    legal = sorted(existing)
    for derivation in derivations:
        for operand in derivation.operands:
            elsewhere = operand.is_foreign or is_counted(package, operand)
            if operand not in existing and not elsewhere:
                place = derivation.place.at("operands")
                yield LinkError(
                    place,
                    f"{shown(operand)} is not a figure of this package",
                    nearest(operand, legal),
                )
    with_derivation = {derivation.place for derivation in derivations}
    for row in package.tables.derivations:
        counted = any(is_counted(package, operand) for operand in operands(row.operands))
        if row.subject == EVERY and row.place not in with_derivation and not counted:
            place = row.place.at("operands")
            fix = "write measures and periods as the statements have them"
            fix += ", like *.met-or-exceeded.2019"
            yield LinkError(place, f"{shown(row.operands)} are figures of no subject", fix)


def derivations_of_too_many_subjects(package: Package) -> Iterator[DataError]:
    """Rows with `*` that stand for more than `MOST_STARRED` derivations."""
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
    """Operands in another package (full ids) that are no figures there."""
    existing: set[str] = {
        f"{package.name}.{cell.figure}"
        for package in release.packages.values()
        for cell in stated_cells(package.kind, package.tables)
    }
    legal = sorted(existing)
    for package in release.packages.values():
        for row in package.tables.derivations:
            for operand in operands(row.operands):
                if operand.is_foreign and operand not in existing:
                    place = row.place.at("operands")
                    yield LinkError(
                        place,
                        f"{shown(operand)} is not stated by another package",
                        nearest(operand, legal),
                    )


def is_counted(package: Package, operand: Operand) -> bool:
    """True if a view of the kind counts the measure of an operand.

    Such figures exist only in the register.
    """
    columns = {column.replace("_", "-") for cells in package.kind.cells for column in cells.columns}
    of_kind = {measure.measure for measure in package.kind.measures}
    return operand.is_local and operand.measure in of_kind - columns


def counted_operands_that_are_no_figures(register: Register) -> Iterator[DataError]:
    """Operands with a counted measure for whose subject and period no view has a count."""
    for package in register.release.packages.values():
        existing = {
            figure.id.local
            for figure in register.figures.values()
            if figure.package == package.name
        }
        legal = sorted(existing)
        for row in package.tables.derivations:
            for operand in operands(row.operands):
                if (
                    is_counted(package, operand)
                    and not operand.startswith(EVERY)
                    and operand not in existing
                ):
                    place = row.place.at("operands")
                    yield LinkError(
                        place,
                        f"{shown(operand)} is not a figure of this package",
                        nearest(operand, legal),
                    )


def wrong_operand_counts(package: Package) -> Iterator[DataError]:
    """Rows with too few or too many operands for the rule, or with a share without a base."""
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
    """Rows whose rule gives another unit than that of the measure.

    A difference of shares is in percentage points, for example, and no percent change.
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
    """Figures as operands of a rule that takes a list, and lists as operands of other rules."""
    lists = list_keys(package)
    for row in package.tables.derivations:
        for operand in operands(row.operands):
            takes_list = row.rule in rules() and rules()[row.rule].takes == "list"
            if operand.is_figure == takes_list and (operand in lists or operand.is_figure):
                place = row.place.at("operands")
                wanted = "a list" if takes_list else "figures"
                problem = f"{row.rule} takes {wanted}, and {shown(operand)} is none"
                fix = (
                    "name a key of lists"
                    if takes_list
                    else "name figures, like audit.met-or-exceeded.2019"
                )
                yield SchemaError(place, problem, fix)
