"""The results of targets as pages show them: aim, result, stated status, and our count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.ids import Link, joined
from generator.language import gettext_noop
from generator.models import Figure
from generator.pages.cells import Clauses, Several
from generator.pages.local import LocalPackage, by_first, grouped
from generator.rows import main_rows
from generator.rows.targets import ResultRow
from generator.views.targets import memberships

COUNTS = ("targets-met", "targets-split", "targets-not-met")
"""The measures that count whole targets, the best first."""
DIRECTIONS = {
    "at-least": gettext_noop("The result should be at least the aim."),
    "at-most": gettext_noop("The result should be at most the aim."),
    "between": gettext_noop("The result should be within the range that is aimed at."),
    "done": gettext_noop("What counts is whether it was done."),
    "none": gettext_noop("The document does not say which way the result should go."),
}
"""How a result should compare with its aim, by the direction of the target."""


@dataclass(frozen=True)
class Result:
    """One row of `results`: a target, or one part of it, in one period."""

    target: str
    title: str
    path: str
    period: str
    part: str | None
    part_title: str
    """The name of the part, or words for the whole; empty if the result is not split."""
    aim: Figure | None
    value: Figure | None
    shortfall: Decimal | None
    """How far the value misses the aim, as a share of the aim; negative if it does better.

    None if the two cannot be compared, or the target has no direction.
    """
    outcome: str
    """The result in words."""
    status: Figure | None
    """None for a part, if the document gives one status for all parts together."""
    note: str
    source: str
    locator: str

    @property
    def subject(self) -> str:
        """The subject of its figures."""
        return joined((self.target, self.part))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Aim, value and status, as far as they exist."""
        return tuple(figure for figure in (self.aim, self.value, self.status) if figure)

    @property
    def name(self) -> Link | Several:
        """The target with its page, and the part that the result is about."""
        target = Link(self.title, self.path)
        return Several((target, self.part_title), " – ") if self.part_title else target

    @property
    def reached(self) -> Clauses:
        """The value and the result in words, as far as they exist."""
        words = [self.outcome] if self.outcome else []
        return Clauses([*([] if words and not self.value else [self.value]), *words])


def results_of(local: LocalPackage) -> list[Result]:
    """All results, in the order of periods (`time_order`).

    In each period, targets that were not met come first, by `shortfall`; those without one last.
    """
    categories = {key: position for position, key in enumerate(local.by_key.categories)}
    targets = {
        row.target: (categories[row.category], position)
        for position, row in enumerate(local.tables.targets)
    }
    split = {(row.target, row.period) for row in local.tables.results if row.part}
    results = [
        result_of(local, row, is_split=(row.target, row.period) in split)
        for row in main_rows(local.tables.results)
    ]
    by_target_and_period = by_target(results)
    return sorted(
        results,
        key=lambda result: (
            time_order(local, result.period),
            distance(by_target_and_period[result.target, result.period]),
            targets[result.target],
        ),
    )


def distance(parts: Sequence[Result]) -> tuple[bool, bool, Decimal]:
    """A sort key of a target, by its parts: not met first, then by shortfall, the largest first.

    Targets without a shortfall come after the others that were not met.
    """
    missed = any(map(is_missed, parts))
    stated = [one for one in parts if is_missed(one) or one.status is None]
    shortfalls = [one.shortfall for one in stated if one.shortfall is not None]
    return not missed, not shortfalls, -max(shortfalls, default=Decimal(0))


def furthest(results: Sequence[Result]) -> Result | None:
    """The result in percent that misses its aim by most points, of those stated as not met.

    None if there is none.
    """
    points = [
        (abs(aim - value), one)
        for one in results
        if is_missed(one) and one.shortfall is not None and one.shortfall > 0
        for aim, value in [(published_number(one.aim), published_number(one.value))]
        if one.aim and one.aim.unit == "percent" and aim is not None and value is not None
    ]
    return max(points, key=lambda pair: pair[0], default=(0, None))[1]


