"""The rule `statements`: all statements of one figure agree."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.findings.intervals import literal, possible
from generator.findings.judgement import judgement, step_of
from generator.findings.operands import Bases, stated_as
from generator.models import Figure, Finding, Statement, Value

StatedValue = tuple[Value | None, str | None, Decimal | None]
"""Value, qualifier and high of a statement."""
DIRECTED = ("over", "under", "at-least", "at-most")
"""Qualifiers that give a direction. “Over 60” and “under 60” differ, however they were rounded."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another statement of a figure, to be held against its main one."""

    statement: Statement
    methods: tuple[str, ...] = ()

    def verdict(self, figure: Figure, stated: Decimal) -> str:
        """The verdict if the other statement had this value."""
        return agreement(figure, replace(self.statement, value=stated))


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
                groups.setdefault(stated_value(other), []).append(other)
        for others in groups.values():
            yield statement_finding(figure, main, others)


def statement_finding(figure: Figure, main: Statement, others: list[Statement]) -> Finding:
    """The finding about a main statement and others that have one value."""
    value = others[0].value
    stated = tuple((figure.id, statement) for statement in (main, *others))
    if isinstance(value, Decimal) and isinstance(main.value, Decimal):
        beside = stated_as(figure, main)
        unit = step_of(beside, main.value)
        judged = judgement(beside, value, [Other(others[0])], unit=unit)
        same = stated_value(main) == stated_value(others[0])
        return Finding(
            figure.id,
            "statements",
            (),
            value,
            "agrees" if same else judged.verdict,
            stated,
            power=judged.power,
            reason="" if same else judged.reason,
        )
    return Finding(figure.id, "statements", (), value, agreement(figure, others[0]), stated)


def stated_value(statement: Statement) -> StatedValue:
    """What a place prints: the number with its hedge. Two places that print the same agree."""
    return statement.value, statement.qualifier, statement.high


def agreement(figure: Figure, other: Statement) -> str:
    """The verdict on another statement of a figure, compared with its main one: one of `VERDICTS`.

    86 and 87 differ, although 86.5 can be rounded to both: one document rounds in one way. Not
    applicable, not reported and a number are three different facts.
    """
    value, beside = figure.value, stated_as(figure, other)
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
