"""The rule `statements`: what different places say of one figure agrees."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.findings.intervals import literal, possible
from generator.findings.operands import Bases
from generator.models import Figure, Finding, Statement, Value

Said = tuple[Value | None, str | None, Decimal | None]
DIRECTED = ("over", "under", "at-least", "at-most")
"""Hedges that say on which side of a number another one is, which is no matter of rounding."""


def statement_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each different value that other places state beside the main one; equal ones
    are one finding.
    """
    for figure in bases.register.figures.values():
        main = figure.main
        if main is None:
            continue
        said: dict[Said, list[Statement]] = {}
        for other in figure.statements:
            if other is not main:
                said.setdefault((other.value, other.qualifier, other.high), []).append(other)
        for (value, _, _), others in said.items():
            stated = tuple((figure.id, statement) for statement in (main, *others))
            yield Finding(figure.id, "statements", (), value, agreement(figure, others[0]), stated)


def agreement(figure: Figure, other: Statement) -> str:
    """How another statement of a figure stands to its main one: one of `VERDICTS`.

    Two numbers that only touch where both would be rounded away from each other differ: 86 and 87
    are not one number. Not applicable, not reported and a number are three different facts.
    """
    value, beside = figure.value, replace(figure, statements=(replace(other, main=True),))
    if not isinstance(value, Decimal) or not isinstance(other.value, Decimal):
        same = value == other.value and (value is not None or figure.obs_status == other.obs_status)
        return "agrees" if same else "differs"
    if literal(figure, value).overlaps(literal(beside, other.value)):
        return "agrees"
    if (
        figure.main is not None
        and figure.main.qualifier in DIRECTED
        and other.qualifier in DIRECTED
    ):
        return "differs"
    one, two = possible(figure, value), possible(beside, other.value)
    return "rounds" if one.low < two.high and two.low < one.high else "differs"
