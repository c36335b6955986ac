"""The source of all facts of one import: a row of the table `sources`."""

import re
from pathlib import PurePath

from generator.errors import UnknownName, shown
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.names import key_of

TABLE = "sources"


def source_of(draft: Draft, given: str, sheet: PurePath) -> str:
    """The key of the source from which a sheet is: the `given` one, or else the only one.

    A new source gets a row with the name of the file as its title. Raises `UnknownName` if the
    table has several and none is given, and for a key that cannot be one.
    """
    table = draft.table(TABLE)
    if given:
        return draft.find(TABLE, given) or add_source(draft, given, sheet.stem)
    if only := draft.only(TABLE):
        return only
    if not table.rows:
        return add_source(draft, key_of(sheet.stem, table.keys, "source"), sheet.stem)
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
