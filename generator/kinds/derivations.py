"""The derivations that a package declares, with `*` spelled out."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.ids import EVERY, Operand, local_id, operands
from generator.kinds import Kind
from generator.kinds.rows import subject_rows


@dataclass(frozen=True, slots=True)
class DeclaredDerivation:
    """One row of `derivations` for one subject; ids are without the package."""

    subject: str
    measure: str
    period: str
    rule: str
    operands: tuple[Operand, ...]
    row: int

    @property
    def figure(self) -> str:
        return local_id(self.subject, self.measure, self.period)


def concrete_derivations(kind: Kind, tables: Mapping[str, pd.DataFrame], stated: set[str]) -> list[DeclaredDerivation]:
    """Every declared derivation; one with `*` stands for each subject all of whose operands are figures."""
    if "derivations" not in tables:
        return []
    named: list[DeclaredDerivation] = []
    starred: list[DeclaredDerivation] = []
    for row in tables["derivations"].dropna(subset=["subject", "operands"]).to_dict("records"):
        rule = (row["measure"], row["period"], row["rule"])
        written = operands(row["operands"])
        if row["subject"] == EVERY:
            for subject in subject_rows(kind, tables):
                own = tuple(operand.of_subject(subject) for operand in written)
                starred.append(DeclaredDerivation(subject, *rule, own, row["row"]))
        else:
            named.append(DeclaredDerivation(row["subject"], *rule, written, row["row"]))
    return named + computable(starred, stated | {derivation.figure for derivation in named})


def computable(candidates: list[DeclaredDerivation], known: set[str]) -> list[DeclaredDerivation]:
    """The candidates whose operands are known or are figures of other such candidates."""
    while True:
        figures = known | {candidate.figure for candidate in candidates}
        kept = [candidate for candidate in candidates if figures.issuperset(candidate.operands)]
        if len(kept) == len(candidates):
            return kept
        candidates = kept
