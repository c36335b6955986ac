"""Changes and their corrections: what a release printed stays, or a correction says why it changed.

A correction leads from one text of a fact to another, and the next correction of it from there.
All of them must lead from what the release printed to what the next state has.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.history.corrections import COLUMNS, FILE, line_to_add, read_lines
from generator.history.frozen import FIGURES, FOLDER, NAMES, RESTORE
from generator.history.state import FIGURE, Change, Fact, State, changes, differences, state_of
from generator.history.today import place_of, places, snapshot
from generator.models import Correction, Figure, FrozenRelease, Register


@dataclass(frozen=True)
class Trail:
    """Where the corrections of a fact lead from what a release printed."""

    change: Change
    """What the release printed, and what the next state has: the same text if nothing changed."""
    corrections: Sequence[Correction]
    reached: str
    unused: Sequence[Correction]
    """Corrections whose old text is not on the way."""


def unexplained(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Every change since a release without a correction, and every correction without a change."""
    files = register.release.files
    rows = cache(lambda: places(register))
    to_file = FILE if FILE in files else f"{FILE} (first line {','.join(COLUMNS)})"
    header = read_lines(files, FILE).header

    def missing(trail: Trail, release: str) -> DataError:
        """The correction that would lead from where the others lead to what is there now."""
        change = trail.change
        line = line_to_add(replace(change, old=trail.reached), release, header)
        corrected = f", corrected to {said(trail.reached)}" if trail.reached != change.old else ""
        now = "the figure is gone" if change.field == FIGURE else said(change.new)
        printed = f"release {release} printed {said(change.old)}"
        problem = f"{change.fact}: {printed}{corrected}, now {now}"
        if change.old == change.new:
            place, mend = Place(FILE, trail.corrections[-1].row), "delete the row"
        else:
            place, mend = place_of(change, rows()) or Place(FILE), "restore it"
        return DataError(place, problem, f"{mend}, or add to {to_file}: {line}")

    yield from corrections_of_no_release(releases, corrections)
    for before, after in pairwise(with_returned_figures([*releases, snapshot(register)])):
        rest = [one for one in corrections if one.release == before.version]
        yield from unexplained_since(before, after, rest, missing)


def unexplained_since(
    before: FrozenRelease,
    after: FrozenRelease,
    corrections: Sequence[Correction],
    missing: Callable[[Trail, str], DataError],
) -> Iterator[DataError]:
    """The same for one release and the next state. `missing` makes the error of a change."""
    recorded = min(before.format, after.format)
    old, new = state_of(before, recorded), state_of(after, recorded)
    changed = {one.fact: one for one in differences(old, new) if one.printed}
    corrected = by_fact(corrections)
    ids = {fact.id for fact in changed}
    rest = [one for one in corrections if Fact(one.figure, one.field) not in old]
    yield from unprinted(rest, old, new)
    for fact in {**changed, **corrected}.keys() & old.keys():
        rows = corrected.get(fact, [])
        trail = trail_of(changed.get(fact, Change(*fact, old[fact], old[fact])), rows)
        if not rows and follows(trail.change, before=before, after=after, changed=ids):
            continue
        yield from (unused(row, trail.change) for row in trail.unused)
        went = fact not in changed and fact not in new
        if not trail.unused and not went and trail.reached != (trail.change.new or ""):
            yield missing(trail, before.version)


def by_fact(corrections: Sequence[Correction]) -> dict[Fact, list[Correction]]:
    """Corrections by what they correct, the oldest first."""
    groups: dict[Fact, list[Correction]] = {}
    for one in sorted(corrections, key=lambda one: (one.date, one.row)):
        groups.setdefault(Fact(one.figure, one.field), []).append(one)
    return groups


def trail_of(change: Change, corrections: Sequence[Correction]) -> Trail:
    """Where corrections lead, beginning at what was printed."""
    waiting: dict[str, deque[Correction]] = {}
    for one in corrections:
        waiting.setdefault(one.old, deque()).append(one)
    reached = change.old or ""
    while waiting.get(reached):
        reached = waiting[reached].popleft().new
    unused = [one for rest in waiting.values() for one in rest]
    return Trail(change, corrections, reached, unused)


