"""The register of today in the form of a release. Only this module of `history` reads tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.errors import Place
from generator.history.state import FIGURE, NAMES, TEXTS, TITLED, Change, Fact, row_fact
from generator.ids import EVERY
from generator.kinds import Kind
from generator.kinds.cells import stated_cells
from generator.models import FrozenRelease, Package, Register
from generator.rows import Row, Tables, main_rows
from generator.rows.report_cards import RatingRow
from generator.rows.targets import ResultRow
from generator.rows.texts import ALIASES, localised

FINDING = ("figure", "rule", "found", "verdict")
STATEMENT_COLUMNS = (
    "source", "locator", "qualifier", "high", "obs_status", "reading", "origin",
)  # fmt: skip


@dataclass(frozen=True)
class RecordedRow:
    """The part of a row that releases record."""

    table: str
    key: str
    texts: Mapping[str, str]
    place: Place


def snapshot(register: Register) -> FrozenRelease:
    """The register of today as a release: figures, findings, names and other rows."""
    release = register.release
    return FrozenRelease(
        version=release.version,
        created=release.created,
        hash="",
        figures=register.figures,
        names={
            name: package_names(register, package) for name, package in release.packages.items()
        },
        findings={
            finding.id: {field: getattr(finding, field) for field in FINDING}
            for finding in register.findings
        },
    )


def package_names(register: Register, package: Package) -> dict[str, dict[str, Mapping[str, str]]]:
    """The texts of a package by table, key and column.

    They include the names of the measures that the kind brings, and of all its subjects.
    """
    tables: dict[str, dict[str, Mapping[str, str]]] = {table: {} for table in TITLED}
    for table in NAMES:
        for key, row in register.rows[package.name].of(table).items():
            tables[table][key] = {
                f"{stem}_{code}": text
                for stem in sorted(TEXTS)
                for code, text in sorted(getattr(row, stem, {}).items())
            }
    for recorded in recorded_rows(package):
        rows = tables.setdefault(recorded.table, {})
        texts = {**rows.get(recorded.key, {}), **recorded.texts}
        rows[recorded.key] = dict(sorted(texts.items()))
    return {table: dict(sorted(rows.items())) for table, rows in tables.items()}


def recorded_rows(package: Package) -> Iterator[RecordedRow]:
    """All rows except those of `statements` and `derivations`, which are recorded with figures.

    In a table without key columns, all cells of a row except translations are its key.
    """
    for table, schema in package.kind.tables.items():
        if table in ("statements", "derivations") or table not in package.schemas:
            continue
        keys, columns = schema.get("primaryKey", []), sorted(package.columns(table))
        recorded = [column for column in columns if is_recorded(package.kind, table, column)]
        for row in published_rows(package.tables, table):
            cells = ((column, package.cell(row, column)) for column in recorded)
            texts = {column: cell_text(value) for column, value in cells if value is not None}
            key = [cell_text(value) for value in identity(row, keys)]
            if not keys:
                key = [texts.pop(field) for field in list(texts) if not is_translated(field)]
            yield RecordedRow(table, "~".join(key), texts, row.place)


def published_rows(tables: Tables, table: str) -> Sequence[Row]:
    """The rows of a table; of several results or ratings about the same, only the main one."""
    match table:
        case "ratings":
            return main_rows(tables.ratings)
        case "results":
            return main_rows(tables.results)
    return tables.of(table)


def identity(row: Row, keys: Sequence[str]) -> Sequence[object]:
    """What a row is about: its key columns, or those of the cell of a result or rating."""
    if isinstance(row, RatingRow | ResultRow):
        return row.cell
    return [getattr(row, column) for column in keys]


def is_translated(field: str) -> bool:
    """True for a text column in another language than English. Translations can be added later."""
    return localised(field) is not None and not field.endswith("_en")


def is_recorded(kind: Kind, table: str, field: str) -> bool:
    """True for a column whose cells are in no figure, key or name, and that pages show.

    Aliases help to find a page, and say nothing of it.
    """
    stem = localised(field)
    if stem == ALIASES:
        return False
    if field in kind.tables[table].get("primaryKey", []):
        return False
    if any(cells.table == table for cells in kind.cells):
        return stem is not None and stem != "note"
    if table in NAMES or table in kind.subjects:
        return stem not in TEXTS and not (
            table in NAMES and field in ("unit", "order", "role", "of")
        )
    return not (table == "scale" and field == "order")


def cell_text(value: object) -> str:
    """A cell as it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)


def row_places(register: Register) -> dict[Fact, Place]:
    """The place in our files of each row and each statement.

    The place of a statement names the column of its value.
    """
    places: dict[Fact, Place] = {}
    for package in register.release.packages.values():
        places |= statement_places(package)
        for row in recorded_rows(package):
            also = ["subjects"] if row.table in package.kind.subjects else []
            also += ["periods"] if row.table == "sessions" else []
            for table in (row.table, *also):
                places.setdefault(row_fact(package.name, table, row.key), row.place)
    return places


def statement_places(package: Package) -> dict[Fact, Place]:
    """The place of each value that a table of the package states."""
    places: dict[Fact, Place] = {}
    cells = stated_cells(package.kind, package.tables)
    counts = Counter(stated.figure for stated in cells)
    for stated in cells:
        is_main = stated.main or counts[stated.figure] == 1
        field = FIGURE if is_main else f"statement[{stated.source}, {stated.locator}]"
        is_statement = stated.table == "statements"
        column = "value" if is_statement else stated.measure.replace("-", "_")
        fact = Fact(f"{package.name}.{stated.figure}", field)
        places.setdefault(fact, stated.place.at(column))
    return places


def place_of(change: Change, rows: Mapping[Fact, Place]) -> Place | None:
    """The cell of a changed fact; None if no table has it. `rows` are those of `row_places`."""
    fact = change.fact
    if fact.field.startswith("computed") or fact.field.endswith("]") or fact.field == FIGURE:
        return rows.get(fact)
    row, column = rows.get(fact.parent), fact.field.rpartition("].")[2]
    if row is None or column == "value":
        return row
    return replace(row, field=column if EVERY in fact.id or column in STATEMENT_COLUMNS else None)
