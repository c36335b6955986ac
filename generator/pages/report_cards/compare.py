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
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.entities import entity_path, group_name, lists_by_entity
from generator.pages.escaping import Markdown
from generator.pages.lists import Column, List, list_page
from generator.pages.notation import MarkdownNotation
from generator.pages.page import Page, compare_path, source_path
from generator.pages.report_cards.shares import ranked_changes, share_measures
from generator.pages.scope import Scope
from generator.pages.tables import latest_first

SCRIPT = "compare.js"
SOURCED = ("ratings", "reporting", "lists")
"""Tables that say something of entities."""


def compare_pages(scope: Scope) -> Iterator[Page]:
    """Both pages, each only if there are at least two rows to compare."""
    if len(scope.tables.indicators) > 1:
        yield list_page(scope.register, scope.language, compared_indicators(scope))
    if len(scope.tables.entities) > 1:
        yield list_page(scope.register, scope.language, compared_entities(scope))


def compared_indicators(scope: Scope) -> List:
    """One row per indicator: its shares from the latest back, the changes, and the grades."""
    text, path = scope.language.text, compare_path(scope.package.name, "indicators")
    figures = [figure for key in scope.by_key.indicators for figure in scope.figures_about(key)]
    columns = compared_columns(scope, figures)
    shown = [figure for figure in figures if (figure.measure, figure.period) in columns]
    broken = any(figure.obs_status == "B" for figure in shown)
    documents = [row for figure in shown for row in documents_behind(scope.register, figure)]
    grades = text(
        "Shares by grade are of all reporting entities; there “not applicable” is kept in."
    )
    heads = [measure_and_period(scope.register, one, scope.language) for one in columns.values()]
    return List(
        path=path,
        title=text("Compare indicators"),
        description=text(
            "%(package)s: two to four indicators side by side.", package=scope.package_text("title")
        ),
        before=(f"{text(sentences.SHARES)} {grades}",),
        columns=[Column(head) for head in (text("Indicator"), *heads)],
        rows=[
            (
                scope.link("indicators", key),
                *(scope.figure(key, *column) or text("not in our data") for column in columns),
            )
            for key in scope.by_key.indicators
        ],
        after=(
            *([text(sentences.BREAK)] if broken else []),
            named_sources(scope, path, (row.source for row in documents)),
            Link(text("All indicators"), scope.overview_path),
        ),
        breadcrumbs=scope.breadcrumbs,
        script=SCRIPT,
    )


def compared_columns(scope: Scope, figures: Sequence[Figure]) -> dict[tuple[str, str], Figure]:
    """The measures and periods that have a column, in their order, each with one of its figures."""
    measures = [measure_for(scope.tables, "rank"), *ranked_changes(scope), *share_measures(scope)]
    by_column = {
        (figure.measure, figure.period): figure for figure in figures if figure.measure in measures
    }
    periods = latest_first(scope, list(by_column.values()))
    ordered = [(measure, period) for measure in measures for period in periods]
    return {column: by_column[column] for column in ordered if column in by_column}


def compared_entities(scope: Scope) -> List:
    """One row per entity: if it reported, its ratings, and the lists that name it."""
    text, path = scope.language.text, compare_path(scope.package.name, "entities")
    reporting = sorted(
        {row.period for row in scope.tables.reporting}, key=scope.period_order, reverse=True
    )
    rated = rated_indicators(scope)
    measures = [(text("Reported"), period) for period in reporting]
    measures += [(scope.short_name(key), period) for key, period in rated]
    heads = [
        text("%(measure)s (%(period)s)", measure=name, period=scope.title("periods", period))
        for name, period in measures
    ]
    shown = text("Only indicators of which our documents state a rating of any entity are shown.")
    documents = (row.source for table in SOURCED for row in scope.tables.of(table))
    return List(
        path=path,
        title=text("Compare entities"),
        description=text(
            "%(package)s: two to four entities side by side.", package=scope.package_text("title")
        ),
        before=(
            text(
                "What our documents say of each entity. “Not in our data” means that they say "
                "nothing: it is not a rating of zero, and not “missing”, “not applicable” or "
                "“not reported”."
            )
            + f" {text(sentences.LISTS)}",
        ),
        columns=[
            Column(head) for head in (text("Entity"), text("Group"), *heads, text("Named in lists"))
        ],
        rows=list(entity_rows(scope, reporting, rated)),
        after=(Markdown(f"{shown} {named_sources(scope, path, documents)}"),),
        breadcrumbs=scope.breadcrumbs,
        script=SCRIPT,
    )


def rated_indicators(scope: Scope) -> list[tuple[str, str]]:
    """Indicator and period of all stated ratings, the latest first, then in the order of rows."""
    order = {key: position for position, key in enumerate(scope.by_key.indicators)}
    return sorted(
        {(row.indicator, row.period) for row in scope.tables.ratings},
        key=lambda pair: (-scope.period_order(pair[1]), order[pair[0]]),
    )


def entity_rows(
    scope: Scope, reporting: Sequence[str], rated: Sequence[tuple[str, str]]
) -> Iterator[Sequence[Cell]]:
    """A row for each entity, in alphabetical order.

    `reporting` are the periods of the columns on reporting, `rated` indicator and period of those
    on ratings.
    """
    lists, unknown = lists_by_entity(scope), scope.language.text("not in our data")
    names = {key: scope.title("entities", key) for key in scope.by_key.entities}
    for key in sorted(names, key=lambda key: (sort_key(names[key]), key)):
        ratings = (
            scope.figure(f"{key}~{indicator}", "rating", period)
            or (scope.language.text("not reported") if scope.unreported(key, period) else unknown)
            for indicator, period in rated
        )
        yield (
            Link(names[key], entity_path(key)),
            group_name(scope, scope.by_key.entities[key]),
            *(scope.figure(key, "reported", period) or unknown for period in reporting),
            *ratings,
            Several([scope.language.localised(row.title) for row in lists[key]])
            if key in lists
            else unknown,
        )


def named_sources(scope: Scope, path: str, keys: Iterable[str]) -> Markdown:
    """A sentence with the name of each document, linked to its page, sorted by key."""
    write = MarkdownNotation(path)
    sources = [
        write.page(source_name(scope.register, key, scope.language), source_path(key))
        for key in sorted(set(keys))
    ]
    return Markdown(
        scope.language.text("Sources: %(sources)s.", sources=scope.language.listed(sources))
    )
