"""The three kinds of packages: their tables (Table Schema files), subjects and measures."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import Place
from generator.rows import row_of
from generator.rows.common import MeasureRow
from generator.vocabulary import keys_for

HERE = Path(__file__).parent
KIND_NAMES = ("report-cards", "decisions", "targets")


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns of a table of the kind, like `ratings`, whose cells are figures."""

    table: str
    subject: tuple[str, ...]
    """The columns with the keys of the subject. Empty cells are left out."""
    period: str
    """The column with the period."""
    columns: tuple[str, ...]
    """The columns whose cells are figures. The name of the column is the measure."""
    units: Mapping[str, Any] | None = None
    """The table with the units of subjects, its key, and the columns that have these units.

    None if all units are those of measures.
    """
    note: str = "note"
    """The stem of the columns with notes on a row."""


@dataclass(frozen=True)
class Kind:
    """The tables, subjects and measures of packages of one kind."""

    name: str
    tables: Mapping[str, Mapping[str, Any]]
    """The Table Schema of each table, in the order in which tables are read."""
    required: frozenset[str]
    """The tables that each package must have."""
    subjects: Mapping[str, str]
    """The tables that define subjects, each with its key column.

    Their order is the order of the keys in a subject.
    """
    cells: Sequence[Cells]
    measures: Sequence[MeasureRow]
    """The measures of the kind. A package adds further ones in its table `measures`."""


@cache
def kind_named(name: str) -> Kind:
    """The kind with this name: one of `KIND_NAMES`."""
    spec = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    names = [*spec["required"], *spec["optional"]]
    return Kind(
        name=spec["name"],
        tables={table: table_schema(table) for table in names},
        required=frozenset(spec["required"]),
        subjects=spec["subjects"],
        cells=[
            Cells(
                **cells | {"subject": tuple(cells["subject"]), "columns": tuple(cells["columns"])}
            )
            for cells in spec["cells"]
        ],
        measures=measures_of_kind(HERE / f"{name}.csv"),
    )


def table_schema(table: str) -> Mapping[str, Any]:
    """The Table Schema of a table. An `enum` with the name of a vocabulary gets its keys."""
    schema: dict[str, Any] = json.loads((HERE / "tables" / f"{table}.json").read_text("utf-8"))
    for field in schema["fields"]:
        constraints = field.get("constraints", {})
        if isinstance(constraints.get("enum"), str):
            constraints["enum"] = keys_for(constraints["enum"])
    return schema


def measures_of_kind(path: Path) -> list[MeasureRow]:
    """The measures in a file. Those of a kind have no roles, since the program counts them."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [
            {field: text or None for field, text in line.items()} for line in csv.DictReader(file)
        ]
    empty = {"unbounded": None, "rounded_to": None, "role": None, "of": None}
    return [
        row_of(MeasureRow, {**empty, **line}, Place(path.name, row))
        for row, line in enumerate(lines, start=2)
    ]