def with_returned_figures(states: Sequence[FrozenRelease]) -> list[FrozenRelease]:
    """The states, each with the figures of earlier ones that it lacks and the next one has again."""
    seen: dict[str, Figure] = {}
    carried = []
    for state, after in zip(states, [*states[1:], states[-1]], strict=True):
        returned = {name: seen[name] for name in seen.keys() & after.figures.keys()}
        carried.append(replace(state, figures={**returned, **state.figures}))
        seen |= state.figures
    return carried


def follows(change: Change, *, before: FrozenRelease, after: FrozenRelease, changed: Collection[str]) -> bool:
    """True if a computed value changed since a figure that goes into it changed: it needs no line.

    False if it is computed otherwise than before. `changed` are the ids of all changes.
    """
    old, new = before.figures.get(change.figure), after.figures.get(change.figure)
    is_value = change.field == "value"
    if old is None or new is None or (is_value and (old.main or new.main)):
        return False
    if not is_value and not change.field.startswith(("computed", "derivation[")):
        return False
    methods = [{(one.rule, one.operands) for one in figure.derivations} for figure in (old, new)]
    operands = {operand for one in old.derivations for operand in one.operands}
    return methods[0] == methods[1] and not operands.union(old.rows, new.rows).isdisjoint(changed)


def corrections_of_no_release(
    releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Corrections of a release that does not exist, or from before its day."""
    dates = {release.version: release.created for release in releases}
    for one in corrections:
        if one.release not in dates:
            problem = f"{shown(one.release)} was not released"
            yield LinkError(Place(FILE, one.row, "release"), problem, nearest(one.release, dates))
        elif one.date < dates[one.release]:
            released = f"{dates[one.release]}, the date of release {one.release}"
            problem = f"{one.date} comes before {released}"
            fix = "write the day of the correction"
            yield DataError(Place(FILE, one.row, "date"), problem, fix)


def unused(row: Correction, change: Change) -> DataError:
    """A correction whose texts are not those that changed."""
    printed = f"release {row.release} printed {said(change.old)} and now it is {said(change.new)}"
    problem = f"{change.fact}: {printed}, not {said(row.old)} → {said(row.new)}"
    return DataError(Place(FILE, row.row, "old"), problem, "write old and new as they are")


def unprinted(corrections: Sequence[Correction], old: State, new: State) -> Iterator[DataError]:
    """Corrections of figures or fields that the release did not print."""
    fields: dict[str, set[str]] = {}
    for fact in (*old, *new) if corrections else ():
        fields.setdefault(fact.id, set()).add(fact.field)
    ids = sorted(name for name in fields if Fact(name, FIGURE) in old)
    for one in corrections:
        if Fact(one.figure, FIGURE) not in old:
            problem = f"release {one.release} has no figure {shown(one.figure)}"
            yield LinkError(Place(FILE, one.row, "figure"), problem, nearest(one.figure, ids))
        else:
            field = f"{shown(one.field)} is no field of {one.figure}"
            problem = f"{field} that release {one.release} printed"
            fix = nearest(one.field, fields[one.figure])
            yield LinkError(Place(FILE, one.row, "field"), problem, fix)


def said(text: str | None) -> str:
    return text or "nothing"


def edits(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Differences of a frozen release from the next state that no correction explains.

    If the seal of a release is broken, they show what may have been edited in it.
    """
    today = snapshot(register)
    corrected = {(one.release, one.figure, one.field) for one in corrections}
    for before, after in pairwise([*releases, today]):
        rows = {identity: row for row, identity in enumerate(sorted(before.figures), start=2)}
        for change in changes(before, after):
            if change.printed and (before.version, *change.fact) not in corrected:
                row = rows.get(change.figure)
                place = Place(f"{FOLDER}/{before.version}/{FIGURES if row else NAMES}", row)
                later = "the data" if after is today else f"release {after.version}"
                frozen = f"the frozen register of release {before.version} reads {said(change.old)}"
                problem = f"{change.fact}: {frozen}, {later} {said(change.new)}"
                yield DataError(place, problem, RESTORE)
