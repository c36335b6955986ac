"""Today's register in the shape of a release. No other module of `history` reads rows of tables."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.errors import Place
from generator.history.state import FIGURE, NAMES, TEXTS, TITLED, Change, Fact, row_fact
from generator.ids import EVERY
from generator.kinds import Kind
from generator.kinds.cells import stated_cells
from generator.models import FrozenRelease, Package, Register
from generator.rows import cell
from generator.rows.texts import localised

FINDING = ("figure", "rule", "found", "verdict")
STATEMENT_COLUMNS = (
    "source", "locator", "qualifier", "high", "obs_status", "reading", "origin",
)  # fmt: skip


@dataclass(frozen=True)
class RecordedRow:
    """A row of a table, as far as releases record it."""

    table: str
    key: str
    texts: Mapping[str, str]
    place: Place


def snapshot(register: Register) -> FrozenRelease:
    """Today's register, with the names that its figures are shown with, and all other rows."""
    release = register.release
    return FrozenRelease(
        version=release.version,
        created=release.created,
        hash="",
        figures=register.figures,
        names={name: package_names(register, one) for name, one in release.packages.items()},
        findings={
            one.id: {field: getattr(one, field) for field in FINDING} for one in register.findings
        },
    )


def package_names(register: Register, package: Package) -> dict[str, dict[str, Mapping[str, str]]]:
    """Texts by table, key and column. The names are those of all subjects and measures of the kind."""
    tables: dict[str, dict[str, Mapping[str, str]]] = {table: {} for table in TITLED}
    for table in NAMES:
        for key, row in register.rows[package.name].of(table).items():
            tables[table][key] = {
                f"{stem}_{code}": said
                for stem in sorted(TEXTS)
                for code, said in sorted(getattr(row, stem, {}).items())
            }
    for one in recorded_rows(package):
        rows = tables.setdefault(one.table, {})
        rows[one.key] = dict(sorted({**rows.get(one.key, {}), **one.texts}.items()))
    return {table: dict(sorted(rows.items())) for table, rows in tables.items()}


def recorded_rows(package: Package) -> Iterator[RecordedRow]:
    """Every row but those whose texts are all in figures.

    The key of a row in a table without key columns is all that it says in English.
    """
    for table, schema in package.kind.tables.items():
        if table in ("statements", "derivations") or table not in package.schemas:
            continue
        keys, columns = schema.get("primaryKey", []), sorted(package.columns(table))
        recorded = [column for column in columns if is_recorded(package.kind, table, column)]
        for row in package.tables.of(table):
            cells = ((column, cell(row, column)) for column in recorded)
            texts = {column: written(value) for column, value in cells if value is not None}
            key = [written(getattr(row, column)) for column in keys]
            if not keys:
                key = [texts.pop(field) for field in list(texts) if is_english(field)]
            yield RecordedRow(table, "~".join(key), texts, row.place)


def is_english(field: str) -> bool:
    """True for all columns but translations, which may be added to a row later."""
    return localised(field) is None or field.endswith("_en")


def is_recorded(kind: Kind, table: str, field: str) -> bool:
    """True for a column that says more than figures and names do."""
    stem = localised(field)
    if field in kind.tables[table].get("primaryKey", []):
        return False
    if any(cells.table == table for cells in kind.cells):
        return stem is not None and stem != "note"
    if table in NAMES or table in kind.subjects:
        return stem not in TEXTS and not (
            table in NAMES and field in ("unit", "order", "role", "of")
        )
    return not (table == "scale" and field == "order")


def written(value: object) -> str:
    """A cell as it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)


def places(register: Register) -> dict[Fact, Place]:
    """Where each row and each statement of today stands.

    The field of the place of a statement is the column of its value.
    """
    found: dict[Fact, Place] = {}
    for package in register.release.packages.values():
        found |= statement_places(package)
        for row in recorded_rows(package):
            also = ["subjects"] if row.table in package.kind.subjects else []
            also += ["periods"] if row.table == "sessions" else []
            for table in (row.table, *also):
                found.setdefault(row_fact(package.name, table, row.key), row.place)
    return found


def statement_places(package: Package) -> dict[Fact, Place]:
    found: dict[Fact, Place] = {}
    cells = stated_cells(package.kind, package.tables)
    several = Counter(one.figure for one in cells)
    for one in cells:
        own = one.table != "statements"
        is_main = one.main or several[one.figure] == 1
        fact = Fact(
            f"{package.name}.{one.figure}",
            FIGURE if is_main else f"statement[{one.source}, {one.locator}]",
        )
        found.setdefault(fact, one.place.at(one.measure.replace("-", "_") if own else "value"))
    return found


def place_of(change: Change, rows: Mapping[Fact, Place]) -> Place | None:
    """The cell where a changed fact stands; None where it is in no table. `rows` are `places`."""
    fact = change.fact
    if fact.field.startswith("computed") or fact.field.endswith("]") or fact.field == FIGURE:
        return rows.get(fact)
    row, column = rows.get(fact.parent), fact.field.rpartition("].")[2]
    if row is None or column == "value":
        return row
    return replace(row, field=column if EVERY in fact.id or column in STATEMENT_COLUMNS else None)
