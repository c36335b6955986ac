"""A state of the register as one flat dictionary of facts, and what changed between two states.

A fact is what was published in one field of one figure. Facts that stand on the pages of many
figures, like the title of a measure, have an id with `*`. The names of ids and fields are those
that a maintainer writes in `data/corrections.csv`. Verdicts are left out: they follow from facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.ids import EVERY
from generator.models import Figure, FrozenRelease, Statement, Value
from generator.rows.texts import localised

FIGURE = "figure"
"""The field of a figure, or of what has an id with `*`, as a whole."""
STATED = "stated"
"""The text of a row as a whole."""
NAMES = {
    "measures": "{package}.*.{key}.*",
    "subjects": "{package}.{key}.*.*",
    "periods": "{package}.*.*.{key}",
}
"""Tables of which each row has an id: that of the figures on whose pages its texts stand."""
TITLED = (*NAMES, "scale")
TEXTS = ("title", "definition", "base")
"""Stems of the text columns that name and explain figures."""


class Fact(NamedTuple):
    """The id of a figure, or an id with `*`, and a field."""

    id: str
    field: str

    def __str__(self) -> str:
        """As messages name it: without the field where it is the value or the whole figure."""
        return self.id if self.field in ("value", FIGURE) else f"{self.id} {self.field}"

    @property
    def parent(self) -> "Fact":
        """What the fact is a part of: a statement, a row (`lists[praised]`) or the whole figure."""
        if "]." in self.field and not self.field.endswith("]"):
            return Fact(self.id, f"{self.field.rpartition('].')[0]}]")
        return Fact(self.id, FIGURE)


State = Mapping[Fact, str]
"""All facts of a release, a revision or today, each as the text that was published."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact in two states; None where a state has no such fact."""

    figure: str
    field: str
    old: str | None
    new: str | None

    @property
    def fact(self) -> Fact:
        return Fact(self.figure, self.field)

    @property
    def printed(self) -> bool:
        """True if the earlier state had a text here that is changed or gone now.

        Additions need no correction.
        """
        return bool(self.old) if self.new is None else self.old is not None


def changes(before: FrozenRelease, after: FrozenRelease) -> list[Change]:
    """Every fact that differs and that both releases record; see `differences`."""
    recorded = min(before.format, after.format)
    return differences(state_of(before, recorded), state_of(after, recorded))


def differences(old: State, new: State) -> list[Change]:
    """Every fact that differs, additions too, in the order of ids, the value of a figure first.

    `differences(new, old)` are the same with old and new exchanged.
    """
    different = [fact for fact, said in old.items() if new.get(fact) != said]
    different += [fact for fact in new if fact not in old]
    found = [
        Change(*fact, old.get(fact), new.get(fact))
        for fact in different
        if is_compared(fact, old, new)
    ]
    return sorted(found, key=lambda one: (one.figure, one.field != "value", one.field))


def is_compared(fact: Fact, old: State, new: State) -> bool:
    """True if the fact changed by itself, and not with the figure or row that it is a part of.

    A figure as a whole is compared if it came or went. A name comes and goes with its figures. A
    derivation that gives the computed value changes with it, once.
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
    """The computed value of a figure, empty where it has none. Without a source it is the value."""
    stated = Fact(identity, "source") in state
    value = "" if stated else state[Fact(identity, "value")]
    return state.get(Fact(identity, "computed"), value)


def state_of(release: FrozenRelease, recorded: int) -> State:
    """All facts of a release, as far as releases of a format record them."""
    state: dict[Fact, str] = {}
    for identity, figure in release.figures.items():
        state[Fact(identity, FIGURE)] = shown_value(figure)
        for field, said in figure_fields(figure).items():
            state[Fact(identity, field)] = said
    for package, tables in release.names.items():
        state[Fact(f"{package}.*.*.*", FIGURE)] = STATED
        for table, rows in tables.items():
            for key, texts in rows.items():
                if recorded > 1 or is_in_format_1(table):
                    state[row_fact(package, table, key)] = STATED
                for field, said in texts.items():
                    if recorded > 1 or is_in_format_1(table, field):
                        state[row_fact(package, table, key, field)] = said
    return state


def is_in_format_1(table: str, field: str = "") -> bool:
    """True if releases of format 1, like 2026.1, record the rows of a table, or a field of them.

    They lack tables without a key, all columns of `TITLED` but `TEXTS`, and `TEXTS` of the others.
    """
    if table in ("citations", "commitments"):
        return False
    return not field or (localised(field) in TEXTS) == (table in TITLED)


def row_fact(package: str, table: str, key: str, field: str = "") -> Fact:
    """A field of a row of a table, or the row as a whole."""
    if table in NAMES:
        return Fact(NAMES[table].format(package=package, key=key), field or FIGURE)
    return Fact(f"{package}.*.*.*", f"{table}[{key}].{field}" if field else f"{table}[{key}]")


def figure_fields(figure: Figure) -> dict[str, str]:
    """All that is published of a figure. `value` is what readers see: as stated, else as computed."""
    main = figure.main
    fields = {"value": text(figure.published), "unit": figure.unit}
    if main is not None:
        fields |= {"source": main.source, "locator": main.locator, **statement_fields(main)}
        if figure.derivations or figure.computed is not None:
            fields["computed"] = text(figure.computed)
    for statement in figure.statements:
        if not statement.main:
            name = unused(f"{statement.source}, {statement.locator}", fields)
            fields[name] = text(statement.value) or statement.obs_status
            for field, said in statement_fields(statement).items():
                fields[f"{name}.{field}"] = said
    for derivation in figure.derivations:
        if derivation.computed is not None:
            method = " ".join((derivation.rule, *derivation.operands))
            fields[f"derivation[{method}]"] = text(derivation.computed)
    return fields


def unused(source: str, fields: Mapping[str, str]) -> str:
    """The field of a statement, by its source and locator; a number tells apart several with both."""
    name, number = f"statement[{source}]", 1
    while name in fields:
        number += 1
        name = f"statement[{source} ({number})]"
    return name


def statement_fields(statement: Statement) -> dict[str, str]:
    """What a statement says besides value, source and locator; texts only where there are any."""
    fields = {
        "qualifier": statement.qualifier or "",
        "high": text(statement.high),
        "obs_status": statement.obs_status,
        "language": statement.language,
        "reading": statement.reading,
        "origin": statement.origin or "",
        **{f"note_{code}": note for code, note in statement.note.items()},
    }
    return {field: said for field, said in fields.items() if said or field in ("qualifier", "high")}


def shown_value(figure: Figure) -> str:
    """The value of a figure as one text; its status where it has none."""
    return text(figure.published) or figure.obs_status


def text(value: Value | None) -> str:
    """A value with all its digits; empty where there is none."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""
