"""What is counted of targets."""

from collections.abc import Iterator, Sequence

from generator.ids import joined, local_id
from generator.rows import Tables
from generator.rows.targets import ResultRow
from generator.views.counts import Count

MET = ("met", "exceeded", "met-or-exceeded")
"""Statuses that all say: the aim was reached."""
COUNTED = ("targets", "targets-met", "targets-not-met", "targets-split", "targets-without-data")
"""What is counted. Each target is met, not met, split or stated as without data, and only one of
these. It is without data too where nothing is printed that was reached, whatever its status."""


STANDINGS = {"met": "targets-met", "not-met": "targets-not-met", "no-data": "targets-without-data"}
"""What a target counts as all of whose parts have one status."""
Parts = tuple[ResultRow, ...]
"""The results of one target in one period: one for each part."""


def target_counts(tables: Tables) -> Iterator[Count]:
    """How many targets of each plan, category and custodian were met, not met, split, and without
    data.

    The value is in targets; `rows` are the stated statuses of all parts of the targets that were
    counted. A plan, category or custodian has all five counts for each period for which its targets
    have results, zeros included, and none for other periods. A custodian answers for its own parts
    of a result, where it has any.
    """
    groups: dict[tuple[str, str], list[Parts]] = {}
    results = results_by_target(tables)
    for subject, target in memberships(tables):
        for period, parts in results.get(target, {}).items():
            groups.setdefault((subject, period), []).append(own_parts(subject, parts))
    for (subject, period), targets in groups.items():
        for measure in COUNTED:
            counted = [parts for parts in targets if measure in measures_of(parts)]
            rows = sorted(stated_status(part) for parts in counted for part in parts)
            yield Count(subject, measure, period, len(counted), tuple(rows))


def results_by_target(tables: Tables) -> dict[str, dict[str, list[ResultRow]]]:
    """The results of each target in each period."""
    results: dict[str, dict[str, list[ResultRow]]] = {}
    for row in tables.results:
        results.setdefault(row.target, {}).setdefault(row.period, []).append(row)
    return results


def memberships(tables: Tables) -> Iterator[tuple[str, str]]:
    """Each plan, category and custodian with each of its targets."""
    for target in tables.targets:
        yield target.plan, target.target
        yield target.category, target.target
    for row in tables.target_custodians:
        yield row.custodian, row.target


def own_parts(subject: str, parts: Sequence[ResultRow]) -> Parts:
    """The parts of a result that a subject answers for: its own, where it has any, else all."""
    return tuple(part for part in parts if part.part == subject) or tuple(parts)


def measures_of(parts: Parts) -> set[str]:
    """The measures of `COUNTED` for which a target counts."""
    statuses = {"met" if part.stated_status in MET else part.stated_status for part in parts}
    measures = {"targets", STANDINGS[statuses.pop()] if len(statuses) == 1 else "targets-split"}
    is_printed = any(part.value is not None or part.outcome for part in parts)
    return measures if is_printed else {*measures, "targets-without-data"}


def stated_status(part: ResultRow) -> str:
    """The figure of the status of a part, without the package."""
    return local_id(joined((part.target, part.part)), "stated-status", part.period)
