"""The derivations of a package, with one for each subject instead of each `*`."""

from collections import Counter
from dataclasses import dataclass

from generator.errors import Place
from generator.ids import EVERY, Operand, local_id, operands
from generator.kinds import Kind
from generator.kinds.rows import subject_rows
from generator.rows import Tables

MOST_STARRED = 100_000
"""The most derivations that rows with `*` may stand for."""


@dataclass(frozen=True, slots=True)
class DeclaredDerivation:
    """One row of `derivations` for one subject. Ids are without the package."""

    subject: str
    measure: str
    period: str
    rule: str
    operands: tuple[Operand, ...]
    place: Place

    @property
    def figure(self) -> str:
        return local_id(self.subject, self.measure, self.period)


def concrete_derivations(kind: Kind, tables: Tables, stated: set[str]) -> list[DeclaredDerivation]:
    """The derivations of a package.

    A row with `*` gives one derivation for each subject for which all operands are figures.
    `stated` are the ids of stated figures without the package.
    """
    named: list[DeclaredDerivation] = []
    starred: list[DeclaredDerivation] = []
    subjects = subject_rows(kind, tables)
    for row in tables.derivations:
        if not row.subject or not row.operands:
            continue
        rule = (row.measure, row.period, row.rule)
        written = operands(row.operands)
        if row.subject == EVERY:
            for subject in subjects if len(starred) <= MOST_STARRED else ():
                of_subject = tuple(operand.of_subject(subject) for operand in written)
                starred.append(DeclaredDerivation(subject, *rule, of_subject, row.place))
        else:
            named.append(DeclaredDerivation(row.subject, *rule, written, row.place))
    return named + computable(starred, stated | {derivation.figure for derivation in named})


def computable(candidates: list[DeclaredDerivation], figures: set[str]) -> list[DeclaredDerivation]:
    """The candidates all of whose operands are in `figures` or are computed by such candidates.

    Candidates with a missing operand are dropped, then those that need their figures, and so on.
    """
    makers = Counter(candidate.figure for candidate in candidates)
    users: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        for operand in set(candidate.operands) - figures:
            users.setdefault(operand, []).append(number)
    dropped: set[int] = set()
    missing = [operand for operand in users if not makers[operand]]
    while missing:
        for number in users.pop(missing.pop(), ()):
            if number not in dropped:
                dropped.add(number)
                figure = candidates[number].figure
                makers[figure] -= 1
                missing += [figure] if not makers[figure] and figure not in figures else []
    return [candidate for number, candidate in enumerate(candidates) if number not in dropped]
