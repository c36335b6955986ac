"""Compares the changes since each release with the corrections that explain them."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.history.corrections import COLUMNS, FILE, line_to_add, read_lines
from generator.history.state import FIGURE, Change, Fact, State, differences, state_of
from generator.history.today import place_of, row_places, snapshot
from generator.models import Correction, Figure, FrozenRelease, Register


def unexplained_changes(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """All changes since a release without a correction, and all corrections without a change."""
    files = register.release.files
    rows = cache(lambda: row_places(register))
    file = FILE if FILE in files else f"{FILE} (first line {','.join(COLUMNS)})"
    header = read_lines(files, FILE).header

    def missing_correction(
        change: Change, text: str, *, release: str, corrections: Sequence[Correction]
    ) -> DataError:
        """The error for a changed fact whose corrections end at `text`, not at the new text."""
        line = line_to_add(replace(change, old=text), release, header)
        steps = f", corrected to {text or 'nothing'}" if text != change.old else ""
        now = "the figure is gone" if change.field == FIGURE else change.new or "nothing"
        printed = f"release {release} printed {change.old or 'nothing'}"
        place, mend = place_of(change, rows()) or Place(FILE), "restore it"
        if change.old == change.new:
            place, mend = Place(FILE, corrections[-1].row), "delete the row"
        problem = f"{change.fact}: {printed}{steps}, now {now}"
        return DataError(place, problem, f"{mend}, or add to {file}: {line}")

    for before, after in pairwise(with_returned_figures([*releases, snapshot(register)])):
        of_release = [one for one in corrections if one.release == before.version]
        yield from unexplained_since(before, after, of_release, missing_correction)


def unexplained_since(
    before: FrozenRelease,
    after: FrozenRelease,
    corrections: Sequence[Correction],
    missing_correction: Callable[..., DataError],
) -> Iterator[DataError]:
    """The problems of one release, compared with the next state.

    `corrections` are those of the release; `missing_correction` makes the error for a change. The
    first correction of a fact starts from the text in the release, each further one from the text
    that the correction before it gave. The last one must give the text of the next state.
    """
    recorded = min(before.format, after.format)
    old, new = state_of(before, recorded), state_of(after, recorded)
    changed = {change.fact: change for change in differences(old, new) if change.printed}
    corrected: dict[Fact, list[Correction]] = {}
    for row in sorted(corrections, key=lambda row: (row.date, row.row)):
        corrected.setdefault(Fact(row.figure, row.field), []).append(row)
    of_no_fact = [row for fact in corrected.keys() - old.keys() for row in corrected[fact]]
    yield from corrections_of_no_fact(of_no_fact, old, new)
    ids = {fact.id for fact in changed}
    for fact in {**changed, **corrected}.keys() & old.keys():
        change = changed.get(fact, Change(*fact, old[fact], old[fact]))
        rows = corrected.get(fact, [])
        if not rows and follows_from_changes(change, before=before, after=after, changed=ids):
            continue
        text, unused = corrected_text(old[fact], rows)
        yield from (misfit_correction(row, change) for row in unused)
        is_gone_with_figure = fact not in changed and fact not in new
        if not unused and not is_gone_with_figure and text != (change.new or ""):
            yield missing_correction(change, text, release=before.version, corrections=rows)


def corrected_text(text: str, corrections: Sequence[Correction]) -> tuple[str, list[Correction]]:
    """The text that corrections of a fact make from its first text, and the unused corrections.

    A correction is used if its old text is the text that the corrections before it have made.
    """
    waiting: dict[str, deque[Correction]] = {}
    for correction in corrections:
        waiting.setdefault(correction.old, deque()).append(correction)
    while waiting.get(text):
        text = waiting[text].popleft().new
    return text, [correction for unused in waiting.values() for correction in unused]


def with_returned_figures(states: Sequence[FrozenRelease]) -> Iterator[FrozenRelease]:
    """The states. A figure that a state lacks is added if an earlier and the next state have it."""
    earlier: dict[str, Figure] = {}
    for state, after in pairwise([*states, states[-1]]):
        returned = {name: earlier[name] for name in earlier.keys() & after.figures.keys()}
        yield replace(state, figures={**returned, **state.figures})
        earlier |= state.figures


def follows_from_changes(
    change: Change, *, before: FrozenRelease, after: FrozenRelease, changed: Collection[str]
) -> bool:
    """True if a computed value changed because an operand changed. It needs no correction then.

    False if the rule or the operands are others than before. `changed` are the ids of all changes.
    """
    old, new = before.figures.get(change.figure), after.figures.get(change.figure)
    is_value = change.field == "value"
    if old is None or new is None or (is_value and (old.main or new.main)):
        return False
    if not is_value and not change.field.startswith(("computed", "derivation[")):
        return False
    methods = [
        {(derivation.rule, derivation.operands) for derivation in figure.derivations}
        for figure in (old, new)
    ]
    operands = {operand for derivation in old.derivations for operand in derivation.operands}
    return methods[0] == methods[1] and not operands.union(old.rows, new.rows).isdisjoint(changed)


def misfit_correction(row: Correction, change: Change) -> DataError:
    """The error for a correction whose texts are not those of the change."""
    texts = [text or "nothing" for text in (change.old, change.new, row.old, row.new)]
    printed = "release {} printed {} and now it is {}, not {} → {}".format(row.release, *texts)
    problem = f"{change.fact}: {printed}"
    return DataError(Place(FILE, row.row, "old"), problem, "write old and new as they are")


def corrections_of_no_fact(
    corrections: Sequence[Correction], old: State, new: State
) -> Iterator[DataError]:
    """The errors for corrections of figures or fields that the release does not have.

    `old` is the release and `new` the next state.
    """
    fields: dict[str, set[str]] = {}
    for fact in (*old, *new) if corrections else ():
        fields.setdefault(fact.id, set()).add(fact.field)
    ids = sorted(identity for identity in fields if Fact(identity, FIGURE) in old)
    for row in corrections:
        column, fix = "figure", nearest(row.figure, ids)
        problem = f"release {row.release} has no figure {shown(row.figure)}"
        if Fact(row.figure, FIGURE) in old:
            column, fix = "field", nearest(row.field, fields[row.figure])
            problem = f"{shown(row.field)} is no field of {row.figure}"
            problem += f" that release {row.release} printed"
        yield LinkError(Place(FILE, row.row, column), problem, fix)
