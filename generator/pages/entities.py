"""One page per entity: what all packages say of it, its report cards first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.models import Figure, Register
from generator.pages.commitments import Commitment, commitments
from generator.pages.page import Page
from generator.pages.scope import Scope, all_scopes, grouped, home_crumb
from generator.pages.tables import Table, measures_by_period
from generator.rows.common import EntityRow, ListRow
from generator.rows.report_cards import RatingRow, ReportingRow

LIST_PATH = "entities/index.md"
"""The page that lists all entities (`entity_list.py`)."""


@dataclass(frozen=True)
class AboutEntities:
    """What one package has about its entities, by their keys. It is collected once."""

    scope: Scope
    ratings: Mapping[str, Sequence[RatingRow]]
    reporting: Mapping[str, Sequence[ReportingRow]]
    lists: Mapping[str, Sequence[ListRow]]
    commitments: Mapping[str, Sequence[Commitment]]
    indicators: Mapping[str, Sequence[str]]
    """By period: the indicators with a figure of this period, in the order of the table."""


@dataclass(frozen=True)
class ReportCard:
    """The ratings of one entity in one period."""

    period: str
    ratings: Sequence[tuple[RatingRow, Figure | None]]
    """The stated ratings, in the order of indicators."""
    unrated: Sequence[Link]
    """Name and page of each indicator of this period for which our data have no rating."""


@dataclass(frozen=True)
class EntitySection:
    """What one package has about an entity."""

    scope: Scope
    cards: Sequence[ReportCard]
    """The report card of each period with a stated rating, the latest first."""
    reporting: Sequence[tuple[ReportingRow, Figure | None]]
    """Rows that say if the entity reported, each with its figure."""
    lists: Sequence[ListRow]
    commitments: Sequence[Commitment]
    figures: Table | None
    official: Mapping[str, str] | None
    """Where the official report cards are published (url, source, locator), if the package says it.
    """


def entity_path(entity: str) -> str:
    """The page of an entity."""
    return f"entities/{entity}.md"


def entity_link(scope: Scope, entity: str) -> Link:
    """The name and the page of an entity."""
    return Link(scope.title("entities", entity), entity_path(entity))


def entity_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page of each entity, in the order of keys."""
    scopes = all_scopes(register, language)
    packages = [about_entities(scope) for scope in scopes]
    for key, (scope, row) in entities_by_key(scopes).items():
        sections = [section for about in packages if (section := entity_section(about, key))]
        yield entity_page(scope, row, sections)


def entities_by_key(scopes: Sequence[Scope]) -> dict[str, tuple[Scope, EntityRow]]:
    """All entities, sorted by key, each with its row in the first package that names it."""
    entities: dict[str, tuple[Scope, EntityRow]] = {}
    for scope in scopes:
        for row in scope.tables.entities:
            entities.setdefault(row.entity, (scope, row))
    return dict(sorted(entities.items()))


def about_entities(scope: Scope) -> AboutEntities:
    """What a package has about its entities."""
    shown = {(figure.period, key) for figure in scope.figures for key in figure.keys}
    return AboutEntities(
        scope,
        ratings=grouped(scope.tables.ratings, lambda row: row.entity),
        reporting=grouped(scope.tables.reporting, lambda row: row.entity),
        lists=lists_by_entity(scope),
        commitments=grouped(commitments(scope), lambda commitment: commitment.key),
        indicators={
            period: [key for key in scope.by_key.indicators if (period, key) in shown]
            for period in scope.by_key.periods
        },
    )


def lists_by_entity(scope: Scope) -> dict[str, list[ListRow]]:
    """The lists that name each entity, in the order of the table."""
    members = grouped(scope.tables.members, lambda row: row.list)
    naming = [
        (member.entity, row) for row in scope.tables.lists for member in members.get(row.list, ())
    ]
    by_entity = grouped(naming, lambda pair: pair[0])
    return {entity: [row for _, row in pairs] for entity, pairs in by_entity.items()}


def entity_page(scope: Scope, row: EntityRow, sections: Sequence[EntitySection]) -> Page:
    """The page of one entity. `scope` is the first package that names it."""
    language, path = scope.language, entity_path(row.entity)
    name = language.localised(row.title)
    values = {"row": row, "name": name, "group": group_name(scope, row), "sections": sections}
    return Page(
        path=path,
        title=name,
        description=language.text(
            "%(entity)s: its report card, and all else that documents say of it.", entity=name
        ),
        markdown=scope.rendered("entity.md", path, values),
        breadcrumbs=(*home_crumb(language), Link(language.text("Entities"), LIST_PATH)),
    )


def entity_section(about: AboutEntities, key: str) -> EntitySection | None:
    """What a package has about an entity; None if it has nothing."""
    scope = about.scope
    figures = [figure for figure in scope.figures_about(key) if figure.measure != "reported"]
    section = EntitySection(
        scope,
        cards=report_cards(about, key),
        reporting=[
            (row, scope.figure(key, "reported", row.period)) for row in about.reporting.get(key, ())
        ],
        lists=about.lists.get(key, ()),
        commitments=about.commitments.get(key, ()),
        figures=measures_by_period(scope, figures) if figures else None,
        official=scope.package.descriptor.get("report_cards"),
    )
    content = (section.cards, section.reporting, section.lists, section.commitments, figures)
    return section if any(content) else None


def report_cards(about: AboutEntities, key: str) -> list[ReportCard]:
    """The report cards of one entity, the latest period first."""
    scope = about.scope
    by_period = grouped(about.ratings.get(key, ()), lambda row: row.period)
    cards = []
    for period in sorted(by_period, key=scope.period_order, reverse=True):
        stated = {row.indicator: row for row in by_period[period]}
        indicators = about.indicators[period]
        rated = [stated[indicator] for indicator in indicators if indicator in stated]
        ratings = [(row, scope.figure(f"{key}~{row.indicator}", "rating", period)) for row in rated]
        unrated = [indicator for indicator in indicators if indicator not in stated]
        cards.append(
            ReportCard(period, ratings, [scope.link("indicators", one) for one in unrated])
        )
    return cards


def group_name(scope: Scope, row: EntityRow) -> str:
    """The name of an entity's group; empty if it has none."""
    return scope.title("subjects", row.group) if row.group else ""
