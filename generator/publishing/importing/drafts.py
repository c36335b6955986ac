"""A package while a sheet is taken in: finds the rows that a sheet names, and adds new ones."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.errors import UnknownName, nearest, shown
from generator.files import DESCRIPTOR, Files
from generator.kinds import KIND_NAMES, Kind, kind_named
from generator.publishing.importing.elsewhere import BODIES, Body, bodies_elsewhere, only_body
from generator.publishing.importing.locators import Locators
from generator.publishing.importing.names import Ambiguous, key_of, with_acronym
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.tables import Row, Table, new_table, read_table
from generator.publishing.writing import read_json, with_resource


@dataclass
class Draft:
    """A package with the rows that were taken in so far. Nothing is written yet."""

    name: str
    folder: str
    kind: Kind
    title: str
    files: Files
    paths: Mapping[str, str]
    """The files of its tables, as the descriptor names them."""
    report: Report
    today: str
    """The date of the catalogue."""
    publisher: str
    """Who publishes the site."""
    others: Mapping[str, str]
    """The descriptors of the other packages, by their names."""
    source: str = ""
    """The key of the source of all facts that are taken in."""
    locators: Locators = field(default_factory=Locators)
    cited: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Source and locator of the rows of the sheet that name them, by number; empty if one does not.
    """
    tables: dict[str, Table] = field(default_factory=dict)
    rows_by_key: dict[str, dict[tuple[str, ...], list[int]]] = field(default_factory=dict)
    """The indices of the rows of facts, by table and by what they are about."""
    touched: set[tuple[str, int]] = field(default_factory=set)
    """The rows of facts that a sheet holds: table and index."""

    def source_at(self, row: int) -> str:
        """The key of the source of a row of the sheet."""
        return self.cited.get(row, ("", ""))[0] or self.source

    def names_locator(self, row: int) -> bool:
        """True if a row of the sheet says itself where it stands in its source."""
        return bool(self.cited.get(row, ("", ""))[1])

    def locator_at(self, row: int) -> str:
        """Where a row of the sheet stands in its source."""
        return self.cited[row][1] if self.names_locator(row) else self.locators.at(row)

    def has(self, table: str) -> bool:
        """True if packages of this kind may have a table."""
        return table in self.kind.tables

    def table(self, name: str) -> Table:
        """A table of the package, read at its first use; without rows if it is not there yet."""
        if name not in self.tables:
            schema = self.kind.tables[name]
            if name in self.paths:
                file = f"{self.folder}/{self.paths[name]}"
                self.tables[name] = read_table(self.files, name, file, schema=schema)
            else:
                file = f"{self.folder}/{name}.csv"
                self.tables[name] = new_table(name, file, schema=schema, languages=self.languages)
        return self.tables[name]

    @property
    def languages(self) -> list[str]:
        """The languages of the texts, as the table of sources has them."""
        columns = self.table("sources").columns if "sources" in self.paths else ["title_en"]
        return [name.removeprefix("title_") for name in columns if name.startswith("title_")]

    def column(self, table: str, name: str) -> bool:
        """True if the program has a table with this column."""
        return self.has(table) and name in self.table(table).legal

    def find(self, table: str, name: str, cell: Cell | None = None) -> str | None:
        """The key of the row with a name, also of one like “Bureau of Umbrellas (BBU)”.

        None if no row has it. Empty if several have it, which is reported.
        """
        names = [name, *(with_acronym(name) if table in BODIES else ())]
        try:
            found = next(filter(None, map(self.table(table).named, names)), None)
        except Ambiguous as error:
            self.report.say("not read", f"{error}; write the key", cell)
            return ""
        if found is not None:
            self.table(table).call(found, names)
            self.report.use(cell)
        return found

    def new_key(self, table: str, name: str, *, reserved: Mapping[str, None] | None = None) -> str:
        """A key that no row has in the tables of this package whose keys may not be the same.

        `reserved` are further keys that it may not be.
        """
        taken = ChainMap(dict(reserved or {}), self.taken(table))
        return key_of(name, taken, self.table(table).key)

    def taken(self, table: str) -> ChainMap[str, None]:
        """The keys that a new row of a table may not have: its own, and those of related tables."""
        others = [one for one in self.kind.subjects if one in self.paths or one in self.tables]
        related = others if table in self.kind.subjects else []
        return ChainMap(*(self.table(one).keys for one in {table, *related}))

    @cached_property
    def elsewhere(self) -> Mapping[str, Mapping[str, Body]]:
        """The bodies in other packages, by their names and keys."""
        return bodies_elsewhere(self.files, self.others)

    def find_or_add(
        self, table: str, name: str, cells: Mapping[str, str] | None = None, *, cell: Cell
    ) -> str | None:
        """The key of the row with a name. A new row gets a key, the name as title, and `cells`.

        None if several rows have the name.
        """
        key = self.find(table, name, cell)
        if key is not None:
            return key or None
        self.report.use(cell)
        row: Row = {"title_en": name, **(cells or {})}
        written = with_acronym(name) if table in BODIES else []
        if written and self.column(table, "acronym"):
            row |= {"acronym": written[0], "title_en": written[1]}
        names = [name, *written, *filter(None, [row.get("acronym")])]
        key = self.joined(table, row, names, cell=cell) if table in BODIES else ""
        key = key or self.new_key(table, written[0] if written else name)
        if key not in self.table(table).keys:
            self.add(table, {self.table(table).key: key, **row})
        self.table(table).call(key, names)
        return key

    def joined(self, table: str, row: Row, names: Sequence[str], *, cell: Cell) -> str:
        """The key of a body with one of these names that the package, or only one body of other
        packages, has; empty if it needs a new key. `row` gets its title and its entity.
        """
        if table != "entities" and (own := self.find("entities", names[0], cell)):
            return self.with_entity(table, row, own)
        body = only_body(self.elsewhere, names)
        if body is None:
            return ""
        place = "entities" if body.is_entity else table
        if body.key not in self.table(place).keys:
            if body.key in self.taken(place):
                return ""
            told = f"{body.key}, which is {body.title} in the package {body.package}"
            cure = "if it is another body, give it another key"
            self.report.say("read so", f"it was read as {told}; {cure}", cell)
            row["title_en"] = body.title
            if place != table:
                acronym = body.acronym
                self.add(place, {"entity": body.key, "acronym": acronym, "title_en": body.title})
        return self.with_entity(table, row, body.key) if place != table else body.key

    def with_entity(self, table: str, row: Row, entity: str) -> str:
        """The key of the row of a custodian or an addressee that is an entity; empty if it is new.
        Then `row` gets the entity.
        """
        row["entity"] = entity
        rows = [one for one in self.table(table).rows if one.get("entity") == entity]
        return rows[0][self.table(table).key] if rows else ""

    def add(self, table: str, row: Mapping[str, str]) -> None:
        """Adds a row, and counts it."""
        self.table(table).add(self.table(table).taken(row))
        self.report.count(table, "added")

    def only(self, table: str) -> str | None:
        """The key of the only row of a table; None if there are none or several."""
        rows = self.table(table).rows
        return rows[0][self.table(table).key] if len(rows) == 1 else None


