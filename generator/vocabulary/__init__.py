"""Rules, units, roles, statuses and file types: one row of a CSV file each, with all properties.

To add a rule, add a row to `rules.csv` and a function to `RULES` in `findings/trials.py`. To add a
unit, add a row to `units.csv`. `tests/messages.py` collects the texts for translation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.vocabulary.statuses import VALUELESS, outcomes, statuses, statuses_of
from generator.vocabulary.tables import vocabulary_rows


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to compute a figure from operands, or to compare figures."""

    key: str
    declared: bool
    """True if the table `derivations` names it. The program applies other rules by itself."""
    fewest: int
    most: int | None
    """The fewest and the most operands; None if there is no limit."""
    takes: str
    """`figures`, `shares with bases` (each share followed by its base), or `list`."""
    result_unit: str | None
    """The unit of the result; None if it is the unit of the operands."""
    certain: bool
    """True if it gives a result only if the rounding of the operands allows just one."""
    sentence: str
    """A sentence that explains the result, with places for operands and result."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a number."""

    key: str
    form: str
    """`number`, `share`, `signed`, `signed share`, `large` or `large dollars`.

    It says how `language/quantities.py` writes a number.
    """
    power: int
    """The power of ten of a large unit: 6 for millions."""
    one: str
    many: str
    """Singular and plural of a number with the unit; empty if the number is written alone."""
    label: str
    """The name of the unit on the axis of a chart; if empty, its key is used."""
    meaning: str
    """An explanation for readers of a workbook; empty if the key explains itself."""


@dataclass(frozen=True, slots=True)
class Role:
    """The use of a measure on pages."""

    key: str
    kind: str
    """The kind of package in which measures can have the role."""
    unit: str
    """The unit that the measure must have; empty if it may have any."""
    of: str
    """What the column `of` of a measure must name: `rating`, `measure and period`, or nothing."""
    pages_show: str
    """The part of pages that needs a measure with this role."""
    meaning: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by key. Rules that packages declare come first."""
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
        for row in vocabulary_rows("rules")
    }


@cache
def units() -> Mapping[str, Unit]:
    """All units by key."""
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
        for row in vocabulary_rows("units")
    }


def form_of(unit: str) -> str:
    """The form of a unit; `named` for a unit that only the package has."""
    return units()[unit].form if unit in units() else "named"


@cache
def roles() -> Mapping[str, Role]:
    """All roles by key."""
    return {
        row["role"]: Role(
            row["role"], row["kind"], row["unit"], row["of"], row["pages_show"], row["meaning"]
        )
        for row in vocabulary_rows("roles")
    }


def keys_for(vocabulary: str) -> list[str]:
    """The keys that a cell of a package may hold, by what a schema names.

    It names `rules`, `units`, `roles` or, with their table, `statuses of results`.
    """
    if vocabulary.startswith("statuses of "):
        return statuses_of(vocabulary.removeprefix("statuses of "))
    declared = [rule.key for rule in rules().values() if rule.declared]
    return {"rules": declared, "units": list(units()), "roles": list(roles())}[vocabulary]


def messages() -> set[str | tuple[str, ...]]:
    """All texts of the vocabularies that are translated. A text with a plural form is a pair."""
    texts = {text for unit in units().values() for text in (unit.label, unit.meaning)}
    texts |= {rule.sentence for rule in rules().values()}
    texts |= {status.label for status in statuses().values()}
    texts |= {outcome.label for outcome in outcomes().values()} | set(VALUELESS.values())
    return {*(texts - {""}), *((unit.one, unit.many) for unit in units().values() if unit.one)}
