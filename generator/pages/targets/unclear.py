"""Results that leave a question: number and status that differ, no number, no data."""

from collections.abc import Sequence

from generator.ids import FigureId
from generator.pages.local import LocalPackage
from generator.pages.targets.results import Result


def at_odds(local: LocalPackage, results: Sequence[Result]) -> list[Result]:
    """Results whose numbers do not go with the stated status.

    If the document does not say which way a result should go, two different numbers do not.
    """
    differing = {
        finding.figure
        for finding in local.register.findings
        if (finding.rule, finding.verdict) == ("aim", "differs")
    }
    directions = {row.target: row.direction for row in local.tables.targets}
    return [
        result
        for result in results
        if (result.status is not None and result.status.id in differing)
        or (directions[result.target] == "none" and misses_aim(result))
    ]


def misses_aim(result: Result) -> bool:
    """True if aim and result are two different numbers, the result without a hedge."""
    if result.aim is None or result.value is None or result.status is None:
        return False
    hedged = result.value.main is not None and result.value.main.qualifier
    return not hedged and result.aim.published != result.value.published


def without_number(local: LocalPackage, results: Sequence[Result]) -> list[Result]:
    """Results of ended periods with a numeric aim, and in words only. Those without data are not
    among them.
    """
    silent = {(one.target, one.period) for one in without_result(local, results)}
    return [
        one
        for one in results
        if one.aim
        and not one.value
        and (one.target, one.period) not in silent
        and local.is_over(one.period)
    ]


def without_result(local: LocalPackage, results: Sequence[Result]) -> list[Result]:
    """The parts of targets that the register counts as without data."""
    plans = {row.plan for row in local.tables.plans}
    counted = {
        row
        for figure in local.figures
        if figure.measure == "targets-without-data" and figure.subject in plans
        for row in figure.rows
    }
    silent = {(FigureId(row).keys[0], FigureId(row).period) for row in counted}
    return [result for result in results if (result.target, result.period) in silent]
