"""Units of operands: a rule counts like with like."""

from collections.abc import Iterator, Sequence

from generator.errors import DataError, LinkError, SchemaError, shown
from generator.ids import operands
from generator.models import Package
from generator.rows.common import DerivationRow
from generator.vocabulary import rules, units

SHARE, CODE = "percent", "code"


def units_that_do_not_exist(package: Package) -> Iterator[DataError]:
    """Units that neither the program nor the package has."""
    if not package.declared("units"):
        return
    legal = [*units(), *package.by_key.units]
    for table in ("measures", "targets"):
        for row in package.tables.of(table):
            if row.unit is not None and row.unit not in legal:
                problem = f"{shown(row.unit)} is not a unit"
                fix = f"write one of: {', '.join(legal)}; or add your unit to the table units"
                yield LinkError(row.place.at("unit"), problem, fix)


def units_defined_twice(package: Package) -> Iterator[DataError]:
    """Units of the package with the key of one of the program's."""
    for row in package.tables.units:
        if row.unit in units():
            problem = f"the program has the unit {shown(row.unit)} itself"
            yield SchemaError(row.place.at("unit"), problem, "delete the row, or change its key")


def operands_of_other_units(package: Package) -> Iterator[DataError]:
    """A derivation whose operands have different units, or another one than its measure.

    Left out are operands of other packages, and those whose unit is that of a target.
    """
    if not package.declared("measures"):
        return
    for row in package.tables.derivations:
        units = units_of_operands(package, row)
        if units:
            yield from unit_problems(package, row, units)


def units_of_operands(package: Package, row: DerivationRow) -> list[str]:
    """The unit of each operand, in order. Empty if one of them is not known."""
    measures = package.by_key.measures
    written = operands(row.operands)
    known = [
        measures[operand.measure].unit
        for operand in written
        if operand.is_local and operand.measure in measures
    ]
    is_whole = len(known) == len(written) and CODE not in known and None not in known
    return known if is_whole else []


def unit_problems(
    package: Package, row: DerivationRow, units: Sequence[str]
) -> Iterator[DataError]:
    """What is wrong with the units of the operands of one derivation."""
    rule = rules().get(row.rule)
    if rule is None:
        return
    place = row.place.at("operands")
    has_bases = rule.takes == "shares with bases"
    shares, counted = (units[::2], units[1::2]) if has_bases else ((), units)
    if set(shares) - {SHARE}:
        named = " and ".join(sorted(set(shares)))
        problem = f"{row.rule} takes shares in percent, not in {named}"
        yield SchemaError(place, problem, "write each share before its base")
    if len(set(counted)) > 1:
        problem = f"the operands are counted in {' and '.join(sorted(set(counted)))}"
        yield SchemaError(place, problem, "name figures of one unit")
    elif rule.result_unit is None and row.measure in package.by_key.measures:
        unit = package.by_key.measures[row.measure].unit
        legal = {*counted, *(["percentage-points"] if is_change_of_share(row, counted) else [])}
        if unit and unit not in legal:
            problem = f"{row.rule} of figures in {counted[0]} does not give a measure in {unit}"
            fix = f"name figures in {unit}, or correct the unit of {row.measure}"
            yield SchemaError(place, problem, fix)


def is_change_of_share(row: DerivationRow, units: Sequence[str]) -> bool:
    """True if a share is taken from a share: the result is in percentage points."""
    return row.rule == "difference" and set(units) == {SHARE}
