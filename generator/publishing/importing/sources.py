"""The sources of the facts of an import: rows of the table `sources`.

All facts are from one source, except those of rows that name their own.
"""

import re
from dataclasses import replace
from pathlib import PurePath

from generator.errors import UnknownName, shown
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.heads import PROVENANCE, columns_named, thing_named
from generator.publishing.importing.layout import Grid
from generator.publishing.importing.names import key_of
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell

TABLE = "sources"


def source_of(draft: Draft, given: str, sheet: PurePath) -> str:
    """The key of the source from which a sheet is: the `given` one, or else the only one, or else
    the one with the name of the file as its key.

    A new source gets a row with the name of the file as its title. Raises `UnknownName` if the
    table has several and none is given, and for a key that cannot be one.
    """
    table = draft.table(TABLE)
    if given:
        return draft.find(TABLE, given) or add_source(draft, given, sheet.stem)
    if only := draft.only(TABLE):
        return only
    if (named := key_of(sheet.stem, (), "source")) in table.keys:
        return named
    if not table.rows:
        return add_source(draft, named, sheet.stem)
    keys = ", ".join(row["source"] for row in table.rows)
    raise UnknownName(
        f"{table.file} has several sources; say from which one the sheet is, with --source and one "
        f"of: {keys}; or a new key, like {key_of(sheet.stem, table.keys, 'source')}"
    )


def add_source(draft: Draft, key: str, title: str) -> str:
    """Adds the row of a new source. The editor must say who published it."""
    table = draft.table(TABLE)
    fields = {one["name"]: one for one in table.schema["fields"]}
    if not re.fullmatch(fields["source"]["constraints"]["pattern"], key):
        raise UnknownName(
            f"{shown(key)} cannot be the key of a source; only the letters A to Z, digits and "
            ". / ( ) - may stand in it"
        )
    row = {"source": key, "title_en": title, "language": "en", "retrieved": draft.today}
    draft.add(TABLE, row)
    draft.report.ask(
        f"{table.file}: the publisher of {shown(key)}; correct its title and its language too"
    )
    return key


def with_provenance(grid: Grid, report: Report) -> Grid:
    """The table with its columns of sources and locators apart from the others."""
    heads = [head for head in grid.heads if not thing_named(head, PROVENANCE)]
    return replace(grid, heads=heads, provenance=columns_named(grid.heads, PROVENANCE, report))


def cited_rows(draft: Draft, grid: Grid, pattern: str) -> dict[int, tuple[str, str]]:
    """Source and locator of the rows that name them, by the number of the row; empty if one does
    not. New sources are added. `pattern` is that of locators.
    """
    cited = {}
    for row in grid.rows:
        cells = {thing: row[head.column - 1] for thing, head in grid.provenance.items()}
        source, locator = named_source(draft, cells.get("source")), ""
        place = cells.get("locator")
        if place and re.fullmatch(pattern, place.text):
            locator = place.text
            draft.report.use(place)
        elif place and place.text:
            problem = "it is not written like a locator; write it like para. 24, page 12 or table 1"
            draft.report.say("not read", problem, place)
        cited[row[0].row] = (source, locator)
    return cited


def named_source(draft: Draft, cell: Cell | None) -> str:
    """The key of the source that a cell names; empty if it is empty."""
    if cell is None or not cell.text:
        return ""
    draft.report.use(cell)
    found = draft.find(TABLE, cell.text, cell)
    return add_source(draft, key_or_made(draft, cell.text), cell.text) if found is None else found


def key_or_made(draft: Draft, text: str) -> str:
    """The key of a new source: what the sheet calls it, or a key that is made of that."""
    table = draft.table(TABLE)
    fields = {one["name"]: one for one in table.schema["fields"]}
    is_key = re.fullmatch(fields["source"]["constraints"]["pattern"], text)
    return text if is_key else key_of(text, table.keys, "source")
