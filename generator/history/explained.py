"""Changes and their corrections: what a release printed stays, or a correction says why it changed."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.history.corrections import COLUMNS, FILE, line_to_add, read_lines
from generator.history.state import FIGURE, Change, Fact, State, differences, state_of
from generator.history.today import place_of, places, snapshot
from generator.models import Correction, Figure, FrozenRelease, Register


def unexplained(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Every change since a release without a correction, and every correction without a change."""
    files = register.release.files
    rows = cache(lambda: places(register))
    to_file = FILE if FILE in files else f"{FILE} (first line {','.join(COLUMNS)})"
    header = read_lines(files, FILE).header

    def missing(
        change: Change, reached: str, *, release: str, corrected: Sequence[Correction]
    ) -> DataError:
        """The correction that leads from `reached`, where others lead, to what is there now."""
        line = line_to_add(replace(change, old=reached), release, header)
        steps = f", corrected to {reached or 'nothing'}" if reached != change.old else ""
        now = "the figure is gone" if change.field == FIGURE else change.new or "nothing"
        printed = f"release {release} printed {change.old or 'nothing'}"
        place, mend = place_of(change, rows()) or Place(FILE), "restore it"
        if change.old == change.new:
            place, mend = Place(FILE, corrected[-1].row), "delete the row"
        problem = f"{change.fact}: {printed}{steps}, now {now}"
        return DataError(place, problem, f"{mend}, or add to {to_file}: {line}")

    for before, after in pairwise(with_returned_figures([*releases, snapshot(register)])):
        rest = [one for one in corrections if one.release == before.version]
        yield from unexplained_since(before, after, rest, missing)


def unexplained_since(
    before: FrozenRelease,
    after: FrozenRelease,
    corrections: Sequence[Correction],
    missing: Callable[..., DataError],
) -> Iterator[DataError]:
    """The same for one release and the next state. `missing` makes the error of a change.

    A correction leads from one text of a fact to another, the next correction from there. Together
    they must lead from what the release printed to what the next state has.
    """
    recorded = min(before.format, after.format)
    old, new = state_of(before, recorded), state_of(after, recorded)
    changed = {one.fact: one for one in differences(old, new) if one.printed}
    corrected: dict[Fact, list[Correction]] = {}
    for one in sorted(corrections, key=lambda one: (one.date, one.row)):
        corrected.setdefault(Fact(one.figure, one.field), []).append(one)
    unknown = [one for fact in corrected.keys() - old.keys() for one in corrected[fact]]
    yield from unprinted(unknown, old, new)
    ids = {fact.id for fact in changed}
    for fact in {**changed, **corrected}.keys() & old.keys():
        change = changed.get(fact, Change(*fact, old[fact], old[fact]))
        rows = corrected.get(fact, [])
        if not rows and follows(change, before=before, after=after, changed=ids):
            continue
        reached, left = followed(old[fact], rows)
        yield from (unfit(one, change) for one in left)
        went = fact not in changed and fact not in new
        if not left and not went and reached != (change.new or ""):
            yield missing(change, reached, release=before.version, corrected=rows)


def followed(text: str, corrections: Sequence[Correction]) -> tuple[str, list[Correction]]:
    """Where corrections of a fact lead from a text, and those that are not on the way."""
    waiting: dict[str, deque[Correction]] = {}
    for one in corrections:
        waiting.setdefault(one.old, deque()).append(one)
    while waiting.get(text):
        text = waiting[text].popleft().new
    return text, [one for rest in waiting.values() for one in rest]


def with_returned_figures(states: Sequence[FrozenRelease]) -> Iterator[FrozenRelease]:
    """The states, each with the figures of earlier ones that it lacks and the next one has again."""
    seen: dict[str, Figure] = {}
    for state, after in pairwise([*states, states[-1]]):
        returned = {name: seen[name] for name in seen.keys() & after.figures.keys()}
        yield replace(state, figures={**returned, **state.figures})
        seen |= state.figures


def follows(
    change: Change, *, before: FrozenRelease, after: FrozenRelease, changed: Collection[str]
) -> bool:
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


def unfit(row: Correction, change: Change) -> DataError:
    """A correction whose texts are not those that changed."""
    texts = [text or "nothing" for text in (change.old, change.new, row.old, row.new)]
    printed = "release {} printed {} and now it is {}, not {} → {}".format(row.release, *texts)
    problem = f"{change.fact}: {printed}"
    return DataError(Place(FILE, row.row, "old"), problem, "write old and new as they are")


def unprinted(corrections: Sequence[Correction], old: State, new: State) -> Iterator[DataError]:
    """Corrections of figures or fields that the release did not print."""
    fields: dict[str, set[str]] = {}
    for fact in (*old, *new) if corrections else ():
        fields.setdefault(fact.id, set()).add(fact.field)
    ids = sorted(name for name in fields if Fact(name, FIGURE) in old)
    for one in corrections:
        column, fix = "figure", nearest(one.figure, ids)
        problem = f"release {one.release} has no figure {shown(one.figure)}"
        if Fact(one.figure, FIGURE) in old:
            column, fix = "field", nearest(one.field, fields[one.figure])
            problem = (
                f"{shown(one.field)} is no field of {one.figure} that release {one.release} printed"
            )
        yield LinkError(Place(FILE, one.row, column), problem, fix)
