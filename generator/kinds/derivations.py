"""The derivations that a package declares, with `*` spelled out."""

from collections import Counter
from dataclasses import dataclass

from generator.errors import Place
from generator.ids import EVERY, Operand, local_id, operands
from generator.kinds import Kind
from generator.kinds.rows import subject_rows
from generator.rows import Tables

MOST_STARRED = 100_000
"""Derivations that rows with `*` may stand for, before those without operands are left out."""


@dataclass(frozen=True, slots=True)
class DeclaredDerivation:
    """One row of `derivations` for one subject; ids are without the package."""

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
    """Every declared derivation; one with `*` stands for each subject all of whose operands are
    figures.
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
                own = tuple(operand.of_subject(subject) for operand in written)
                starred.append(DeclaredDerivation(subject, *rule, own, row.place))
        else:
            named.append(DeclaredDerivation(row.subject, *rule, written, row.place))
    return named + computable(starred, stated | {derivation.figure for derivation in named})


def computable(candidates: list[DeclaredDerivation], known: set[str]) -> list[DeclaredDerivation]:
    """The candidates whose operands are known or are figures of other such candidates."""
    makers = Counter(candidate.figure for candidate in candidates)
    users: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        for operand in set(candidate.operands) - known:
            users.setdefault(operand, []).append(number)
    dropped: set[int] = set()
    lost = [operand for operand in users if not makers[operand]]
    while lost:
        for number in users.pop(lost.pop(), ()):
            if number not in dropped:
                dropped.add(number)
                figure = candidates[number].figure
                makers[figure] -= 1
                lost += [figure] if not makers[figure] and figure not in known else []
    return [candidate for number, candidate in enumerate(candidates) if number not in dropped]
