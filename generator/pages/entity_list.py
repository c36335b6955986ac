"""The list of all entities of all packages."""

from collections.abc import Iterator, Mapping, Sequence

from generator.ids import Link
from generator.language import Language
from generator.language.letters import sort_key
from generator.models import Register
from generator.pages.cells import Cell
from generator.pages.entities import LIST_PATH, entities_by_key, entity_path, group_name
from generator.pages.lists import EMPTY, Column, List, list_page
from generator.pages.page import NONE, ListColumn, Page, compare_path, distinct
from generator.pages.scope import Scope, all_scopes, home_crumb
from generator.rows.common import EntityRow


def entity_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of entities; no page if no package names an entity."""
    scopes, text = all_scopes(register, language), language.text
    entities = entities_by_key(scopes)
    if not entities:
        return
    reporting = latest_reporting(scopes)
    comparisons = [
        Link(
            text("%(package)s: compare entities side by side", package=scope.package_text("title")),
            compare_path(scope.package.name, "entities"),
        )
        for scope in scopes
        if scope.package.kind.name == "report-cards" and len(scope.tables.entities) > 1
    ]
    shown = List(
        path=LIST_PATH,
        title=text("Entities"),
        description=text("Every body that a document of ours names, with what it says of it."),
        before=(
            text(
                "Bodies that our documents name. That one is not here says nothing about it; "
                "groups are our own assignment."
            ),
            *comparisons,
        ),
        columns=(*entity_columns(entities, language), *reporting_columns(reporting, language)),
        rows=entity_rows(scopes, entities, reporting),
        breadcrumbs=home_crumb(language),
        tab=text("Entities"),
    )
    yield list_page(register, language, shown)


def entity_rows(
    scopes: Sequence[Scope],
    entities: Mapping[str, tuple[Scope, EntityRow]],
    reporting: Sequence[tuple[Scope, str]],
) -> list[Sequence[Cell]]:
    """One row per entity, in the alphabetical order of the language."""
    language = scopes[0].language
    rated = {row.entity for scope in scopes for row in scope.tables.ratings}
    names = {key: language.localised(row.title) for key, (_, row) in entities.items()}
    return [
        (
            Link(names[key], entity_path(key)),
            entities[key][1].acronym,
            group_name(*entities[key]),
            language.text("yes") if key in rated else language.text("no"),
            *(
                scope.figure(key, "reported", period) or language.text("not in our data")
                for scope, period in reporting
            ),
        )
        for key in sorted(entities, key=lambda key: (sort_key(names[key]), entity_path(key)))
    ]


def entity_columns(
    entities: Mapping[str, tuple[Scope, EntityRow]], language: Language
) -> Sequence[Column]:
    """The columns that every list has. Entities without a value come last in each."""
    text = language.text
    groups = distinct(
        (row.group, group_name(scope, row)) for scope, row in entities.values() if row.group
    )
    answers = tuple((answer, text(answer)) for answer in ("yes", "no"))
    return (
        Column(text("Entity"), ListColumn("entity")),
        Column(text("Acronym"), ListColumn("acronym")),
        Column(text("Group"), ListColumn("group", values=(*groups, EMPTY), filtered=True)),
        Column(text("Ratings in our data"), ListColumn("rated", "given", answers, filtered=True)),
    )


def reporting_columns(
    reporting: Sequence[tuple[Scope, str]], language: Language
) -> Iterator[Column]:
    """A column for each package that says who reported. If there are several, they name it."""
    text = language.text
    answers = tuple((answer, text(answer)) for answer in ("yes", "no"))
    values = (*answers, (NONE, text("not in our data")))
    for scope, period in reporting:
        head = text(
            "%(measure)s (%(period)s)",
            measure=text("Reported"),
            period=scope.title("periods", period),
        )
        if len(reporting) > 1:
            head = text(
                "%(subject)s – %(measure)s (%(period)s)",
                subject=scope.package_text("title"),
                measure=text("Reported"),
                period=scope.title("periods", period),
            )
        name = f"reported-{scope.package.name}-{period}"
        yield Column(head, ListColumn(name, "given", values, filtered=True))


def latest_reporting(scopes: Sequence[Scope]) -> list[tuple[Scope, str]]:
    """The last period of each package for which a document names who reported."""
    periods = [(scope, {row.period for row in scope.tables.reporting}) for scope in scopes]
    return [(scope, max(keys, key=scope.period_order)) for scope, keys in periods if keys]