def is_missed(result: Result) -> bool:
    """True if the document states that the target, or this part of it, was not met."""
    return result.status is not None and result.status.published == "not-met"


def published_number(figure: Figure | None) -> Decimal | None:
    """The value of a figure, if it has one that is a number."""
    return figure.published if figure and isinstance(figure.published, Decimal) else None


def time_order(local: LocalPackage, period: str) -> tuple[bool, int]:
    """A sort key: the latest period that is over first, and those that are not over last."""
    return not local.is_over(period), -local.period_order(period)


def result_of(local: LocalPackage, row: ResultRow, *, is_split: bool) -> Result:
    """The result of a row. `is_split` is true if the target has rows for parts in this period."""
    subject, period, part = joined((row.target, row.part)), row.period, row.part
    whole = local.language.text("the target as a whole") if is_split else ""
    aim, value = local.figure(subject, "aim", period), local.figure(subject, "value", period)
    return Result(
        target=row.target,
        title=local.title("targets", row.target),
        path=local.path("targets", row.target),
        period=period,
        part=part,
        part_title=local.title("subjects", part) if part else whole,
        aim=aim,
        value=value,
        shortfall=shortfall_of(local, row, aim, value),
        outcome=local.language.localised(row.outcome),
        status=local.figure(subject, "stated-status", period),
        note=local.language.localised(row.note),
        source=row.source,
        locator=row.locator,
    )


def shortfall_of(
    local: LocalPackage, row: ResultRow, aim: Figure | None, value: Figure | None
) -> Decimal | None:
    """How far a value misses its aim, as a share of the aim: see `Result.shortfall`."""
    if aim is None or value is None or row.comparable is False:
        return None
    aimed, reached = aim.published, value.published
    if not isinstance(aimed, Decimal) or not isinstance(reached, Decimal) or not aimed:
        return None
    missing = {"at-least": aimed - reached, "at-most": reached - aimed}
    direction = local.by_key.targets[row.target].direction
    return missing[direction] / abs(aimed) if direction in missing else None


def counted_as(local: LocalPackage) -> Mapping[tuple[str, str], str]:
    """The measure that counts each (target, period), like `targets-met`.

    Targets without data are not in it.
    """
    plans = {row.plan for row in local.tables.plans}
    return {
        (subject.partition("~")[0], figure.period): figure.measure
        for figure in local.figures
        if figure.measure in COUNTS and figure.subject in plans
        for subject in (local.register.figures[row].subject for row in figure.rows)
    }


def silent_targets(local: LocalPackage) -> dict[str, list[Link]]:
    """Name and page of the targets without a result, by plan, category and custodian."""
    reported = {row.target for row in local.tables.results}
    return by_first(
        (subject, local.link("targets", target))
        for subject, target in memberships(local.tables)
        if target not in reported
    )


def silent_text(local: LocalPackage, targets: Sequence[Link]) -> str:
    """A sentence with the number of targets without a result; empty if there is none."""
    if not targets:
        return ""
    return local.language.plural(
        "Our data hold no result of %(count)s target.",
        "Our data hold no result of %(count)s targets.",
        Decimal(len(targets)),
    )


def by_target(results: Sequence[Result]) -> dict[tuple[str, str], list[Result]]:
    """The results of each (target, period): several if the target has parts."""
    return grouped(results, lambda result: (result.target, result.period))


def whole_statuses(results: Sequence[Result]) -> Mapping[tuple[str, str], Figure | None]:
    """The status of each whole target by (target, period)."""
    return {(one.target, one.period): one.status for one in results if one.part is None}


def result_heads(local: LocalPackage) -> tuple[str, str, str]:
    """The heads of the columns for `aim`, `reached` and `status`."""
    text = local.language.text
    return text("Aim"), text("Result"), text("Status as stated")
