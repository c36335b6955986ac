"""One package as a reader of one language sees it: its names, figures and paths."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.charts.chart import Chart
from generator.dates import months_of, partial_date
from generator.errors import Place
from generator.ids import FigureId, Link
from generator.language import Language
from generator.language.names import short_name
from generator.models import Figure, Package, Register
from generator.pages.page import Page
from generator.pages.templates import rendered
from generator.rows import ByKey, Tables
from generator.rows.texts import texts

Item = TypeVar("Item")
Key = TypeVar("Key")


@dataclass(frozen=True)
class LocalPackage:
    """One package in one language."""

    register: Register
    language: Language
    package: Package

    @property
    def figures(self) -> Sequence[Figure]:
        """The figures of the package, sorted by id."""
        return self.register.by_package.get(self.package.name, ())

    @property
    def tab(self) -> str:
        """The name of the package in the navigation: its short title if it has one."""
        return self.package_text("short_title") or self.package_text("title")

    @property
    def headlines(self) -> list[Figure]:
        """The headline figures that the descriptor of the package names."""
        named = self.package.descriptor.get("headlines", [])
        return [self.register.figures[f"{self.package.name}.{identity}"] for identity in named]

    @property
    def overview_path(self) -> str:
        """The page with the overview of the package."""
        return f"{self.package.name}/index.md"

    @property
    def overview(self) -> Link:
        """The title of the package, and the page with its overview."""
        return Link(self.package_text("title"), self.overview_path)

    @property
    def breadcrumbs(self) -> tuple[Link, ...]:
        """The breadcrumbs of a page below the overview."""
        return (*home_crumb(self.language), self.overview)

    def figures_about(self, subject: str) -> Sequence[Figure]:
        """The figures about one subject, sorted by id."""
        return self.register.by_subject.get((self.package.name, subject), ())

    def figure(self, subject: str, measure: str, period: str) -> Figure | None:
        """The figure of a subject, measure and period; None if there is none."""
        return self.register.figures.get(FigureId.of(self.package.name, subject, measure, period))

    def unreported(self, entity: str, period: str) -> Figure | None:
        """The figure that says that an entity did not report for a period, or None."""
        figure = self.figure(entity, "reported", period)
        return figure if figure and figure.published == "no" else None

    def remark(self, sentence: str) -> str:
        """A sentence that texts are ours and not those of the documents, like
        `sentences.SUMMARIES`; empty if the documents are ours too (`is_of_publisher`).
        """
        if is_of_publisher(self.register, self.package):
            return ""
        return self.language.text(sentence)

    @property
    def tables(self) -> Tables:
        """The rows of the package by table."""
        return self.package.tables

    @property
    def by_key(self) -> ByKey:
        """The rows of the package by key."""
        return self.package.by_key

    def own_notes(self, place: Place | None) -> Sequence[tuple[str, str]]:
        """The cells of a row in columns that only the package has, each with the name of its
        column. They are published as they are written. `place` is that of the row.
        """
        return tuple(self.package.own_cells.get(place, {}).items()) if place else ()

    def rendered(self, template: str, path: str, values: Mapping[str, Any]) -> str:
        """The Markdown of the page at a path. The template also gets `local`."""
        return rendered(
            template,
            {**values, "local": self},
            register=self.register,
            language=self.language,
            path=path,
        )

    def page(
        self,
        template: str,
        link: Link,
        description: str,
        values: Mapping[str, Any],
        charts: Iterable[Chart | None] = (),
    ) -> Page:
        """The page at a link, below the overview of the package."""
        return Page(
            path=link.path,
            title=link.title,
            description=description,
            markdown=self.rendered(template, link.path, values),
            breadcrumbs=self.breadcrumbs,
            charts=tuple(chart for chart in charts if chart),
        )

    def overview_page(
        self, template: str, values: Mapping[str, Any], charts: Iterable[Chart | None]
    ) -> Page:
        """The page with the overview of the package."""
        description = self.package_text("description")
        page = self.page(template, self.overview, description, values, charts)
        return replace(page, breadcrumbs=home_crumb(self.language), tab=self.tab)

    def package_text(self, stem: str) -> str:
        """A text of the package's descriptor, like its title or description."""
        return self.language.localised(texts(self.package.descriptor, stem))

    def title(self, table: str, key: str) -> str:
        """The title of a row in the language."""
        return self.language.localised(self.by_key.of(table)[key].title)

    def short_name(self, subject: str) -> str:
        """The short name of a subject."""
        return short_name(self.register, self.package.name, subject, self.language)

    def path(self, table: str, key: str) -> str:
        """The page of a row: `un-swap/indicators/audit.md`."""
        return f"{self.package.name}/{table}/{key}.md"

    def link(self, table: str, key: str) -> Link:
        """The title and the page of a row."""
        return Link(self.title(table, key), self.path(table, key))

    def period_order(self, period: str) -> int:
        """The position of a period among those of the package."""
        return self.package.period_order[period]

    def months(self, period: str) -> int | None:
        """The length of a period in months; None if its start or end is not known."""
        row = self.by_key.periods[period]
        return months_of(row.start, row.end)

    def is_over(self, period: str) -> bool:
        """True if a period had ended when the release was made, or if its end is not known."""
        end = self.by_key.periods[period].end
        return end is None or self.has_passed(end)

    def has_passed(self, date: str) -> bool:
        """True if a date, a month or a year was over when the release was made."""
        return partial_date(date).is_before(self.register.release.created)


def is_of_publisher(register: Register, package: Package) -> bool:
    """True if the publisher of the site published every source of the package, by any of its
    names. Then titles and summaries are its own words.
    """
    names = set(register.release.identity.publishers.values())
    return {row.publisher for row in package.tables.sources} <= names


def local_packages(register: Register, language: Language) -> list[LocalPackage]:
    """Each package in one language, in the order of the catalogue."""
    return [
        LocalPackage(register, language, package) for package in register.release.packages.values()
    ]


def local_packages_of(register: Register, language: Language, kind: str) -> list[LocalPackage]:
    """Each package of a kind in one language, in the order of the catalogue."""
    return [
        local for local in local_packages(register, language) if local.package.kind.name == kind
    ]


def home_crumb(language: Language) -> tuple[Link, ...]:
    """The breadcrumbs of a page below the home page."""
    return (Link(language.text("Home"), "index.md"),)


def by_first(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    """The second of each pair by the first, in their order."""
    groups: dict[Key, list[Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by key, in their order."""
    return by_first((key(item), item) for item in items)
