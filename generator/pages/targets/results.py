"""The results of targets as pages show them: aim, result, status as stated, and what the whole
target counts as.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.ids import joined
from generator.language import gettext_noop
from generator.models import Figure
from generator.pages.scope import Scope
from generator.rows.targets import ResultRow

STANDINGS = ("targets-met", "targets-split", "targets-not-met")
"""What a whole target counts as, by the measure that counts it, the best first."""
REACHED = ("met", "exceeded", "met-or-exceeded")
DIRECTIONS = {
    "at-least": gettext_noop("The result should be at least the aim."),
    "at-most": gettext_noop("The result should be at most the aim."),
    "done": gettext_noop("What counts is whether it was done."),
    "none": gettext_noop("The document does not say which way the result should go."),
}
"""Which way a result must go, by the direction of the target."""


@dataclass(frozen=True)
class Result:
    """One row of `results`: a target, or one part of it, in one period."""

    target: str
    title: str
    path: str
    period: str
    part: str | None
    part_title: str
    """Empty where the result is not split."""
    aim: Figure | None
    value: Figure | None
    outcome: str
    status: Figure
    note: str
    source: str
    locator: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in (self.aim, self.value, self.status) if figure)


def results_of(scope: Scope) -> list[Result]:
    """Every result, the latest period first, then in the order of categories and targets."""
    targets = {row.target: (place, row) for place, row in enumerate(scope.tables.targets)}
    categories = [row.category for row in scope.tables.categories]

    def order(result: Result) -> tuple[int, int, int]:
        place, row = targets[result.target]
        return -scope.period_order(result.period), categories.index(row.category), place

    return sorted((result_of(scope, row) for row in scope.tables.results), key=order)


def result_of(scope: Scope, row: ResultRow) -> Result:
    subject, period, part = joined((row.target, row.part)), row.period, row.part
    status = scope.figure(subject, "stated-status", period)
    assert status is not None, f"no status of {subject} in {period}"
    return Result(
        target=row.target,
        title=scope.title("targets", row.target),
        path=scope.path("targets", row.target),
        period=period,
        part=part,
        part_title=scope.title("subjects", part) if part else "",
        aim=scope.figure(subject, "aim", period),
        value=scope.figure(subject, "value", period),
        outcome=scope.language.localised(row.outcome),
        status=status,
        note=scope.language.localised(row.note),
        source=row.source,
        locator=row.locator,
    )


def standings(scope: Scope) -> Mapping[tuple[str, str], str]:
    """What each (target, period) counts as: the measure of its plan's count in which it stands;
    none without data.
    """
    plans = {row.plan for row in scope.tables.plans}
    return {
        (subject.partition("~")[0], figure.period): figure.measure
        for figure in scope.figures
        if figure.measure in STANDINGS and figure.subject in plans
        for subject in (scope.register.figures[row].subject for row in figure.rows)
    }


def by_target(results: Sequence[Result]) -> dict[tuple[str, str], list[Result]]:
    """The parts of each (target, period)."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.target, result.period), []).append(result)
    return groups


def at_odds(scope: Scope, results: Sequence[Result]) -> list[Result]:
    """Results whose numbers, read by themselves, suggest another status than the stated one, or do
    not tell.

    A hedged number suggests nothing.
    """
    directions = {row.target: row.direction for row in scope.tables.targets}
    return [result for result in results if unlike(result, directions[result.target])]


def unlike(result: Result, direction: str) -> bool:
    """Whether aim and result, both exact numbers, do not go with the status that is stated."""
    if not result.aim or not result.value or (result.value.main and result.value.main.qualifier):
        return False
    aim, value, status = result.aim.published, result.value.published, result.status.published
    if not isinstance(aim, Decimal) or not isinstance(value, Decimal) or status == "no-data":
        return False
    if direction == "none":
        return aim != value
    reached = value <= aim if direction == "at-most" else value >= aim
    return reached != (status in REACHED)


def without_number(results: Sequence[Result]) -> list[Result]:
    """Results of which the aim is a number and the result is none."""
    return [result for result in results if result.aim and not result.value]


def without_result(scope: Scope, results: Sequence[Result]) -> list[Result]:
    """Parts of the targets that the register counts as without data."""
    plans = {row.plan for row in scope.tables.plans}
    counted = {
        row
        for figure in scope.figures
        if figure.measure == "targets-without-data" and figure.subject in plans
        for row in figure.rows
    }
    return [result for result in results if result.status.id in counted]
