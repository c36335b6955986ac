"""The rule `aim`: a target stated as met reaches its aim in its direction, one stated as not met
does not.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.intervals import Interval, literal, possible
from generator.findings.operands import Bases
from generator.ids import FigureId
from generator.models import Figure, Finding
from generator.views.targets import MET

MISSED = "not-met"
DIRECTIONS = ("at-least", "at-most")
"""Directions in which an aim can be reached; the others are no matter of numbers."""


def aim_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated status of a target, or of a part of one, with an aim and a result
    in numbers.
    """
    register = bases.register
    for figure in register.figures.values():
        if (
            figure.measure != "stated-status"
            or register.release.packages[figure.package].kind.name != "targets"
        ):
            continue
        aim = register.figures.get(
            FigureId.of(figure.package, figure.subject, "aim", figure.period)
        )
        result = register.figures.get(
            FigureId.of(figure.package, figure.subject, "value", figure.period)
        )
        direction = register.rows[figure.package].targets[figure.keys[0]].direction
        if (
            not aim
            or not result
            or direction not in DIRECTIONS
            or figure.value not in (*MET, MISSED)
        ):
            continue
        if isinstance(aim.value, Decimal) and isinstance(result.value, Decimal):
            verdict, found = standing(figure, direction, aim=aim, result=result)
            stated = tuple(
                (one.id, one.main) for one in (figure, aim, result) if one.main is not None
            )
            yield Finding(figure.id, "aim", (aim.id, result.id), found, verdict, stated)


def standing(figure: Figure, direction: str, *, aim: Figure, result: Figure) -> tuple[str, str]:
    """The verdict on a stated status, and what aim and result make of it."""
    numbers = (aim, result)
    plain = [literal(one, one.value) for one in numbers if isinstance(one.value, Decimal)]
    open_ended = [possible(one, one.value) for one in numbers if isinstance(one.value, Decimal)]
    said = figure.value in MET
    met = said in outcomes(plain, direction)
    found = "met" if True in outcomes(plain, direction) else MISSED
    if met:
        return "agrees", str(figure.value)
    return ("rounds" if said in outcomes(open_ended, direction) else "differs"), found


def outcomes(numbers: list[Interval], direction: str) -> set[bool]:
    """Whether an aim can have been reached, and whether it can have been missed, by a result."""
    aim, result = (
        numbers if direction == "at-least" else [Interval(-one.high, -one.low) for one in numbers]
    )
    return {
        reached
        for reached, can in ((True, result.high >= aim.low), (False, result.low < aim.high))
        if can
    }
