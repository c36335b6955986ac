"""The rule `statements`: what different places say of one figure agrees."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.findings.intervals import literal, possible
from generator.findings.operands import Bases
from generator.models import Figure, Finding, Statement, Value

Said = tuple[Value, str | None, Decimal | None]


def statement_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each different value that other places state beside the main one; equal ones are one finding.

    A place that says not applicable or not reported states no value, and is held against nothing.
    """
    for figure in bases.register.figures.values():
        main = figure.main
        if main is None or main.value is None:
            continue
        said: dict[Said, list[Statement]] = {}
        for other in figure.statements:
            if other is not main and other.value is not None:
                said.setdefault((other.value, other.qualifier, other.high), []).append(other)
        for (value, _, _), others in said.items():
            stated = tuple((figure.id, statement) for statement in (main, *others))
            verdict = agreement(figure, others[0])
            yield Finding(figure.id, "statements", (), value, verdict, stated)


def agreement(figure: Figure, other: Statement) -> str:
    """How another statement of a figure stands to its main one: one of `VERDICTS`.

    Two numbers that only touch where both would be rounded away from each other differ: 86 and 87 are not one number.
    """
    value, beside = figure.value, replace(figure, statements=(replace(other, main=True),))
    if not isinstance(value, Decimal) or not isinstance(other.value, Decimal):
        return "agrees" if value == other.value else "differs"
    if literal(figure, value).overlaps(literal(beside, other.value)):
        return "agrees"
    one, two = possible(figure, value), possible(beside, other.value)
    return "rounds" if one.low < two.high and two.low < one.high else "differs"
