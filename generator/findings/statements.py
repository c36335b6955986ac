"""The rule `statements`: all statements of one figure agree."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.findings.intervals import literal, possible
from generator.findings.operands import Bases
from generator.models import Figure, Finding, Statement, Value

StatedValue = tuple[Value | None, str | None, Decimal | None]
"""Value, qualifier and high of a statement."""
DIRECTED = ("over", "under", "at-least", "at-most")
"""Qualifiers that give a direction. “Over 60” and “under 60” differ, however they were rounded."""


def statement_findings(bases: Bases) -> Iterator[Finding]:
    """The findings that compare the main statement of each figure with its other statements.

    Statements with the same value are compared once.
    """
    for figure in bases.register.figures.values():
        main = figure.main
        if main is None:
            continue
        groups: dict[StatedValue, list[Statement]] = {}
        for other in figure.statements:
            if other is not main:
                groups.setdefault((other.value, other.qualifier, other.high), []).append(other)
        for (value, _, _), others in groups.items():
            stated = tuple((figure.id, statement) for statement in (main, *others))
            yield Finding(figure.id, "statements", (), value, agreement(figure, others[0]), stated)


def agreement(figure: Figure, other: Statement) -> str:
    """The verdict on another statement of a figure, compared with its main one: one of `VERDICTS`.

    86 and 87 differ, although 86.5 can be rounded to both: one document rounds in one way. Not
    applicable, not reported and a number are three different facts.
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
    first, second = possible(figure, value), possible(beside, other.value)
    return "rounds" if first.low < second.high and second.low < first.high else "differs"
