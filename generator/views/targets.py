"""Counts targets by their stated status."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.dates import partial_date
from generator.ids import joined, local_id
from generator.rows import Tables, main_rows
from generator.rows.targets import ResultRow, TargetRow
from generator.views.counts import Count
from generator.vocabulary.statuses import OPEN, RUNNING, outcome_of, outcomes

COUNTED = ("targets", "targets-met", "targets-not-met", "targets-split", "targets-without-data")
"""The measures of targets.

A target whose parts have one status is met, not met or without data; else it is split. A target for
which the document prints no result is also without data, whatever its status.
"""
UNSTATED = "targets-without-status"
"""The measure of targets with a result and without a status. It has no count of zero."""
RARE = (UNSTATED, *(outcomes()[key].measure for key in OPEN))
"""The measures of targets that have no count of zero."""
OF_ENDED_PERIODS = (*COUNTED[1:], UNSTATED)
"""The measures that count targets of ended periods only: before, nobody knows what will be met."""
Parts = tuple[ResultRow, ...]
"""The results of one target in one period: one for each part.

If the document gives one status for all parts together, a row without a part has it.
"""


def target_counts(tables: Tables) -> Iterator[Count]:
    """The numbers of targets of each plan, category and custodian by the measures of `COUNTED`, and
    by those of `RARE` that count any.

    `rows` are the stated statuses of all parts of the counted targets. There are five counts for
    each period for which a target of the subject has results, zeros included. If none of the
    targets has a status, nothing is counted as met or not met. For a custodian, only the parts with
    its name count, if a result has such parts. Baselines are not counted.
    """
    groups: dict[tuple[str, str], list[tuple[Parts, bool]]] = {}
    results, ends = results_by_target(tables), ends_of_periods(tables)
    targets = {row.target: row for row in tables.targets}
    for subject, target in memberships(tables):
        for period, parts in results.get(target, {}).items():
            if period != targets[target].baseline:
                is_due = is_due_by(targets[target], ends.get(period))
                own = parts_of_subject(subject, parts)
                groups.setdefault((subject, period), []).append((own, is_due))
    for (subject, period), counted in groups.items():
        yield from counts_of_targets(
            subject, period, [(parts, measures_of(parts, is_due=due)) for parts, due in counted]
        )


def counts_of_targets(
    subject: str, period: str, targets: Sequence[tuple[Parts, set[str]]]
) -> Iterator[Count]:
    """The counts of some targets in one period. Each target has its parts and its measures."""
    numbers = Counter(measure for _, measures in targets for measure in measures)
    silent = numbers[UNSTATED] == len(targets)
    for measure in (*(COUNTED[:1] if silent else COUNTED), *RARE):
        counted = [parts for parts, measures in targets if measure in measures]
        if counted or measure not in RARE:
            rows = sorted(stated_status(part) for parts in counted for part in with_status(parts))
            yield Count(subject, measure, period, len(counted), tuple(rows))


def results_by_target(tables: Tables) -> dict[str, dict[str, list[ResultRow]]]:
    """The results of each target by period, with one row for each part. Mere aims are left out."""
    results: dict[str, dict[str, list[ResultRow]]] = {}
    for row in main_rows(tables.results):
        if row.value is None and not row.outcome and row.stated_status is None and row.aim:
            continue
        results.setdefault(row.target, {}).setdefault(row.period, []).append(row)
    return results


def ends_of_periods(tables: Tables) -> dict[str, str]:
    """The end of each period by key, as far as it is known."""
    return {row.period: row.end for row in tables.periods if row.end}


def is_due_by(target: TargetRow, end: str | None) -> bool:
    """True if a target is due at the end of a period or earlier, or if one of both is not known."""
    if target.due is None or end is None:
        return True
    return partial_date(target.due).last <= partial_date(end).last


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


def measures_of(parts: Parts, *, is_due: bool) -> set[str]:
    """The measures in which a target with these parts is counted.

    A target that is not due yet is neither met nor missed, whatever its status. Without a status it
    is not called in progress either: the document does not say so.
    """
    of_parts = {outcome_of(part.stated_status or "") for part in with_status(parts)}
    is_printed = any(part.value is not None or part.outcome for part in parts)
    if not of_parts:
        return {"targets", UNSTATED}
    if not is_due and is_printed and not of_parts & {*RUNNING, "dropped", "no-data"}:
        return {"targets", outcomes()["in-progress"].measure}
    outcome = of_parts.pop() if len(of_parts) == 1 else "split"
    measures = {"targets", outcomes()[outcome].measure}
    return measures if is_printed or outcome in OPEN else {*measures, "targets-without-data"}


def stated_status(part: ResultRow) -> str:
    """The id of the figure with the status of a part, without the package."""
    return local_id(joined((part.target, part.part)), "stated-status", part.period)
