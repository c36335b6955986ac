"""One page per entity: what all packages say of it, its report cards first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link, joined
from generator.language import Language
from generator.language.letters import sort_key
from generator.models import Figure, Register
from generator.pages.commitments import Commitment, commitments
from generator.pages.page import Page
from generator.pages.scope import Scope, all_scopes
from generator.pages.tables import FigureTable, measures_by_period
from generator.rows.common import EntityRow, ListRow
from generator.rows.report_cards import RatingRow, ReportingRow

LIST_PATH = "entities/index.md"
"""The page that lists all entities (`entity_list.py`)."""


@dataclass(frozen=True)
class NamedList:
    """A list of entities in a document: its title, its statement, its place and its members."""

    title: str
    says: str
    """What it says about its members."""
    source: str
    locator: str
    members: tuple[Link, ...]
    """Name and page of each member."""


@dataclass(frozen=True)
class StatedRating:
    """A rating that a document states."""

    indicator: str
    """The key of the indicator."""
    row: RatingRow
    figure: Figure | None


@dataclass(frozen=True)
class ReportCard:
    """The ratings of one entity in one period."""

    period: str
    ratings: tuple[StatedRating, ...]
    unrated: tuple[Link, ...]
    """Name and page of each indicator of this period for which our data have no rating."""


@dataclass(frozen=True)
class EntitySection:
    """What one package has about an entity."""

    scope: Scope
    cards: tuple[ReportCard, ...]
    """The report card of each period with a stated rating, the latest first."""
    reporting: tuple[tuple[ReportingRow, Figure | None], ...]
    """Rows that say if the entity reported, each with its figure."""
    lists: tuple[NamedList, ...]
    commitments: tuple[Commitment, ...]
    figures: FigureTable | None
    official: Mapping[str, str] | None
    """Where the official report cards are published (url, source, locator), if the package says it.
    """


def entity_path(entity: str) -> str:
    """The page of an entity."""
    return f"entities/{entity}.md"


def entity_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page of each entity, in the order of keys."""
    scopes = all_scopes(register, language)
    for key, (scope, row) in entities_by_key(scopes).items():
        sections = [section for scope in scopes if (section := entity_section(scope, key))]
        yield entity_page(scope, row, sections)


def entities_by_key(scopes: Sequence[Scope]) -> dict[str, tuple[Scope, EntityRow]]:
    """All entities, sorted by key, each with its row in the first package that names it."""
    entities: dict[str, tuple[Scope, EntityRow]] = {}
    for scope in scopes:
        for row in scope.tables.entities:
            entities.setdefault(row.entity, (scope, row))
    return dict(sorted(entities.items()))


def entity_page(scope: Scope, row: EntityRow, sections: list[EntitySection]) -> Page:
    """The page of one entity. `scope` is the first package that names it."""
    language, path = scope.language, entity_path(row.entity)
    name = language.localised(row.title)
    group = group_name(scope, row)
    values = {"row": row, "name": name, "group": group, "sections": sections}
    return Page(
        path=path,
        title=name,
        description=language.text(
            "%(entity)s: its report card, and all else that documents say of it.", entity=name
        ),
        markdown=scope.rendered("entity.md", path, values),
        breadcrumbs=(
            Link(language.text("Home"), "index.md"),
            Link(language.text("Entities"), LIST_PATH),
        ),
    )


def entity_section(scope: Scope, key: str) -> EntitySection | None:
    """What a package has about an entity; None if it has nothing."""
    ratings = [row for row in scope.tables.ratings if row.entity == key]
    figures = [figure for figure in scope.figures_about(key) if figure.measure != "reported"]
    reporting = tuple(
        (row, scope.figure(key, "reported", row.period))
        for row in scope.tables.reporting
        if row.entity == key
    )
    listed = {row.list for row in scope.tables.members if row.entity == key}
    section = EntitySection(
        scope=scope,
        cards=report_cards(scope, ratings),
        reporting=reporting,
        lists=tuple(named_list(scope, row) for row in scope.tables.lists if row.list in listed),
        commitments=tuple(item for item in commitments(scope) if item.key == key),
        figures=measures_by_period(scope, figures) if figures else None,
        official=scope.package.descriptor.get("report_cards"),
    )
    content = (section.cards, reporting, section.lists, section.commitments, figures)
    return section if any(content) else None


def report_cards(scope: Scope, ratings: Sequence[RatingRow]) -> tuple[ReportCard, ...]:
    """The report cards of one entity, the latest period first. `ratings` are all its ratings."""
    periods = sorted({row.period for row in ratings}, key=scope.period_order, reverse=True)
    return tuple(
        report_card(scope, period, [row for row in ratings if row.period == period])
        for period in periods
    )


def report_card(scope: Scope, period: str, ratings: Sequence[RatingRow]) -> ReportCard:
    """The report card of one entity in one period, from its ratings in this period."""
    stated = {row.indicator: row for row in ratings}
    indicators = indicators_of_period(scope, period)
    return ReportCard(
        period,
        tuple(
            StatedRating(
                key,
                stated[key],
                scope.figure(joined((stated[key].entity, key)), "rating", period),
            )
            for key in indicators
            if key in stated
        ),
        tuple(scope.link("indicators", key) for key in indicators if key not in stated),
    )


def indicators_of_period(scope: Scope, period: str) -> list[str]:
    """The indicators with a figure of this period in our data, in the order of the table."""
    about = {key for figure in scope.figures if figure.period == period for key in figure.keys}
    return [row.indicator for row in scope.tables.indicators if row.indicator in about]


def named_list(scope: Scope, row: ListRow) -> NamedList:
    """The list of a row, with its members in alphabetical order."""
    members = [member.entity for member in scope.tables.members if member.list == row.list]
    names = sorted((sort_key(scope.title("entities", key)), key) for key in members)
    return NamedList(
        title=scope.language.localised(row.title),
        says=scope.language.localised(row.says),
        source=row.source,
        locator=row.locator,
        members=tuple(Link(scope.title("entities", key), entity_path(key)) for _, key in names),
    )


def group_name(scope: Scope, row: EntityRow) -> str:
    """The name of an entity's group; empty if it has none."""
    return scope.title("subjects", row.group) if row.group else ""
