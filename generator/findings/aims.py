"""The rule `aim`: the stated status of a target agrees with its aim and its result."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.intervals import Interval, literal, possible
from generator.findings.operands import Bases, main_statements_of
from generator.ids import FigureId, joined
from generator.models import Figure, Finding, Release
from generator.vocabulary.statuses import is_met, outcome_of

DIRECTIONS = ("at-least", "at-most", "between")
"""Directions for which aim and result are numbers that can be compared."""


def aim_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated status of a target or part whose aim and result are numbers."""
    register = bases.register
    of_another_thing = results_of_another_thing(register.release)
    for figure in register.figures.values():
        if figure.measure != "stated-status":
            continue
        package = register.release.packages[figure.package]
        if package.kind.name != "targets":
            continue
        aim, result = (
            register.figures.get(FigureId.of(package.name, figure.subject, measure, figure.period))
            for measure in ("aim", "value")
        )
        direction = register.rows[package.name].targets[figure.keys[0]].direction
        if (
            aim
            and result
            and direction in DIRECTIONS
            and outcome_of(str(figure.value)) in ("met", "not-met")
            and isinstance(aim.value, Decimal)
            and isinstance(result.value, Decimal)
        ):
            verdict, status = status_verdict(figure, direction, aim=aim, result=result)
            reason = "rounding" if verdict == "unchecked" else ""
            if figure.id in of_another_thing:
                verdict, reason = "unchecked", "another-thing"
            yield Finding(
                figure.id,
                "aim",
                (aim.id, result.id),
                status,
                verdict,
                tuple(main_statements_of(register, (figure.id, aim.id, result.id))),
                reason=reason,
            )


def results_of_another_thing(release: Release) -> set[FigureId]:
    """The statuses whose results, by their rows, count something other than the aim."""
    return {
        FigureId.of(name, joined((row.target, row.part)), "stated-status", row.period)
        for name, package in release.packages.items()
        for row in package.tables.results
        if row.comparable is False
    }


def status_verdict(
    status: Figure, direction: str, *, aim: Figure, result: Figure
) -> tuple[str, str]:
    """The verdict on a stated status, and the status that follows from aim and result.

    `unchecked` if both statuses are possible, since the result is rounded or hedged. An aim is set
    and not measured, so it is never taken as rounded.
    """
    assert isinstance(aim.value, Decimal)
    assert isinstance(result.value, Decimal)
    goal, reached = literal(aim, aim.value), is_met(status.value)
    as_printed = possible_outcomes(goal, literal(result, result.value), direction)
    before_rounding = possible_outcomes(goal, possible(result, result.value), direction)
    if reached in as_printed:
        return "agrees" if len(as_printed) == 1 else "unchecked", str(status.value)
    verdict = "unchecked" if reached in before_rounding else "differs"
    return verdict, "met" if True in as_printed else "not-met"


def possible_outcomes(aim: Interval, result: Interval, direction: str) -> set[bool]:
    """True if the result can reach the aim, False if it can miss it."""
    if direction == "between":
        outcomes = {True} if result.overlaps(aim) else set()
        return outcomes | ({False} if result.low < aim.low or result.high > aim.high else set())
    if direction == "at-most":
        aim, result = (Interval(-one.high, -one.low) for one in (aim, result))
    outcomes = {True} if result.high >= aim.low else set()
    return outcomes | ({False} if result.low < aim.high else set())
