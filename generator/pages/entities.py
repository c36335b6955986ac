"""One page per entity: what all packages say of it, its report cards first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.models import Figure, Register
from generator.pages.asked import Asked, asked_by_entity
from generator.pages.commitments import Commitment, commitments
from generator.pages.lineage import Lineage, lineages
from generator.pages.local import LocalPackage, by_first, grouped, home_crumb, local_packages
from generator.pages.page import Page
from generator.pages.tables import Table, measures_by_period
from generator.pages.targets.about import Answered, answered_by_entity
from generator.rows import main_rows
from generator.rows.common import EntityRow, ListRow
from generator.rows.report_cards import RatingRow, ReportingRow

LIST_PATH = "entities/index.md"
"""The page that lists all entities (`entity_list.py`)."""


@dataclass(frozen=True)
class AboutEntities:
    """What one package has about its entities, by their keys. It is collected once."""

    local: LocalPackage
    ratings: Mapping[str, Sequence[RatingRow]]
    reporting: Mapping[str, Sequence[ReportingRow]]
    lists: Mapping[str, Sequence[ListRow]]
    commitments: Mapping[str, Sequence[Commitment]]
    asked: Mapping[str, Sequence[Asked]]
    answered: Mapping[str, Sequence[Answered]]
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

    local: LocalPackage
    cards: Sequence[ReportCard]
    """The report card of each period with a stated rating, the latest first."""
    reporting: Sequence[tuple[ReportingRow, Figure | None]]
    """Rows that say if the entity reported, each with its figure."""
    lists: Sequence[ListRow]
    commitments: Sequence[Commitment]
    asked: Sequence[Asked]
    answered: Sequence[Answered]
    figures: Table | None
    official: Mapping[str, str] | None
    """Where the official report cards are published (url, source, locator), if the package says it.
    """


def entity_path(entity: str) -> str:
    """The page of an entity."""
    return f"entities/{entity}.md"


def entity_link(local: LocalPackage, entity: str) -> Link:
    """The name and the page of an entity."""
    return Link(local.title("entities", entity), entity_path(entity))


def entity_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page of each entity, in the order of keys."""
    packages = local_packages(register, language)
    described = [about_entities(local) for local in packages]
    entities = entities_by_key(packages)
    lineage = lineages(
        ((key, one) for key, (_, row) in entities.items() for one in row.predecessors),
        lambda key: entity_link(entities[key][0], key),
    )
    for key, (local, row) in entities.items():
        sections = [section for about in described if (section := entity_section(about, key))]
        yield entity_page(local, row, sections, lineage.get(key))


def entities_by_key(packages: Sequence[LocalPackage]) -> dict[str, tuple[LocalPackage, EntityRow]]:
    """All entities, sorted by key, each with its row in the first package that names it."""
    entities: dict[str, tuple[LocalPackage, EntityRow]] = {}
    for local in packages:
        for row in local.tables.entities:
            entities.setdefault(row.entity, (local, row))
    return dict(sorted(entities.items()))


def about_entities(local: LocalPackage) -> AboutEntities:
    """What a package has about its entities."""
    shown = {(figure.period, key) for figure in local.figures for key in figure.keys}
    return AboutEntities(
        local,
        ratings=grouped(main_rows(local.tables.ratings), lambda row: row.entity),
        reporting=grouped(local.tables.reporting, lambda row: row.entity),
        lists=lists_by_entity(local),
        commitments=grouped(commitments(local), lambda commitment: commitment.key),
        asked=asked_by_entity(local),
        answered=answered_by_entity(local),
        indicators={
            period: [key for key in local.by_key.indicators if (period, key) in shown]
            for period in local.by_key.periods
        },
    )


def lists_by_entity(local: LocalPackage) -> dict[str, list[ListRow]]:
    """The lists that name each entity, in the order of the table."""
    members = grouped(local.tables.members, lambda row: row.list)
    return by_first(
        (member.entity, row) for row in local.tables.lists for member in members.get(row.list, ())
    )


def entity_page(
    local: LocalPackage, row: EntityRow, sections: Sequence[EntitySection], lineage: Lineage | None
) -> Page:
    """The page of one entity. `local` is the first package that names it."""
    language, path = local.language, entity_path(row.entity)
    name = language.localised(row.title)
    values = {
        "row": row,
        "name": name,
        "group": group_name(local, row),
        "lineage": lineage,
        "sections": sections,
    }
    return Page(
        path=path,
        title=name,
        description=language.text(
            "%(entity)s: its report card, and all else that documents say of it.", entity=name
        ),
        markdown=local.rendered("entity.md", path, values),
        breadcrumbs=(*home_crumb(language), Link(language.text("Entities"), LIST_PATH)),
    )


def entity_section(about: AboutEntities, key: str) -> EntitySection | None:
    """What a package has about an entity; None if it has nothing."""
    local = about.local
    figures = [figure for figure in local.figures_about(key) if is_told(figure)]
    section = EntitySection(
        local,
        cards=report_cards(about, key),
        reporting=[
            (row, local.figure(key, "reported", row.period)) for row in about.reporting.get(key, ())
        ],
        lists=about.lists.get(key, ()),
        commitments=about.commitments.get(key, ()),
        asked=about.asked.get(key, ()),
        answered=about.answered.get(key, ()),
        figures=measures_by_period(local, figures) if figures else None,
        official=local.package.descriptor.get("report_cards"),
    )
    content = (section.cards, section.reporting, section.lists, section.commitments, figures)
    return section if any((*content, section.asked, section.answered)) else None


def is_told(figure: Figure) -> bool:
    """True for a figure that the page of an entity shows in its table: not that it reported, which
    has a section of its own, and no number of targets that is zero.
    """
    is_empty_count = figure.measure.startswith("targets") and figure.published == 0
    return figure.measure != "reported" and not (is_empty_count and not figure.main)


def report_cards(about: AboutEntities, key: str) -> list[ReportCard]:
    """The report cards of one entity, the latest period first."""
    local = about.local
    by_period = grouped(about.ratings.get(key, ()), lambda row: row.period)
    cards = []
    for period in sorted(by_period, key=local.period_order, reverse=True):
        stated = {row.indicator: row for row in by_period[period]}
        indicators = about.indicators[period]
        rated = [stated[indicator] for indicator in indicators if indicator in stated]
        ratings = [(row, local.figure(f"{key}~{row.indicator}", "rating", period)) for row in rated]
        unrated = [indicator for indicator in indicators if indicator not in stated]
        cards.append(
            ReportCard(period, ratings, [local.link("indicators", one) for one in unrated])
        )
    return cards


def group_name(local: LocalPackage, row: EntityRow) -> str:
    """The name of an entity's group; empty if it has none."""
    return local.title("subjects", row.group) if row.group else ""
