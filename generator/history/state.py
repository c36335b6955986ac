"""A state of the register as a flat dictionary of facts, and the changes between two states.

A fact is the published text of one field of one figure. A fact on the pages of many figures, like
the title of a measure, has an id with `*`. `data/corrections.csv` uses the same ids and fields.
Verdicts are no facts, since they are computed from facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.ids import EVERY
from generator.models import Figure, FrozenRelease, Statement, Value
from generator.rows.texts import localised

FIGURE = "figure"
"""The field of a fact that stands for a whole figure, or a whole row with an id with `*`."""
STATED = "stated"
"""The text of a fact that stands for a whole row."""
NAMES = {
    "measures": "{package}.*.{key}.*",
    "subjects": "{package}.{key}.*.*",
    "periods": "{package}.*.*.{key}",
}
"""Tables whose rows have an id with `*`. It matches the figures whose pages show the row."""
TITLED = (*NAMES, "scale")
"""Tables with the names of measures, subjects, periods and grades."""
TEXTS = ("title", "definition", "base")
"""Stems of the columns with these names and their explanations."""


class Fact(NamedTuple):
    """The id of a figure, or an id with `*`, and a field."""

    id: str
    field: str

    def __str__(self) -> str:
        """The name of the fact in messages: the id, and the field unless it is value or figure."""
        return self.id if self.field in ("value", FIGURE) else f"{self.id} {self.field}"

    @property
    def parent(self) -> "Fact":
        """The fact that this one is a part of: a statement, a row (`lists[praised]`), a figure."""
        if "]." in self.field and not self.field.endswith("]"):
            return Fact(self.id, f"{self.field.rpartition('].')[0]}]")
        return Fact(self.id, FIGURE)


State = Mapping[Fact, str]
"""The published text of each fact of a release, a revision or the data of today."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact in two states. A text is None if the state has no such fact."""

    figure: str
    field: str
    old: str | None
    new: str | None

    @property
    def fact(self) -> Fact:
        return Fact(self.figure, self.field)

    @property
    def printed(self) -> bool:
        """True if the earlier state had a text here, so that this is a change or a removal.

        Additions need no correction.
        """
        return bool(self.old) if self.new is None else self.old is not None


def changes(before: FrozenRelease, after: FrozenRelease) -> list[Change]:
    """The differences between two releases in the facts that the formats of both record."""
    recorded = min(before.format, after.format)
    return differences(state_of(before, recorded), state_of(after, recorded))


def differences(old: State, new: State) -> list[Change]:
    """All changed, added and removed facts, in the order of ids, the value of a figure first.

    `differences(new, old)` gives the same changes with old and new exchanged.
    """
    different = [fact for fact, text in old.items() if new.get(fact) != text]
    different += [fact for fact in new if fact not in old]
    compared = [
        Change(*fact, old.get(fact), new.get(fact))
        for fact in different
        if is_compared(fact, old, new)
    ]
    return sorted(
        compared, key=lambda change: (change.figure, change.field != "value", change.field)
    )


def is_compared(fact: Fact, old: State, new: State) -> bool:
    """True if a changed fact is listed by itself, and not covered by another change.

    An added or removed figure or row covers its fields. A changed computed value covers the
    derivation that gives it. The rows of names with `*` are not listed as a whole.
    """
    if fact.field == FIGURE:
        return (fact in old) != (fact in new) and EVERY not in fact.id
    if fact.parent not in old or fact.parent not in new:
        return False
    if not fact.field.startswith("derivation["):
        return True
    computed = computed_value(old, fact.id), computed_value(new, fact.id)
    return (old.get(fact, ""), new.get(fact, "")) != computed


def computed_value(state: State, identity: str) -> str:
    """The computed value of a figure, empty if it has none.

    If no source states the figure, the field `value` holds the computed value.
    """
    stated = Fact(identity, "source") in state
    value = "" if stated else state[Fact(identity, "value")]
    return state.get(Fact(identity, "computed"), value)


def state_of(release: FrozenRelease, recorded: int) -> State:
    """All facts of a release that format `recorded` of releases has."""
    state: dict[Fact, str] = {}
    for identity, figure in release.figures.items():
        state[Fact(identity, FIGURE)] = value_or_status(figure)
        for field, text in figure_fields(figure).items():
            state[Fact(identity, field)] = text
    for package, tables in release.names.items():
        state[Fact(f"{package}.*.*.*", FIGURE)] = STATED
        for table, rows in tables.items():
            for key, texts in rows.items():
                if recorded > 1 or is_in_format_1(table):
                    state[row_fact(package, table, key)] = STATED
                for field, text in texts.items():
                    if recorded > 1 or is_in_format_1(table, field):
                        state[row_fact(package, table, key, field)] = text
    return state


def is_in_format_1(table: str, field: str = "") -> bool:
    """True if format 1, like that of release 2026.1, records a table, or a field of a table.

    It has only tables with a key, only the columns `TEXTS` of `TITLED` tables, and only the other
    columns of other tables.
    """
    if table in ("citations", "commitments"):
        return False
    return not field or (localised(field) in TEXTS) == (table in TITLED)


def row_fact(package: str, table: str, key: str, field: str = "") -> Fact:
    """The fact of a field of a row, or of the whole row if no field is given."""
    if table in NAMES:
        return Fact(NAMES[table].format(package=package, key=key), field or FIGURE)
    return Fact(f"{package}.*.*.*", f"{table}[{key}].{field}" if field else f"{table}[{key}]")


def figure_fields(figure: Figure) -> dict[str, str]:
    """The published text of each field of a figure.

    `value` is the value that readers see: the stated one, or else the computed one.
    """
    main = figure.main
    fields = {"value": exact_text(figure.published), "unit": figure.unit}
    if main is not None:
        fields |= {"source": main.source, "locator": main.locator, **statement_fields(main)}
        if figure.derivations or figure.computed is not None:
            fields["computed"] = exact_text(figure.computed)
    for statement in figure.statements:
        if not statement.main:
            name = statement_name(statement, fields)
            fields[name] = exact_text(statement.value) or statement.obs_status
            for field, text in statement_fields(statement).items():
                fields[f"{name}.{field}"] = text
    for derivation in figure.derivations:
        if derivation.computed is not None:
            method = " ".join((derivation.rule, *derivation.operands))
            fields[f"derivation[{method}]"] = exact_text(derivation.computed)
    return fields


def statement_name(statement: Statement, fields: Mapping[str, str]) -> str:
    """The name of the field for a statement: its source and locator.

    If `fields` have this name already, it also has a number.
    """
    place = f"{statement.source}, {statement.locator}"
    name, number = f"statement[{place}]", 1
    while name in fields:
        number += 1
        name = f"statement[{place} ({number})]"
    return name


def statement_fields(statement: Statement) -> dict[str, str]:
    """The fields of a statement other than value, source and locator.

    Empty fields are left out, except `qualifier` and `high`.
    """
    fields = {
        "qualifier": statement.qualifier or "",
        "high": exact_text(statement.high),
        "obs_status": statement.obs_status,
        "language": statement.language,
        "reading": statement.reading,
        "origin": statement.origin or "",
        **{f"note_{code}": note for code, note in statement.note.items()},
    }
    return {field: text for field, text in fields.items() if text or field in ("qualifier", "high")}


def value_or_status(figure: Figure) -> str:
    """The published value of a figure as a text; without a value its status."""
    return exact_text(figure.published) or figure.obs_status


def exact_text(value: Value | None) -> str:
    """A value with all its digits; empty without a value."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""
