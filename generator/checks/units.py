"""Units of operands: a rule counts like with like."""

from collections.abc import Iterator, Sequence

from generator.errors import DataError, SchemaError
from generator.ids import operands
from generator.models import Package
from generator.rows.common import DerivationRow
from generator.vocabulary import rules

SHARE, CODE = "percent", "code"


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
