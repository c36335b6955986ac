"""Remarks on columns that the program does not know, if their names are like known ones."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator.checks.remarks import Remark
from generator.errors import Place, shown
from generator.models import Release
from generator.rows.texts import localised

LIKENESS = 0.8
"""How alike two names are (`difflib`, 0 to 1) if one may be a slip of the pen of the other."""


def columns_like_others(release: Release) -> Iterator[Remark]:
    """Columns of a package only that may be a known column with a slip of the pen.

    They are published and shown as notes. The program does not use what stands in them.
    """
    for package in release.packages.values():
        for table, schema in package.schemas.items():
            known = [field["name"] for field in package.kind.tables[table]["fields"]]
            names = [field["name"] for field in schema["fields"]]
            absent = [name for name in known if name not in names]
            for name in names:
                own = name not in known and f"{localised(name)}_en" not in known
                meant = get_close_matches(name, absent, n=1, cutoff=LIKENESS) if own else []
                if meant:
                    yield Remark(
                        f"{package.name}.{table}.{name}",
                        f"the column {shown(name)} is shown as a note; was {meant[0]} meant?",
                        (Place(package.file(table), 1),),
                    )
