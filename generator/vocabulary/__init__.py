"""What the program knows of each rule, unit and role: one row a thing, and no other place that
knows it too.

A new rule is a row of `rules.csv` and its function in `findings/trials.py`. A new unit is a row of
`units.csv`. Texts are translated like all others: `tests/messages.py` finds them here.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Rule:
    """How a figure follows from operands, or how figures are compared."""

    key: str
    declared: bool
    """True if packages can declare it in `derivations`; the others follow from what the figures
    are.
    """
    fewest: int
    most: int | None
    """Operands that it takes; None where there is no end. A sum may have one: a total that one
    count makes up.
    """
    takes: str
    """`figures`, `shares with bases` (each share followed by its base), or `list`."""
    result_unit: str | None
    """The unit of what comes out; None where it is that of the operands."""
    certain: bool
    """True if it gives a value only where rounding leaves no choice."""
    sentence: str
    """The arithmetic in words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is counted in."""

    key: str
    form: str
    """How a number is written: `number`, `share`, `signed`, `signed share`, `large` or `large
    dollars`.
    """
    power: int
    """The power of ten that a large unit stands for."""
    one: str
    many: str
    """The number with the name of the unit, in both forms; empty where only the number is written.
    """
    label: str
    """What it is called below a chart; the key in words where this is empty."""
    meaning: str
    """What a reader of a workbook must know; empty where the key says it."""


@dataclass(frozen=True, slots=True)
class Role:
    """What pages do with a measure."""

    key: str
    kind: str
    """The kind of package whose measures can have it."""
    of: str
    """What the column `of` names beside it: `rating`, `measure and period`, or nothing."""
    pages_show: str
    """What pages show only if a measure has it."""
    meaning: str


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its key, those first that packages declare."""
    return {
        row["rule"]: Rule(
            key=row["rule"],
            declared=row["declared"] == "true",
            fewest=int(row["fewest"] or 0),
            most=int(row["most"]) if row["most"] else None,
            takes=row["takes"],
            result_unit=row["result_unit"] or None,
            certain=row["certain"] == "true",
            sentence=row["sentence"],
        )
        for row in rows("rules")
    }


@cache
def units() -> Mapping[str, Unit]:
    """Every unit by its key."""
    return {
        row["unit"]: Unit(
            key=row["unit"],
            form=row["form"],
            power=int(row["power"] or 0),
            one=row["one"],
            many=row["many"],
            label=row["label"],
            meaning=row["meaning"],
        )
        for row in rows("units")
    }


@cache
def roles() -> Mapping[str, Role]:
    """Every role by its key."""
    return {
        row["role"]: Role(row["role"], row["kind"], row["of"], row["pages_show"], row["meaning"])
        for row in rows("roles")
    }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one vocabulary."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys_for(vocabulary: str) -> list[str]:
    """The keys that a cell may hold whose schema names a vocabulary: `rules`, `units` or `roles`."""
    declared = [rule.key for rule in rules().values() if rule.declared]
    return {"rules": declared, "units": list(units()), "roles": list(roles())}[vocabulary]


def messages() -> set[str | tuple[str, ...]]:
    """Every text of the vocabularies that is translated; one with a plural as a pair."""
    texts = {text for unit in units().values() for text in (unit.label, unit.meaning)}
    texts |= {rule.sentence for rule in rules().values()}
    return {*(texts - {""}), *((unit.one, unit.many) for unit in units().values() if unit.one)}
