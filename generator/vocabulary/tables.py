"""The CSV files of the vocabularies."""

import csv
from pathlib import Path


def vocabulary_rows(name: str) -> list[dict[str, str]]:
    """The rows of the file `<name>.csv`."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
