"""Checks the results of targets: statuses fit values, aims fit directions, baselines exist."""

from collections.abc import Iterator

from generator.dates import is_date, partial_date
from generator.errors import DataError, SchemaError
from generator.models import Package
from generator.rows.targets import ResultRow
from generator.vocabulary.statuses import outcome_of, statuses_of


def results_against_status(package: Package) -> Iterator[DataError]:
    """Values of results whose status says that there are no data."""
    for row in package.tables.results:
        if row.value is not None and outcome_of(row.stated_status or "") == "no-data":
            problem = f"{row.value} stands beside the status {row.stated_status}"
            yield SchemaError(
                row.place.at("value"), problem, "empty the value, or correct stated_status"
            )


def results_without_status(package: Package) -> Iterator[DataError]:
    """Rows without a status: of a part, if another part has one and the whole target has none; and
    any row that has no result either, unless it is an aim.
    """
    stated = [row for row in package.tables.results if row.stated_status]
    whole = {(row.target, row.period) for row in stated if not row.part}
    some = {(row.target, row.period) for row in stated}
    for row in package.tables.results:
        target = (row.target, row.period)
        if row.stated_status or target in whole:
            continue
        legal = ", ".join(statuses_of("results"))
        if target in some:
            problem = "the row has no status, and no row has one for the whole target"
            fix = f"write one of: {legal}; or add a row with an empty part that has it"
            yield SchemaError(row.place.at("stated_status"), problem, fix)
        elif row.value is None and row.aim is None and not row.outcome and not row.obs_status:
            problem = "the row has no status, no aim and no result"
            fix = f"write a value; or the result in words; or an aim; or a status, one of: {legal}"
            yield SchemaError(row.place.at("stated_status"), problem, fix)


def aims_against_direction(package: Package) -> Iterator[DataError]:
    """Ranges that are aimed at in another direction than `between`, and upper ends below lower
    ones.
    """
    directions = {row.target: row.direction for row in package.tables.targets}
    for row in package.tables.results:
        is_range = directions.get(row.target) == "between"
        place = row.place.at("aim_high")
        if row.aim_high is not None and row.aim is None:
            yield SchemaError(place, "an upper end has no lower end", "write it as aim")
        elif row.aim_high is not None and row.aim is not None and row.aim_high <= row.aim:
            yield SchemaError(
                place, f"{row.aim_high} is not above {row.aim}", "write the lower end as aim"
            )
        elif is_range and row.aim is not None and row.aim_high is None:
            fix = "write the upper end, or correct the direction of the target"
            yield SchemaError(place, "the aim is a range without an upper end", fix)
        elif row.aim_high is not None and not is_range and row.target in directions:
            problem = f"the direction of {row.target} is {directions[row.target]}, not between"
            yield SchemaError(place, problem, "correct the direction of the target, or empty this")


def baselines_without_result(package: Package) -> Iterator[DataError]:
    """Targets with a baseline that is no result of theirs, or that has an aim or a status."""
    if not package.declared("results", "periods"):
        return
    rows: dict[tuple[str, str], list[ResultRow]] = {}
    for result in package.tables.results:
        rows.setdefault((result.target, result.period), []).append(result)
    for target in package.tables.targets:
        if target.baseline is None:
            continue
        of_baseline = rows.get((target.target, target.baseline), [])
        if not any(row.value is not None or row.outcome for row in of_baseline):
            problem = f"results has no result of {target.target} in {target.baseline}"
            fix = "add the row with the value of the baseline, or name another period"
            yield SchemaError(target.place.at("baseline"), problem, fix)
        for row in of_baseline:
            if row.aim is not None or row.stated_status is not None:
                field = "aim" if row.aim is not None else "stated_status"
                problem = f"{target.baseline} is the baseline of {target.target}"
                yield SchemaError(
                    row.place.at(field), problem, f"empty {field}, or name another baseline"
                )


def due_before_baseline(package: Package) -> Iterator[DataError]:
    """Targets that are due before their baseline ends."""
    ends = {row.period: row.end for row in package.tables.periods if is_date(row.end or "")}
    for row in package.tables.targets:
        end = ends.get(row.baseline or "")
        due = row.due if is_date(row.due or "") else None
        if end and due and partial_date(due).last <= partial_date(end).first:
            problem = f"{due} comes before the baseline, {row.baseline}"
            yield SchemaError(row.place.at("due"), problem, "correct one of the two")
