"""One package in one language: where its pages look up names and figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.ids import FigureId
from generator.language import Language
from generator.language.names import short_name
from generator.models import Figure, Package, Register
from generator.pages.templates import rendered
from generator.rows import ByKey, Tables
from generator.rows.texts import texts


@dataclass(frozen=True)
class Scope:
    """What the pages of one package are made from."""

    register: Register
    language: Language
    package: Package

    @property
    def figures(self) -> list[Figure]:
        """The figures of the package, in the order of ids."""
        return [
            figure
            for figure in self.register.figures.values()
            if figure.package == self.package.name
        ]

    @property
    def tab(self) -> str:
        """What the navigation calls the package: its short title, where it has one."""
        return self.package_text("short_title") or self.package_text("title")

    @property
    def headlines(self) -> list[Figure]:
        """The figures that the descriptor of the package names as its headlines."""
        named = self.package.descriptor.get("headlines", [])
        return [self.register.figures[f"{self.package.name}.{identity}"] for identity in named]

    @property
    def overview_path(self) -> str:
        return f"{self.package.name}/index.md"

    @property
    def breadcrumbs(self) -> tuple[tuple[str, str], ...]:
        """The way to a page below the overview."""
        return (
            (self.language.text("Home"), "index.md"),
            (self.package_text("title"), self.overview_path),
        )

    def figures_about(self, subject: str) -> Sequence[Figure]:
        """The figures about one subject, in the order of ids."""
        return self.register.by_subject.get((self.package.name, subject), ())

    def figure(self, subject: str, measure: str, period: str) -> Figure | None:
        return self.register.figures.get(FigureId.of(self.package.name, subject, measure, period))

    def unreported(self, entity: str, period: str) -> Figure | None:
        """What states that an entity did not report for a period; None where nothing does."""
        figure = self.figure(entity, "reported", period)
        return figure if figure and figure.published == "no" else None

    @property
    def tables(self) -> Tables:
        """The rows of the package, table by table."""
        return self.package.tables

    @property
    def by_key(self) -> ByKey:
        """The rows of the package by their keys."""
        return self.package.by_key

    def rendered(self, template: str, path: str, values: Mapping[str, Any]) -> str:
        """The Markdown of the page at a path."""
        return rendered(
            template,
            {**values, "scope": self},
            register=self.register,
            language=self.language,
            path=path,
        )

    def package_text(self, stem: str) -> str:
        """A text of the package's own descriptor: its title, its description."""
        return self.language.localised(texts(self.package.descriptor, stem))

    def title(self, table: str, key: str) -> str:
        return self.language.localised(self.by_key.of(table)[key].title)

    def short_name(self, subject: str) -> str:
        return short_name(self.register, self.package.name, subject, self.language)

    def path(self, table: str, key: str) -> str:
        """The page of one row: `un-swap/indicators/audit.md`."""
        return f"{self.package.name}/{table}/{key}.md"

    def period_order(self, period: str) -> int:
        """The place of a period among those of the package: two that the table puts in one place go
        by their keys.
        """
        periods = self.register.rows[self.package.name].periods
        return sorted(periods, key=lambda key: (periods[key].order, key)).index(period)


def all_scopes(register: Register, language: Language) -> list[Scope]:
    """One scope per package, in the order of the catalogue."""
    return [Scope(register, language, package) for package in register.release.packages.values()]


def scopes(register: Register, language: Language, kind: str) -> list[Scope]:
    """One scope per package of a kind, in the order of the catalogue."""
    return [scope for scope in all_scopes(register, language) if scope.package.kind.name == kind]
