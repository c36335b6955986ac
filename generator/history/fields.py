"""A figure as flat fields, and what changed from one state of the register to another.

Everything that a release freezes is compared but what follows from it: verdicts. The names of fields are what a
maintainer writes in `data/corrections.csv`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds import Kind, localised
from generator.kinds.rows import records
from generator.models import Figure, FrozenRelease, Package, Register, Statement, Value

FIGURE = "figure"
"""The field of a figure that is withdrawn, or new, as a whole."""
NAMED = {"measures": "{package}.*.{key}.*", "subjects": "{package}.{key}.*.*", "periods": "{package}.*.*.{key}"}
"""Tables whose texts stand on the pages of many figures, and what those figures have in common in their ids."""
FROZEN_TABLES = (*NAMED, "scale")
FROZEN_TEXTS = ("title", "definition", "base")
STATED = "stated"
"""The value of a fact that is there."""
FROZEN_FINDING = ("figure", "rule", "found", "verdict")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one figure in two states; None where it is not there at all."""

    figure: str
    field: str
    old: str | None
    new: str | None

    @property
    def printed(self) -> bool:
        """Whether something that was printed is there no more, or reads otherwise; all else is an addition."""
        return bool(self.old) if self.new is None else self.old is not None


def snapshot(register: Register) -> FrozenRelease:
    """Today's register in the shape of a release, with the names and texts that its figures are shown with."""
    names = {
        package: {
            **{table: frozen_texts(tables[table]) for table in FROZEN_TABLES if table in tables},
            **frozen_facts(register.release.packages[package]),
        }
        for package, tables in register.rows.items()
    }
    findings = {one.id: {field: getattr(one, field) for field in FROZEN_FINDING} for one in register.findings}
    release = register.release
    return FrozenRelease(release.version, release.created, "", register.figures, names, findings)


def frozen_texts(rows: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, str]]:
    """The texts of a table that name figures, by key."""
    return {
        key: {
            field: str(text)
            for field, text in sorted(row.items())
            if localised(field) in FROZEN_TEXTS and isinstance(text, str)
        }
        for key, row in sorted(rows.items())
    }


def frozen_facts(package: Package) -> dict[str, dict[str, dict[str, str]]]:
    """What the other tables of a package say, by table, key and field: lists, members, promises, directions, sources.

    Left out is what figures and names hold already.
    """
    facts = {}
    for table, schema in package.kind.tables.items():
        key = schema.get("primaryKey", [])
        if table in (*FROZEN_TABLES, "statements", "derivations") or not key or table not in package.tables:
            continue
        own = is_cells(package.kind, table)
        facts[table] = {
            "~".join(fact(row[column]) for column in key): {
                field: fact(cell) for field, cell in sorted(row.items()) if cell is not None and kept(field, key, own)
            }
            for row in records(package.tables, table)
        }
    return facts


def is_cells(kind: Kind, table: str) -> bool:
    """Whether the values of a table are figures, with their sources and places."""
    return any(cells.table == table for cells in kind.cells)


def kept(field: str, key: Sequence[str], own: bool) -> bool:
    """Whether a field is a fact of its own: not the number of the row, its key or a name, nor a figure's."""
    stem = localised(field)
    if field == "row" or field in key or stem in FROZEN_TEXTS:
        return False
    return stem is not None and stem != "note" if own else True


def fact(cell: object) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else "" if cell is None else str(cell)


def changes(before: FrozenRelease, after: FrozenRelease) -> list[Change]:
    """Every field that differs, additions too, in the order of ids, the value of a figure first.

    `changes(after, before)` are the same with old and new exchanged.
    """
    found = [*name_changes(before, after)]
    for identity in {**before.figures, **after.figures}:
        old, new = before.figures.get(identity), after.figures.get(identity)
        if old is None or new is None:
            found.append(Change(identity, FIGURE, *map(shown_value, (old, new))))
        else:  # never by ==, for which 22 and 22.0 are one number: what is printed are digits
            found += figure_changes(old, new)
    return sorted(found, key=lambda change: (change.figure, change.field != "value", change.field))


def figure_changes(before: Figure, after: Figure) -> Iterator[Change]:
    """The fields of a figure that differ. A derivation that gives the computed value changes with it, once."""
    old, new = figure_fields(before), figure_fields(after)
    computed = (text(before.computed), text(after.computed))
    for field in {**old, **new}:
        whole = f"{field.rpartition('].')[0]}]"
        within = "]." in field and not field.endswith("]")
        part_of_what_came_or_went = within and not (whole in old and whole in new)
        pair = (old.get(field), new.get(field))
        told = field.startswith("derivation[") and (pair[0] or "", pair[1] or "") == computed
        if pair[0] != pair[1] and not part_of_what_came_or_went and not told:
            yield Change(before.id, field, *pair)


def figure_fields(figure: Figure) -> dict[str, str]:
    """All that is printed of a figure, by field. `value` is what readers see: as stated, else as computed."""
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
            fields |= {f"{name}.{field}": value for field, value in statement_fields(statement).items()}
    for derivation in figure.derivations:
        fields[f"derivation[{' '.join((derivation.rule, *derivation.operands))}]"] = text(derivation.computed)
    return fields


def unused(place: str, fields: Mapping[str, str]) -> str:
    """The field of a statement by its place; a number tells apart several that stand in one place."""
    name, number = f"statement[{place}]", 1
    while name in fields:
        number += 1
        name = f"statement[{place} ({number})]"
    return name


def statement_fields(statement: Statement) -> dict[str, str]:
    """What a statement says besides its value and place; origin and notes only where there are any."""
    fields = {
        "qualifier": statement.qualifier or "",
        "high": text(statement.high),
        "obs_status": statement.obs_status,
        "language": statement.language,
        "reading": statement.reading,
        "origin": statement.origin or "",
        **{f"note_{code}": note for code, note in statement.note.items()},
    }
    return {field: value for field, value in fields.items() if value or field in ("qualifier", "high")}


def name_changes(before: FrozenRelease, after: FrozenRelease) -> Iterator[Change]:
    """Texts and facts that differ. A name that came or went did so with its figures; a fact does it by itself."""
    for package in before.names.keys() & after.names.keys():
        old_tables, new_tables = before.names[package], after.names[package]
        for table in old_tables.keys() | new_tables.keys():
            old_rows, new_rows = old_tables.get(table, {}), new_tables.get(table, {})
            for key in old_rows.keys() & new_rows.keys():
                old, new = old_rows[key], new_rows[key]
                for field in old.keys() | new.keys():
                    if old.get(field) != new.get(field):
                        yield Change(*named(package, table, key, field), old.get(field), new.get(field))
            if table not in FROZEN_TABLES:
                for key in old_rows.keys() ^ new_rows.keys():
                    here, there = key in old_rows, key in new_rows
                    yield Change(
                        f"{package}.*.*.*", f"{table}[{key}]", STATED if here else None, STATED if there else None
                    )


def named(package: str, table: str, key: str, field: str) -> tuple[str, str]:
    """What a correction of a text calls the figures that it stands with, and the text."""
    if table in NAMED:
        return NAMED[table].format(package=package, key=key), field
    return f"{package}.*.*.*", f"{table}[{key}].{field}"


def shown_value(figure: Figure | None) -> str | None:
    """The value of a figure as one text; its status where it has none; None where there is no figure."""
    return None if figure is None else text(figure.published) or figure.obs_status


def text(value: Value | None) -> str:
    """A value with all its digits; empty where there is none."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""
