"""The range of a computed value whose operands are rounded."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.findings.explanations import Explainer
from generator.findings.intervals import precision
from generator.findings.operands import printed_origins
from generator.language import EXACT
from generator.models import Derivation, Figure, Register


def leeway(register: Register, figure: Figure) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest value that an unstated figure of rounded operands can have.

    None if a document states the figure, its value is exact, or it has no more decimals than its
    operands. The true range can be narrower: the bounds treat operands as independent.
    """
    first = next(iter(figure.derivations), None)
    if figure.statements or first is None or first.computed is None or first.bounds is None:
        return None
    unit = finest_precision(register, first)
    low, high = first.bounds
    if low == high or unit is None or first.computed == first.computed.quantize(unit, None, EXACT):
        return None
    return low.quantize(unit, ROUND_FLOOR, EXACT), high.quantize(unit, ROUND_CEILING, EXACT)


def finest_precision(register: Register, derivation: Derivation) -> Decimal | None:
    """The finest precision among the printed numbers from which a derivation is computed.

    0.1 if the numbers are 92 and 32.5. None if there are no printed numbers.
    """
    values = [figure.published for figure in printed_origins(register, derivation.operands)]
    return min((precision(value) for value in values if isinstance(value, Decimal)), default=None)


def leeway_text(explainer: Explainer, figure: Figure) -> str:
    """A sentence on the range of an unstated value, since operands are rounded; empty if exact."""
    bounds = leeway(explainer.register, figure)
    if bounds is None:
        return ""
    low, high = (explainer.value(figure, value) for value in bounds)
    return explainer.text(
        "The numbers that it follows from are rounded: exactly, it lies somewhere between"
        " %(low)s and %(high)s.",
        low=low,
        high=high,
    )
