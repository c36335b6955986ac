"""Comparisons of entities and of indicators: a page each per package.

The page has all rows in one table. A script shows those that readers choose.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.citations.datasets import documents_behind
from generator.ids import Link
from generator.kinds.roles import measure_for
from generator.language.letters import sort_key
from generator.language.names import measure_and_period, source_name
from generator.models import Figure
from generator.pages.entities import entity_path, group_name
from generator.pages.page import Page, compare_path, source_path
from generator.pages.report_cards.shares import ranked_changes, share_measures
from generator.pages.scope import Scope
from generator.pages.tables import FigureRow, FigureTable, latest_first
from generator.rows.common import EntityRow

SOURCED = ("ratings", "reporting", "lists")
"""Tables that say something of entities."""


def compare_pages(scope: Scope) -> Iterator[Page]:
    """Both pages, each only if there are at least two rows to compare."""
    if len(scope.tables.indicators) > 1:
        title = scope.language.text("Compare indicators")
        description = scope.language.text(
            "%(package)s: two to four indicators side by side.", package=scope.package_text("title")
        )
        table = indicator_table(scope)
        figures = [cell for row in table.rows for cell in row.cells if cell]
        values = {
            "table": table,
            "broken": any(figure.obs_status == "B" for figure in figures),
            "sources": named_sources(
                scope,
                [
                    row.source
                    for figure in figures
                    for row in documents_behind(scope.register, figure)
                ],
            ),
        }
        yield compare_page(scope, "indicators", values, title=title, description=description)
    if len(scope.tables.entities) > 1:
        title = scope.language.text("Compare entities")
        description = scope.language.text(
            "%(package)s: two to four entities side by side.", package=scope.package_text("title")
        )
        yield compare_page(
            scope, "entities", entity_values(scope), title=title, description=description
        )


def compare_page(
    scope: Scope, table: str, values: dict[str, object], *, title: str, description: str
) -> Page:
    """The page that compares the rows of a table."""
    path = compare_path(scope.package.name, table)
    return Page(
        path=path,
        title=title,
        description=description,
        markdown=scope.rendered(
            f"compare-{table}.md", path, {"title": title, "entity_path": entity_path, **values}
        ),
        breadcrumbs=scope.breadcrumbs,
        contents=False,
        script="compare.js",
    )


def indicator_table(scope: Scope) -> FigureTable:
    """One row per indicator: its shares from the latest back, the changes, and the grades."""
    keys = [row.indicator for row in scope.tables.indicators]
    figures = [figure for key in keys for figure in scope.figures_about(key)]
    columns = compared_columns(scope, figures)
    rows = [
        FigureRow(
            scope.title("indicators", key),
            tuple(scope.figure(key, column.measure, column.period) for column in columns),
            scope.path("indicators", key),
        )
        for key in keys
    ]
    heads = [measure_and_period(scope.register, column, scope.language) for column in columns]
    return FigureTable(scope.language.text("Indicator"), tuple(heads), tuple(rows))


def compared_columns(scope: Scope, figures: Sequence[Figure]) -> list[Figure]:
    """One figure for each measure and period that has a column, in the order of columns."""
    measures = [measure_for(scope.tables, "rank"), *ranked_changes(scope), *share_measures(scope)]
    by_column = {
        (figure.measure, figure.period): figure for figure in figures if figure.measure in measures
    }
    periods = latest_first(scope, list(by_column.values()))
    return [
        by_column[measure, period]
        for measure in measures
        for period in periods
        if (measure, period) in by_column
    ]


def named_sources(scope: Scope, keys: Iterable[str]) -> list[Link]:
    """Name and page of each document, sorted by key."""
    return [
        Link(source_name(scope.register, key, scope.language), source_path(key))
        for key in sorted(set(keys))
    ]


def entity_values(scope: Scope) -> dict[str, object]:
    """Entities with their reporting, ratings and lists, for the template."""
    rated = {(row.indicator, row.period) for row in scope.tables.ratings}
    order = [row.indicator for row in scope.tables.indicators]
    ratings = sorted(rated, key=lambda pair: (-scope.period_order(pair[1]), order.index(pair[0])))
    reporting = {row.period for row in scope.tables.reporting}
    return {
        "sources": named_sources(
            scope, [row.source for table in SOURCED for row in scope.tables.of(table)]
        ),
        "ratings": [
            (key, period, scope.short_name(key), scope.title("periods", period))
            for key, period in ratings
        ],
        "reporting": [
            (period, scope.title("periods", period))
            for period in sorted(reporting, key=scope.period_order, reverse=True)
        ],
        "entities": [
            (row, group_name(scope, row), lists_naming(scope, row))
            for row in entities_by_name(scope)
        ],
    }


def entities_by_name(scope: Scope) -> list[EntityRow]:
    """The entities in alphabetical order."""
    return sorted(
        scope.tables.entities,
        key=lambda row: (sort_key(scope.language.localised(row.title)), row.entity),
    )


def lists_naming(scope: Scope, entity: EntityRow) -> list[str]:
    """The titles of the lists that name an entity."""
    naming = {row.list for row in scope.tables.members if row.entity == entity.entity}
    return [scope.language.localised(row.title) for row in scope.tables.lists if row.list in naming]
