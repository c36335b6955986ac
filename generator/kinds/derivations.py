"""The derivations that a package declares, with `*` spelled out."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.kinds import Kind
from generator.kinds.rows import subject_rows


@dataclass(frozen=True, slots=True)
class DeclaredDerivation:
    """One row of `derivations` for one subject; ids are without the package."""

    subject: str
    measure: str
    period: str
    rule: str
    operands: tuple[str, ...]
    row: int

    @property
    def figure(self) -> str:
        return f"{self.subject}.{self.measure}.{self.period}"


def concrete_derivations(kind: Kind, tables: Mapping[str, pd.DataFrame], stated: set[str]) -> list[DeclaredDerivation]:
    """Every declared derivation; one with `*` stands for each subject all of whose operands are figures."""
    if "derivations" not in tables:
        return []
    named: list[DeclaredDerivation] = []
    starred: list[DeclaredDerivation] = []
    for row in tables["derivations"].dropna(subset=["subject", "operands"]).to_dict("records"):
        operands = row["operands"].split()
        if row["subject"] == "*":
            starred += [
                DeclaredDerivation(
                    subject, row["measure"], row["period"], row["rule"], spelled_out(operands, subject), row["row"]
                )
                for subject in subject_rows(kind, tables)
            ]
        else:
            named.append(
                DeclaredDerivation(
                    row["subject"], row["measure"], row["period"], row["rule"], tuple(operands), row["row"]
                )
            )
    return named + computable(starred, stated | {derivation.figure for derivation in named})


def spelled_out(operands: list[str], subject: str) -> tuple[str, ...]:
    return tuple(f"{subject}{operand[1:]}" if operand.startswith("*.") else operand for operand in operands)


def computable(candidates: list[DeclaredDerivation], known: set[str]) -> list[DeclaredDerivation]:
    """The candidates whose operands are known or are figures of other such candidates."""
    while True:
        figures = known | {candidate.figure for candidate in candidates}
        kept = [candidate for candidate in candidates if figures.issuperset(candidate.operands)]
        if len(kept) == len(candidates):
            return kept
        candidates = kept
