"""The three kinds of package: their tables (Table Schema files), subjects, and measures."""

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
    """Columns of one of a kind's own tables whose values are figures."""

    table: str
    subject: tuple[str, ...]
    """Columns whose keys, joined by ~, are the subject; an empty one is left out."""
    period: str
    columns: tuple[str, ...]
    units: Mapping[str, Any] | None = None
    """Where the unit of some columns stands, when it is the subject's: a table, its key, and those
    columns.
    """
    note: str = "note"
    """The stem of the text columns that say more of a row."""


@dataclass(frozen=True)
class Kind:
    """What packages of one kind hold."""

    name: str
    tables: Mapping[str, Mapping[str, Any]]
    """Table Schema by table, in reading order."""
    required: frozenset[str]
    subjects: Mapping[str, str]
    """Key column by table that defines subjects, in the order in which keys are joined."""
    cells: Sequence[Cells]
    measures: Sequence[MeasureRow]
    """The measures that the kind brings, besides those of a package's own table."""


@cache
def kind_named(name: str) -> Kind:
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
        measures=own_measures(HERE / f"{name}.csv"),
    )


def table_schema(table: str) -> Mapping[str, Any]:
    """The Table Schema of a table; an `enum` that names a vocabulary is spelled out."""
    schema: dict[str, Any] = json.loads((HERE / "tables" / f"{table}.json").read_text("utf-8"))
    for field in schema["fields"]:
        constraints = field.get("constraints", {})
        if isinstance(constraints.get("enum"), str):
            constraints["enum"] = keys_for(constraints["enum"])
    return schema


def own_measures(path: Path) -> list[MeasureRow]:
    """The measures of a file. They have no roles: the program counts them itself."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [
            {field: text or None for field, text in line.items()} for line in csv.DictReader(file)
        ]
    empty = {"role": None, "of": None}
    return [
        row_of(MeasureRow, {**empty, **line}, Place(path.name, row))
        for row, line in enumerate(lines, start=2)
    ]
