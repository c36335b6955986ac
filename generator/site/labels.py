"""What a page is found by besides its words: labels to narrow a search by, and the names that only
it has.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.citations.works import SitePage
from generator.ids import is_figure_id
from generator.language import Language, gettext_noop
from generator.language.names import period_name, value_text
from generator.models import Figure, Package, Register
from generator.pages.entities import entity_path
from generator.pages.figure_lists import list_path
from generator.pages.page import source_path
from generator.pages.scope import Scope
from generator.site.staging import published

KINDS = {
    "figures": gettext_noop("Figure"),
    "entities": gettext_noop("Entity"),
    "sources": gettext_noop("Source"),
    "indicators": gettext_noop("Indicator"),
    "decisions": gettext_noop("Decision"),
    "sessions": gettext_noop("Session"),
    "targets": gettext_noop("Target"),
    "categories": gettext_noop("Category"),
    "custodians": gettext_noop("Custodian"),
}
"""What a page is about, by its table."""
OVERVIEW = gettext_noop("Overview")
LABELS = {"entities": "entity", "indicators": "indicator"}
"""Tables whose rows are labels, and what the label is called."""
NAMES = {"sources": "source", "decisions": "number", "entities": "acronym"}
"""Tables whose rows have a name that readers copy from elsewhere, and the column that holds it."""

RESOLUTION = re.compile(r"\d+/\d+")

Place = tuple[str, str, str]
"""Package, table and key of what a page is about; no table and no key where it is about a whole
package.
"""


@dataclass(frozen=True)
class Labels:
    """The labels of one language. `places` are by the address of the page about them."""

    register: Register
    language: Language
    places: Mapping[str, Sequence[Place]]

    def of(self, page: SitePage, identity: str) -> dict[str, list[str]]:
        """The labels of a page in words, by what they are called; `identity` is the figure it is
        about, if any.
        """
        figure = self.register.figures.get(identity)
        places = figure_places(self.register, figure) if figure else self.places.get(page.path, ())
        labels = {"kind": {self.kind(page)}}
        for package, table, key in places:
            scope = Scope(self.register, self.language, self.register.release.packages[package])
            labels.setdefault("package", set()).add(scope.package_text("title"))
            if table in LABELS:
                labels.setdefault(LABELS[table], set()).add(scope.title(table, key))
        if figure:
            labels["period"] = {period_name(self.register, figure, self.language)}
        return {name: sorted(values) for name, values in sorted(labels.items())}

    def values(self, identity: str) -> list[str]:
        """The value of the figure that a page is about, where it is about one that is published."""
        figure = self.register.figures.get(identity)
        return (
            [value_text(self.register, figure, self.language)]
            if figure and not figure.withdrawn
            else []
        )

    def kind(self, page: SitePage) -> str:
        """What a page is about; a figure that was withdrawn has a page that looks like the others."""
        folder, _, identity = page.path.rstrip("/").partition("/")
        is_figure = folder == "figures" and is_figure_id(identity)
        tables = (
            {"figures"} if is_figure else {table for _, table, _ in self.places.get(page.path, ())}
        )
        known = [KINDS[table] for table in sorted(tables) if table in KINDS]
        return self.language.text(known[0] if known else OVERVIEW)

    def names(self, page: SitePage, identity: str) -> list[str]:
        """The id, symbol, number or acronym by which only this page is meant."""
        rows = [
            (self.register.rows[package].of(table)[key], NAMES[table])
            for package, table, key in self.places.get(page.path, ())
            if table in NAMES
        ]
        return sorted({identity, *(getattr(row, column) or "" for row, column in rows)} - {""})

    def cited(self, page: SitePage) -> list[str]:
        """The symbols that the decision of a page cites."""
        keys = {key for _, table, key in self.places.get(page.path, ()) if table == "decisions"}
        packages = self.register.release.packages.values()
        return sorted({name for package in packages for name in cited_names(package, keys)})


def cited_names(package: Package, decisions: set[str]) -> Iterator[str]:
    """The symbols that decisions cite: a resolution cited by its number alone is the General
    Assembly's.
    """
    for row in package.tables.citations:
        if row.decision in decisions and row.symbol:
            yield row.symbol
            if row.type == "resolution" and RESOLUTION.fullmatch(row.symbol):
                yield f"A/RES/{row.symbol}"


def labels_in(register: Register, language: Language) -> Labels:
    places: dict[str, list[Place]] = {}
    for name, package in register.release.packages.items():
        scope = Scope(register, language, package)
        for path in (scope.overview_path, list_path(scope)):
            places[published(path)] = [(name, "", "")]
        for table in (table for table in KINDS if table != "figures"):
            for key in package.by_key.of(table):
                places.setdefault(published(path_of(scope, table, key)), []).append(
                    (name, table, key)
                )
    return Labels(register, language, places)


def path_of(scope: Scope, table: str, key: str) -> str:
    if table == "entities":
        return entity_path(key)
    return source_path(key) if table == "sources" else scope.path(table, key)


def figure_places(register: Register, figure: Figure) -> list[Place]:
    """Everything that a figure is about. A key that no table defines is the number of a paragraph."""
    subjects = register.rows[figure.package].subjects
    return [
        (figure.package, subjects[key].table if key in subjects else "", key) for key in figure.keys
    ]
