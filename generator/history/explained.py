"""Changes held against corrections: what a release printed stands, or `data/corrections.csv` says why not."""

from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.history.corrections import COLUMNS, FILE, line_to_add
from generator.history.fields import FIGURE, Change, changes, figure_fields, named, shown_value, snapshot
from generator.history.frozen import FIGURES, FOLDER, RESTORE
from generator.history.places import place_of
from generator.models import Correction, Figure, FrozenRelease, Register

Field = tuple[str, str]
"""A figure, or what a text stands with, and a field of it."""


def unexplained(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction], further: Sequence[str]
) -> Iterator[DataError]:
    """Every change since a release that no correction explains, and every correction that explains no change.

    `further` are the columns that `data/corrections.csv` has besides those it must have.
    """
    yield from corrections_of_no_release(releases, corrections)
    for before, after in pairwise(with_the_withdrawn([*releases, snapshot(register)])):
        rows = grouped(corrections, before)
        told = sorted(changes(before, after), key=lambda one: one.field == FIGURE)
        different = {(one.figure, one.field): one for one in told if one.printed}
        moved = {figure for figure, _ in different}
        for field, change in different.items():
            if field not in rows and follows(change, (before, after), moved):
                continue
            reached, left = followed(rows.pop(field, []), change.old or "")
            yield from (misfit(row, change, before) for row in left)
            if reached != (change.new or "") and not left:
                yield unexplained_change(register, change, (before, reached), further)
        for field, corrected in rows.items():
            yield from idle_corrections(field, corrected, (before, after), further)


def with_the_withdrawn(states: Sequence[FrozenRelease]) -> list[FrozenRelease]:
    """The states, each with the figures of earlier ones that it lacks and the next one has again."""
    seen: dict[str, Figure] = {}
    carried = []
    for state, after in zip(states, [*states[1:], states[-1]], strict=True):
        back = {name: seen[name] for name in after.figures if name in seen and name not in state.figures}
        carried.append(replace(state, figures={**back, **state.figures}))
        seen |= state.figures
    return carried


def follows(change: Change, states: tuple[FrozenRelease, FrozenRelease], moved: Set[str]) -> bool:
    """Whether a change follows from that of another figure, which is explained itself: then it needs no line.

    So it is where a figure is computed as before, from operands or counted figures of which one has changed.
    """
    before, after = (state.figures.get(change.figure) for state in states)
    if before is None or after is None or not (change.field == "value" or is_computed(change.field)):
        return False
    if change.field == "value" and (before.main or after.main):
        return False
    if {(one.rule, one.operands) for one in before.derivations} != {
        (one.rule, one.operands) for one in after.derivations
    }:
        return False
    went_in = {name for one in before.derivations for name in one.operands} | {*before.rows, *after.rows}
    return not moved.isdisjoint(went_in)


def is_computed(field: str) -> bool:
    return field == "computed" or field.startswith("derivation[")


