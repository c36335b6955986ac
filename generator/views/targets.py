"""Counts targets by their stated status."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.ids import joined, local_id
from generator.rows import Tables
from generator.rows.targets import ResultRow
from generator.views.counts import Count
from generator.vocabulary.statuses import outcome_of, outcomes

COUNTED = ("targets", "targets-met", "targets-not-met", "targets-split", "targets-without-data")
"""The measures of targets.

A target whose parts have one status is met, not met or without data; else it is split. A target for
which the document prints no result is also without data, whatever its status.
"""
UNSTATED = "targets-without-status"
"""The measure of targets with a result and without a status. It has no count of zero."""
OF_ENDED_PERIODS = (*COUNTED[1:], UNSTATED)
"""The measures that count targets of ended periods only: before, nobody knows what will be met."""
Parts = tuple[ResultRow, ...]
"""The results of one target in one period: one for each part.

If the document gives one status for all parts together, a row without a part has it.
"""


def target_counts(tables: Tables) -> Iterator[Count]:
    """The numbers of targets of each plan, category and custodian by the measures of `COUNTED`, and
    of those without a status, if there are some.

    `rows` are the stated statuses of all parts of the counted targets. There are five counts for
    each period for which a target of the subject has results, zeros included. If none of the
    targets has a status, nothing is counted as met or not met. For a custodian, only the parts with
    its name count, if a result has such parts.
    """
    groups: dict[tuple[str, str], list[Parts]] = {}
    results = results_by_target(tables)
    for subject, target in memberships(tables):
        for period, parts in results.get(target, {}).items():
            groups.setdefault((subject, period), []).append(parts_of_subject(subject, parts))
    for (subject, period), targets in groups.items():
        counts = Counter(measure for parts in targets for measure in measures_of(parts))
        silent = counts[UNSTATED] == len(targets)
        measures = ("targets", UNSTATED) if silent else (*COUNTED, UNSTATED)
        for measure in measures:
            counted = [parts for parts in targets if measure in measures_of(parts)]
            if measure == UNSTATED and not counted:
                continue
            rows = sorted(stated_status(part) for parts in counted for part in with_status(parts))
            yield Count(subject, measure, period, len(counted), tuple(rows))


def results_by_target(tables: Tables) -> dict[str, dict[str, list[ResultRow]]]:
    """The results of each target by period, with one row for each part."""
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


def parts_of_subject(subject: str, parts: Sequence[ResultRow]) -> Parts:
    """The parts of a result with this subject; all parts if there is none.

    A part without a status of its own has the row with that of the whole target beside it.
    """
    own = tuple(part for part in parts if part.part == subject)
    if not own or all(part.stated_status for part in own):
        return own or tuple(parts)
    return (*own, *(part for part in parts if not part.part))


def with_status(parts: Parts) -> Parts:
    """The rows whose status counts: that of the whole target, or else those of its parts."""
    stated = tuple(part for part in parts if part.stated_status)
    return tuple(part for part in stated if not part.part) or stated


def measures_of(parts: Parts) -> set[str]:
    """The measures in which a target with these parts is counted."""
    of_parts = {outcome_of(part.stated_status or "") for part in with_status(parts)}
    if not of_parts:
        return {"targets", UNSTATED}
    measures = {"targets", outcomes()[of_parts.pop() if len(of_parts) == 1 else "split"].measure}
    is_printed = any(part.value is not None or part.outcome for part in parts)
    return measures if is_printed else {*measures, "targets-without-data"}


def stated_status(part: ResultRow) -> str:
    """The id of the figure with the status of a part, without the package."""
    return local_id(joined((part.target, part.part)), "stated-status", part.period)
