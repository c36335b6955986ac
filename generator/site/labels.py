"""Labels of pages, by which a search is narrowed, and the names that only one page has."""

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
from generator.pages.local import LocalPackage
from generator.pages.page import published, source_path
from generator.rows.texts import aliases_of

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
"""The kind of a page, by the table of the row that the page is about."""
OVERVIEW = gettext_noop("Overview")
LABELS = {"entities": "entity", "indicators": "indicator"}
"""Tables whose rows are labels of pages, and the names of these labels."""
NAMES = {"sources": "source", "decisions": "number", "entities": "acronym"}
"""Tables whose rows have a name that readers copy from a document, and the column of the name."""

RESOLUTION = re.compile(r"\d+/\d+")
NUMBER = re.compile(r"(?<![\w/])\d{4}/\d+(?![\w/])")
"""The number of a decision in a title."""


@dataclass(frozen=True)
class Topic:
    """Something that a page is about: a row of a table, or a whole package."""

    package: str
    table: str = ""
    """Empty for a whole package, and for the number of a paragraph."""
    key: str = ""


@dataclass(frozen=True)
class Labels:
    """The labels of pages in one language."""

    register: Register
    language: Language
    topics: Mapping[str, Sequence[Topic]]
    """What each page is about, by the address of the page. Pages of figures are not here."""

    def of(self, page: SitePage, identity: str) -> dict[str, list[str]]:
        """The labels of a page in words, by the name of the label.

        `identity` is the id of the figure that the page is about; empty for other pages.
        """
        figure = self.register.figures.get(identity)
        topics = figure_topics(self.register, figure) if figure else self.topics.get(page.path, ())
        labels = {"kind": {self.kind(page)}}
        for topic in topics:
            package = self.register.release.packages[topic.package]
            local = LocalPackage(self.register, self.language, package)
            labels.setdefault("package", set()).add(local.package_text("title"))
            if topic.table in LABELS:
                title = local.title(topic.table, topic.key)
                labels.setdefault(LABELS[topic.table], set()).add(title)
        if figure:
            labels["period"] = {period_name(self.register, figure, self.language)}
        return {name: sorted(values) for name, values in sorted(labels.items())}

    def values(self, identity: str) -> list[str]:
        """The value of a page's figure in words. Empty for other pages and withdrawn figures."""
        figure = self.register.figures.get(identity)
        return (
            [value_text(self.register, figure, self.language)]
            if figure and not figure.withdrawn
            else []
        )

    def kind(self, page: SitePage) -> str:
        """The kind of a page in words. Withdrawn figures have the same kind as other figures."""
        folder, _, identity = page.path.rstrip("/").partition("/")
        is_figure = folder == "figures" and is_figure_id(identity)
        topics = self.topics.get(page.path, ())
        tables = {"figures"} if is_figure else {topic.table for topic in topics}
        kinds = [KINDS[table] for table in sorted(tables) if table in KINDS]
        return self.language.text(kinds[0] if kinds else OVERVIEW)

    def names(self, page: SitePage, identity: str) -> list[str]:
        """The ids, symbols, numbers and acronyms that belong to this page only."""
        rows = [
            (self.register.rows[topic.package].of(topic.table)[topic.key], NAMES[topic.table])
            for topic in self.topics.get(page.path, ())
            if topic.table in NAMES
        ]
        named = {identity, *(getattr(row, column) or "" for row, column in rows)}
        words = {name for name in self.aliases(page) if " " not in name}
        return sorted({*named, *words, *self.numbers(identity)} - {""})

    def numbers(self, identity: str) -> list[str]:
        """The numbers of decisions in the titles of what a figure is about."""
        figure = self.register.figures.get(identity)
        if figure is None:
            return []
        subjects = self.register.rows[figure.package].subjects
        titles = [subjects[key].title.get("en", "") for key in figure.keys if key in subjects]
        return [number for title in titles for number in NUMBER.findall(title)]

    def aliases(self, page: SitePage) -> list[str]:
        """Other names of what a page is about, in this language and in English."""
        found: dict[str, None] = {}
        for topic in self.topics.get(page.path, ()):
            if topic.table == "entities":
                row = self.register.rows[topic.package].entities[topic.key]
                for code in (self.language.code, "en"):
                    names = [row.title.get(code, ""), *aliases_of(row.aliases, code)]
                    found |= dict.fromkeys(names)
        return sorted(found.keys() - {"", page.title})

    def cited(self, page: SitePage) -> list[str]:
        """The symbols that the decision of a page cites. Empty for other pages."""
        topics = self.topics.get(page.path, ())
        keys = {topic.key for topic in topics if topic.table == "decisions"}
        packages = self.register.release.packages.values()
        return sorted({name for package in packages for name in cited_names(package, keys)})


def cited_names(package: Package, decisions: set[str]) -> Iterator[str]:
    """The symbols that decisions cite. `decisions` are keys.

    A resolution that is cited only by its number is a resolution of the General Assembly.
    """
    for row in package.tables.citations:
        if row.decision in decisions and row.symbol:
            yield row.symbol
            if row.type == "resolution" and RESOLUTION.fullmatch(row.symbol):
                yield f"A/RES/{row.symbol}"


def labels_in(register: Register, language: Language) -> Labels:
    """The labels of all pages in one language."""
    topics: dict[str, list[Topic]] = {}
    for name, package in register.release.packages.items():
        local = LocalPackage(register, language, package)
        for path in (local.overview_path, list_path(local)):
            topics[published(path)] = [Topic(name)]
        for table in (table for table in KINDS if table != "figures"):
            for key in package.by_key.of(table):
                url = published(row_page_path(local, table, key))
                topics.setdefault(url, []).append(Topic(name, table, key))
    return Labels(register, language, topics)


def row_page_path(local: LocalPackage, table: str, key: str) -> str:
    """The Markdown file of the page about a row."""
    if table == "entities":
        return entity_path(key)
    return source_path(key) if table == "sources" else local.path(table, key)


def figure_topics(register: Register, figure: Figure) -> list[Topic]:
    """All that a figure is about. A key that is in no table is the number of a paragraph."""
    subjects = register.rows[figure.package].subjects
    return [
        Topic(figure.package, subjects[key].table if key in subjects else "", key)
        for key in figure.keys
    ]
