"""The list of all entities of all packages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.language.letters import sort_key
from generator.models import Figure, Register
from generator.pages.entities import LIST_PATH, entities_by_key, entity_path, group_name
from generator.pages.page import NONE, ListColumn, Page, compare_path, distinct
from generator.pages.scope import Scope, all_scopes
from generator.pages.templates import rendered
from generator.rows.common import EntityRow


@dataclass(frozen=True)
class EntityLine:
    """One line of the list."""

    name: str
    path: str
    acronym: str | None
    group: str
    rated: str
    """“yes” if our data have a rating of the entity, else “no”."""
    reported: tuple[Figure | None, ...]
    """For each column of `latest_reporting`: the figure that says if the entity reported."""


def entity_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of entities; no page if no package names an entity."""
    scopes = all_scopes(register, language)
    entities = entities_by_key(scopes)
    if not entities:
        return
    reporting = latest_reporting(scopes)
    values = {
        "entities": entity_lines(scopes, entities, reporting),
        "reporting": [
            reporting_head(scope, period, alone=len(reporting) == 1) for scope, period in reporting
        ],
        "comparisons": [
            (scope.package_text("title"), compare_path(scope.package.name, "entities"))
            for scope in scopes
            if scope.package.kind.name == "report-cards" and len(scope.tables.entities) > 1
        ],
    }
    title = language.text("Entities")
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text(
            "Every body that a document of ours names, with what it says of it."
        ),
        markdown=rendered(
            "entities.md", values, register=register, language=language, path=LIST_PATH
        ),
        breadcrumbs=(Link(language.text("Home"), "index.md"),),
        tab=title,
        contents=False,
        columns=list_columns(entities, reporting),
        script="lists.js",
    )


def entity_lines(
    scopes: Sequence[Scope],
    entities: Mapping[str, tuple[Scope, EntityRow]],
    reporting: Sequence[tuple[Scope, str]],
) -> list[EntityLine]:
    """One line per entity, in the alphabetical order of the language."""
    language = scopes[0].language
    rated = {row.entity for scope in scopes for row in scope.tables.ratings}
    lines = [
        EntityLine(
            name=language.localised(row.title),
            path=entity_path(key),
            acronym=row.acronym,
            group=group_name(scope, row),
            rated=language.text("yes") if key in rated else language.text("no"),
            reported=tuple(other.figure(key, "reported", period) for other, period in reporting),
        )
        for key, (scope, row) in entities.items()
    ]
    return sorted(lines, key=lambda line: (sort_key(line.name), line.path))


def list_columns(
    entities: Mapping[str, tuple[Scope, EntityRow]], reporting: Sequence[tuple[Scope, str]]
) -> tuple[ListColumn, ...]:
    """The columns of the list. In each column, entities of which our data say nothing come last."""
    language = next(iter(entities.values()))[0].language
    answers = tuple((answer, language.text(answer)) for answer in ("yes", "no"))
    groups = distinct(
        (row.group, group_name(scope, row)) for scope, row in entities.values() if row.group
    )
    return (
        ListColumn("entity"),
        ListColumn("acronym"),
        ListColumn("group", "text", (*groups, (NONE, "–")), filtered=True),
        ListColumn("rated", "given", answers, filtered=True),
        *(
            ListColumn(
                f"reported-{scope.package.name}-{period}",
                "given",
                (*answers, (NONE, language.text("not in our data"))),
                filtered=True,
            )
            for scope, period in reporting
        ),
    )


def latest_reporting(scopes: Sequence[Scope]) -> list[tuple[Scope, str]]:
    """The last period of each package for which a document names who reported."""
    periods = [(scope, {row.period for row in scope.tables.reporting}) for scope in scopes]
    return [(scope, max(keys, key=scope.period_order)) for scope, keys in periods if keys]


def reporting_head(scope: Scope, period: str, *, alone: bool) -> str:
    """The head of a column that says who reported. Unless it is `alone`, it names the package."""
    words = {"measure": scope.language.text("Reported"), "period": scope.title("periods", period)}
    if alone:
        return scope.language.text("%(measure)s (%(period)s)", **words)
    return scope.language.text(
        "%(subject)s – %(measure)s (%(period)s)", subject=scope.package_text("title"), **words
    )