def corrections_of_no_release(
    releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """A correction of a release that does not exist, or from before its day."""
    dates = {release.version: release.created for release in releases}
    for one in corrections:
        if one.release not in dates:
            place = Place(FILE, one.row, "release")
            yield LinkError(place, f"{shown(one.release)} was not released", nearest(one.release, dates))
        elif one.date < dates[one.release]:
            place = Place(FILE, one.row, "date")
            problem = f"{one.date} comes before {dates[one.release]}, the date of release {one.release}"
            yield DataError(place, problem, "write the day of the correction")


def grouped(corrections: Sequence[Correction], release: FrozenRelease) -> dict[Field, list[Correction]]:
    """The corrections of what a release printed, by figure and field, the oldest first."""
    groups: dict[Field, list[Correction]] = {}
    for one in sorted(corrections, key=lambda one: (one.date, one.row)):
        if one.release == release.version:
            groups.setdefault((one.figure, one.field), []).append(one)
    return groups


def followed(rows: Sequence[Correction], value: str) -> tuple[str, list[Correction]]:
    """Where corrections lead from a value, each from the new value of another, and those that lead from nowhere."""
    by_old: dict[str, deque[Correction]] = {}
    for row in rows:
        by_old.setdefault(row.old, deque()).append(row)
    while by_old.get(value):
        value = by_old[value].popleft().new
    left = {id(row) for waiting in by_old.values() for row in waiting}
    return value, [row for row in rows if id(row) in left]


def unexplained_change(
    register: Register, change: Change, state: tuple[FrozenRelease, str], further: Sequence[str]
) -> DataError:
    """A change that wants a line more. `state` is the release, and the value that corrections lead to so far."""
    release, reached = state
    line = line_to_add(Change(change.figure, change.field, reached, change.new), release.version, further)
    corrected = "" if reached == change.old else f", corrected to {reached or 'nothing'}"
    problem = f"{subject(change)}: release {release.version} printed {said(change.old)}{corrected}, now {now(change)}"
    header = "" if FILE in register.release.files else f" (first line {','.join(COLUMNS)})"
    return DataError(place_of(register, change), problem, f"restore it, or add to {FILE}{header}: {line}")


def subject(change: Change) -> str:
    """The figure, and the field where it is not the value itself."""
    return change.figure if change.field in ("value", FIGURE) else f"{change.figure} {change.field}"


def said(value: str | None) -> str:
    return value or "nothing"


def now(change: Change) -> str:
    return "the figure is gone" if change.field == FIGURE else said(change.new)


def misfit(row: Correction, change: Change, release: FrozenRelease) -> DataError:
    """A correction whose values are not those that changed."""
    problem = (
        f"{subject(change)}: release {release.version} printed {said(change.old)} and now it is {said(change.new)}"
    )
    place = Place(FILE, row.row, "old")
    return DataError(place, f"{problem}, not {said(row.old)} → {said(row.new)}", "write old and new as they are")


def idle_corrections(
    field: Field, rows: Sequence[Correction], states: tuple[FrozenRelease, FrozenRelease], further: Sequence[str]
) -> Iterator[DataError]:
    """Corrections of what has not changed: wrong, unless the last of several restores what was printed."""
    before, after = states
    printed = printed_fields(before, field[0])
    if not printed:
        known = {*before.figures, *(identity for identity, _ in texts_of(before))}
        for row in rows:
            place, problem = Place(FILE, row.row, "figure"), f"release {before.version} has no figure {shown(field[0])}"
            yield LinkError(place, problem, nearest(field[0], known))
    elif field[1] not in printed:
        fields = printed | printed_fields(after, field[0])
        for row in rows:
            problem = f"{shown(field[1])} is no field of {field[0]} that release {before.version} printed"
            yield LinkError(Place(FILE, row.row, "field"), problem, nearest(field[1], fields))
    else:
        reached, left = followed(rows, printed[field[1]])
        gone = field[0] in before.figures and field[0] not in after.figures
        back = Change(*field, printed[field[1]], printed[field[1]])
        for row in left:
            yield misfit(row, back, before)
        if not left and not gone and reached != back.new:
            problem = (
                f"{subject(back)}: release {before.version} printed {said(back.old)}, corrected to {said(reached)}"
            )
            line = line_to_add(Change(*field, reached, back.new), before.version, further)
            fix = f"delete the row, or add to {FILE}: {line}"
            yield DataError(Place(FILE, rows[-1].row), f"{problem}, now {said(back.new)}", fix)


def printed_fields(state: FrozenRelease, identity: str) -> dict[str, str]:
    """What a state prints of a figure, or of the texts that stand with many; empty where it has neither."""
    if identity in state.figures:
        return {FIGURE: shown_value(state.figures[identity]) or "", **figure_fields(state.figures[identity])}
    return {field: text for (other, field), text in texts_of(state).items() if other == identity}


def texts_of(state: FrozenRelease) -> dict[Field, str]:
    """Every text of a state by what it stands with."""
    return {
        named(package, table, key, field): text
        for package, tables in state.names.items()
        for table, rows in tables.items()
        for key, fields in rows.items()
        for field, text in fields.items()
    }


def edits(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """What reads otherwise in a frozen register than after it, unexplained: where it was edited, if it was."""
    today = snapshot(register)
    for before, after in pairwise([*releases, today]):
        explained = {(one.figure, one.field) for one in corrections if one.release == before.version}
        lines = {identity: line for line, identity in enumerate(sorted(before.figures), start=2)}
        for change in changes(before, after):
            if change.printed and (change.figure, change.field) not in explained:
                place = Place(f"{FOLDER}/{before.version}/{FIGURES}", lines.get(change.figure))
                later = "the data" if after is today else f"release {after.version}"
                problem = (
                    f"{subject(change)}: the frozen register of release {before.version} reads {said(change.old)},"
                    f" {later} {said(change.new)}"
                )
                yield DataError(place, problem, RESTORE)
