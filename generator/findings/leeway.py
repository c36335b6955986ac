"""How far a value can be off that follows from rounded numbers and that no document states."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.findings.intervals import precision
from generator.findings.operands import settled
from generator.language import EXACT
from generator.models import Derivation, Figure, Register


def leeway(register: Register, figure: Figure) -> tuple[Decimal, Decimal] | None:
    """From where to where a value can lie that no document states and that has more decimals than
    what it follows from.

    The bounds take each number that went in by itself: values nearer to each other may be all that
    is possible.
    """
    first = next(iter(figure.derivations), None)
    if figure.statements or first is None or first.computed is None or first.bounds is None:
        return None
    unit = finest(register, first)
    low, high = first.bounds
    if low == high or unit is None or first.computed == first.computed.quantize(unit, None, EXACT):
        return None
    return low.quantize(unit, ROUND_FLOOR, EXACT), high.quantize(unit, ROUND_CEILING, EXACT)


def finest(register: Register, derivation: Derivation) -> Decimal | None:
    """The smallest unit of a last digit among the printed numbers that a derivation goes back to."""
    units: list[Decimal] = []
    seen: set[str] = set()
    waiting = list(derivation.operands)
    while waiting:
        figure = register.figures.get(waiting.pop())
        if figure is None or figure.id in seen:
            continue
        seen.add(figure.id)
        if figure.derivations and not settled(figure):
            waiting += figure.derivations[0].operands
        elif isinstance(figure.published, Decimal):
            units.append(precision(figure.published))
    return min(units, default=None)