def open_draft(files: Files, catalogue: str, name: str, *, report: Report) -> Draft:
    """The package with a name as it is. Raises `UnknownName` or `InvalidRelease`."""
    described: Mapping[str, Any] = read_json(files.get(catalogue), catalogue)
    resources: Sequence[Mapping[str, str]] = described.get("resources", [])
    paths = {str(one.get("name")): str(one.get("path")) for one in resources}
    if name not in paths:
        raise UnknownName(
            f"the catalogue has no package {shown(name)}; {nearest(name, paths)}; "
            f"to make one: answerable new KIND {name}"
        )
    descriptor: Mapping[str, Any] = read_json(files.get(paths[name]), paths[name])
    if descriptor.get("kind") not in KIND_NAMES:
        raise UnknownName(f"{paths[name]} names no kind; write one of: {', '.join(KIND_NAMES)}")
    tables = {str(one.get("name")): str(one.get("path")) for one in descriptor.get("resources", [])}
    return Draft(
        name=name,
        folder=paths[name].removesuffix(f"/{DESCRIPTOR}"),
        kind=kind_named(descriptor["kind"]),
        title=str(descriptor.get("title_en") or name),
        files=files,
        paths=tables,
        report=report,
        today=str(described.get("created", ""))[:10],
        publisher=str(described.get("publisher", {}).get("name") or described.get("title", "")),
        others={other: path for other, path in paths.items() if other != name},
    )


def changed_files(draft: Draft) -> dict[str, bytes]:
    """The files that are to be written, by path: changed tables, and the descriptor."""
    changed = [table for table in draft.tables.values() if table.is_changed]
    contents = {table.file: table.content() for table in changed}
    path = f"{draft.folder}/{DESCRIPTOR}"
    descriptor = draft.files[path]
    for table in changed:
        if table.name not in draft.paths:
            resource = {"name": table.name, "path": f"{table.name}.csv"}
            descriptor = with_resource(descriptor, resource)
    return contents if descriptor == draft.files[path] else {**contents, path: descriptor}
