"""The list of all entities of all packages."""

from collections.abc import Iterator, Mapping, Sequence

from generator.ids import Link
from generator.language import Language, gettext_noop
from generator.language.letters import sort_key
from generator.models import Register
from generator.pages.cells import Cell
from generator.pages.entities import LIST_PATH, entities_by_key, entity_path, group_name
from generator.pages.lists import EMPTY, Column, List, list_page
from generator.pages.local import LocalPackage, home_crumb, local_packages
from generator.pages.page import NONE, ListColumn, Page, compare_path, distinct
from generator.rows.common import EntityRow

WITH_GROUPS = gettext_noop(
    "Bodies that our documents name. If a body is missing here, that says nothing "
    "about it. We assigned the groups."
)
WITHOUT_GROUPS = gettext_noop(
    "Bodies that our documents name. If a body is missing here, that says nothing about it."
)


def entity_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of entities; no page if no package names an entity."""
    packages, text = local_packages(register, language), language.text
    entities = entities_by_key(packages)
    if not entities:
        return
    reporting = latest_reporting(packages)
    comparisons = [
        Link(
            text("%(package)s: compare entities side by side", package=local.package_text("title")),
            compare_path(local.package.name, "entities"),
        )
        for local in packages
        if local.package.kind.name == "report-cards" and len(local.tables.entities) > 1
    ]
    shown = List(
        path=LIST_PATH,
        title=text("Entities"),
        description=text("Every body that our documents name, and what they say about it."),
        before=(
            text(WITH_GROUPS if has_groups(entities) else WITHOUT_GROUPS),
            *comparisons,
        ),
        columns=(*entity_columns(entities, language), *reporting_columns(reporting, language)),
        rows=entity_rows(packages, entities, reporting),
        breadcrumbs=home_crumb(language),
        tab=text("Entities"),
    )
    yield list_page(register, language, shown)


def has_groups(entities: Mapping[str, tuple[LocalPackage, EntityRow]]) -> bool:
    return any(row.group for _, row in entities.values())


def entity_rows(
    packages: Sequence[LocalPackage],
    entities: Mapping[str, tuple[LocalPackage, EntityRow]],
    reporting: Sequence[tuple[LocalPackage, str]],
) -> list[Sequence[Cell]]:
    """One row per entity, in the alphabetical order of the language."""
    language = packages[0].language
    rated = {row.entity for local in packages for row in local.tables.ratings}
    names = {key: language.localised(row.title) for key, (_, row) in entities.items()}
    return [
        (
            Link(names[key], entity_path(key)),
            entities[key][1].acronym,
            *([group_name(*entities[key])] if has_groups(entities) else []),
            language.text("yes") if key in rated else language.text("no"),
            *(
                local.figure(key, "reported", period) or language.text("not in our data")
                for local, period in reporting
            ),
        )
        for key in sorted(entities, key=lambda key: (sort_key(names[key]), entity_path(key)))
    ]


def entity_columns(
    entities: Mapping[str, tuple[LocalPackage, EntityRow]], language: Language
) -> Sequence[Column]:
    """The columns before those of packages. Entities without a value come last in each. There is
    none for groups if no entity has one.
    """
    text = language.text
    groups = distinct(
        (row.group, group_name(local, row)) for local, row in entities.values() if row.group
    )
    answers = tuple((answer, text(answer)) for answer in ("yes", "no"))
    return (
        Column(text("Entity"), ListColumn("entity")),
        Column(text("Acronym"), ListColumn("acronym")),
        *(
            [Column(text("Group"), ListColumn("group", values=(*groups, EMPTY), filtered=True))]
            if groups
            else []
        ),
        Column(text("Ratings in our data"), ListColumn("rated", "given", answers, filtered=True)),
    )


def reporting_columns(
    reporting: Sequence[tuple[LocalPackage, str]], language: Language
) -> Iterator[Column]:
    """A column for each package that says who reported. If there are several, they name it."""
    text = language.text
    answers = tuple((answer, text(answer)) for answer in ("yes", "no"))
    values = (*answers, (NONE, text("not in our data")))
    for local, period in reporting:
        head = text(
            "%(measure)s (%(period)s)",
            measure=text("Reported"),
            period=local.title("periods", period),
        )
        if len(reporting) > 1:
            head = text(
                "%(subject)s – %(measure)s (%(period)s)",
                subject=local.package_text("title"),
                measure=text("Reported"),
                period=local.title("periods", period),
            )
        name = f"reported-{local.package.name}-{period}"
        yield Column(head, ListColumn(name, "given", values, filtered=True))


def latest_reporting(packages: Sequence[LocalPackage]) -> list[tuple[LocalPackage, str]]:
    """The last period of each package for which a document names who reported."""
    periods = [(local, {row.period for row in local.tables.reporting}) for local in packages]
    return [(local, max(keys, key=local.period_order)) for local, keys in periods if keys]
