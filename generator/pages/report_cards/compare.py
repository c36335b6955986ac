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
from generator.pages.local import LocalPackage
from generator.pages.notation import MarkdownNotation
from generator.pages.page import Page, compare_path, source_path
from generator.pages.report_cards.shares import (
    ranked_changes,
    share_measures,
    shares_sentence,
)
from generator.pages.tables import latest_first
from generator.pages.topics import index_link, index_page

SCRIPT = "compare.js"
SOURCED = ("ratings", "reporting", "lists")
"""Tables that say something of entities."""


def compare_pages(local: LocalPackage) -> Iterator[Page]:
    """Both pages, each only if there are at least two rows to compare."""
    if len(local.tables.indicators) > 1:
        yield list_page(local.register, local.language, compared_indicators(local))
    if len(local.tables.entities) > 1:
        yield list_page(local.register, local.language, compared_entities(local))


def compare_index(local: LocalPackage) -> Iterator[Page]:
    """The page of the folder of both pages, if there is one of them."""
    text, links = local.language.text, [Link(one.title, one.path) for one in compare_pages(local)]
    if links:
        yield index_page(
            local,
            index_link(local, "compare", text("Compare")),
            description=text(
                "%(package)s: entities or indicators side by side.",
                package=local.package_text("title"),
            ),
            heads=(text("Compare"),),
            rows=[(link,) for link in links],
        )


def compared_indicators(local: LocalPackage) -> List:
    """One row per indicator: its shares from the latest back, the changes, and the grades."""
    text, path = local.language.text, compare_path(local.package.name, "indicators")
    figures = [figure for key in local.by_key.indicators for figure in local.figures_about(key)]
    columns = compared_columns(local, figures)
    shown = [figure for figure in figures if (figure.measure, figure.period) in columns]
    broken = any(figure.obs_status == "B" for figure in shown)
    documents = [row for figure in shown for row in documents_behind(local.register, figure)]
    grades = text(
        "Shares by grade are of all reporting entities; there “not applicable” is kept in."
    )
    heads = [measure_and_period(local.register, one, local.language) for one in columns.values()]
    return List(
        path=path,
        title=text("Compare indicators"),
        description=text(
            "%(package)s: two to four indicators side by side.", package=local.package_text("title")
        ),
        before=(" ".join([shares_sentence(local), *([grades] if share_measures(local) else [])]),),
        columns=[Column(head) for head in (text("Indicator"), *heads)],
        rows=[
            (
                local.link("indicators", key),
                *(local.figure(key, *column) or text("not in our data") for column in columns),
            )
            for key in local.by_key.indicators
        ],
        after=(
            *([text(sentences.BREAK)] if broken else []),
            named_sources(local, path, (row.source for row in documents)),
            Link(text("All indicators"), local.path("indicators", "index")),
        ),
        breadcrumbs=local.breadcrumbs,
        script=SCRIPT,
    )


def compared_columns(
    local: LocalPackage, figures: Sequence[Figure]
) -> dict[tuple[str, str], Figure]:
    """The measures and periods that have a column, in their order, each with one of its figures."""
    measures = [measure_for(local.tables, "rank"), *ranked_changes(local), *share_measures(local)]
    by_column = {
        (figure.measure, figure.period): figure for figure in figures if figure.measure in measures
    }
    periods = latest_first(local, list(by_column.values()))
    ordered = [(measure, period) for measure in measures for period in periods]
    return {column: by_column[column] for column in ordered if column in by_column}


def compared_entities(local: LocalPackage) -> List:
    """One row per entity: if it reported, its ratings, and the lists that name it."""
    text, path = local.language.text, compare_path(local.package.name, "entities")
    reporting = sorted(
        {row.period for row in local.tables.reporting}, key=local.period_order, reverse=True
    )
    rated = rated_indicators(local)
    measures = [(text("Reported"), period) for period in reporting]
    measures += [(local.short_name(key), period) for key, period in rated]
    heads = [
        text("%(measure)s (%(period)s)", measure=name, period=local.title("periods", period))
        for name, period in measures
    ]
    shown = text("Only indicators of which our documents state a rating of any entity are shown.")
    documents = (row.source for table in SOURCED for row in local.tables.of(table))
    return List(
        path=path,
        title=text("Compare entities"),
        description=text(
            "%(package)s: two to four entities side by side.", package=local.package_text("title")
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
        rows=list(entity_rows(local, reporting, rated)),
        after=(Markdown(f"{shown} {named_sources(local, path, documents)}"),),
        breadcrumbs=local.breadcrumbs,
        script=SCRIPT,
    )


def rated_indicators(local: LocalPackage) -> list[tuple[str, str]]:
    """Indicator and period of all stated ratings, the latest first, then in the order of rows."""
    order = {key: position for position, key in enumerate(local.by_key.indicators)}
    return sorted(
        {(row.indicator, row.period) for row in local.tables.ratings},
        key=lambda pair: (-local.period_order(pair[1]), order[pair[0]]),
    )


def entity_rows(
    local: LocalPackage, reporting: Sequence[str], rated: Sequence[tuple[str, str]]
) -> Iterator[Sequence[Cell]]:
    """A row for each entity, in alphabetical order.

    `reporting` are the periods of the columns on reporting, `rated` indicator and period of those
    on ratings.
    """
    text, lists = local.language.text, lists_by_entity(local)
    unknown, implied = text("not in our data"), text("rated, so it reported")
    names = {key: local.title("entities", key) for key in local.by_key.entities}
    given = {(row.entity, row.period) for row in local.tables.ratings}
    for key in sorted(names, key=lambda key: (sort_key(names[key]), key)):
        ratings = (
            local.figure(f"{key}~{indicator}", "rating", period)
            or (text("not reported") if local.unreported(key, period) else unknown)
            for indicator, period in rated
        )
        yield (
            Link(names[key], entity_path(key)),
            group_name(local, local.by_key.entities[key]),
            *(
                local.figure(key, "reported", period)
                or (implied if (key, period) in given else unknown)
                for period in reporting
            ),
            *ratings,
            Several([local.language.localised(row.title) for row in lists[key]])
            if key in lists
            else unknown,
        )


def named_sources(local: LocalPackage, path: str, keys: Iterable[str]) -> Markdown:
    """A sentence with the name of each document, linked to its page, sorted by key."""
    write = MarkdownNotation(path)
    sources = [
        write.page(source_name(local.register, key, local.language), source_path(key))
        for key in sorted(set(keys))
    ]
    return Markdown(
        local.language.text("Sources: %(sources)s.", sources=local.language.listed(sources))
    )
