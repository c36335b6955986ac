"""One page per entity, across packages: its report card first, then all else that a document says
of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import joined
from generator.language import Language
from generator.language.letters import sort_key
from generator.models import Figure, Register
from generator.pages.commitments import Commitment, commitments
from generator.pages.page import NONE, ListColumn, Page, compare_path, distinct
from generator.pages.scope import Scope
from generator.pages.tables import FigureTable, measures_by_period
from generator.pages.templates import rendered
from generator.rows.common import EntityRow, ListRow
from generator.rows.report_cards import RatingRow, ReportingRow

LIST_PATH = "entities/index.md"


@dataclass(frozen=True)
class NamedList:
    """A list of entities that a document names: what it says of them, where, and who is on it."""

    title: str
    says: str
    source: str
    locator: str
    members: tuple[tuple[str, str], ...]
    """Name and page of each member."""


CardRow = tuple[str, RatingRow, Figure | None]
"""An indicator, the row that states its rating, and the rating."""
Card = tuple[str, tuple[CardRow, ...], tuple[tuple[str, str], ...]]
"""A period, its ratings, and the names and pages of the indicators of which no document of ours
states a rating.
"""


@dataclass(frozen=True)
class EntitySection:
    """What one package holds about an entity."""

    scope: Scope
    cards: tuple[Card, ...]
    """The report card of each period of which a rating is stated, the latest first."""
    reporting: tuple[tuple[ReportingRow, Figure | None], ...]
    lists: tuple[NamedList, ...]
    commitments: tuple[Commitment, ...]
    figures: FigureTable | None
    official: Mapping[str, str] | None
    """Where the official report cards are published (url, source, locator), where the package says
    it.
    """


def entity_path(entity: str) -> str:
    return f"entities/{entity}.md"


def entity_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of entities and the page of each, named as the first package names it."""
    scopes = [Scope(register, language, package) for package in register.release.packages.values()]
    entities: dict[str, tuple[Scope, EntityRow]] = {}
    for scope in scopes:
        for row in scope.tables.entities:
            entities.setdefault(row.entity, (scope, row))
    if entities:
        yield list_page(scopes, dict(sorted(entities.items())))
    for key, (scope, row) in sorted(entities.items()):
        yield entity_page(
            scope, row, [section for one in scopes if (section := entity_section(one, key))]
        )


def list_page(scopes: list[Scope], entities: dict[str, tuple[Scope, EntityRow]]) -> Page:
    register, language = scopes[0].register, scopes[0].language
    reporting = latest_reporting(scopes)
    rated = {row.entity for scope in scopes for row in scope.tables.ratings}
    rows = [
        (
            language.localised(row.title),
            entity_path(key),
            row.acronym,
            group_name(scope, row),
            language.text("yes") if key in rated else language.text("no"),
            [one.figure(key, "reported", period) for one, period in reporting],
        )
        for key, (scope, row) in entities.items()
    ]
    values = {
        "entities": sorted(rows, key=lambda row: (sort_key(row[0]), row[1])),
        "reporting": [
            reporting_head(scope, period, alone=len(reporting) == 1) for scope, period in reporting
        ],
        "comparisons": [
            (scope.own("title"), compare_path(scope.package.name, "entities"))
            for scope in scopes
            if scope.package.kind.name == "report-cards" and len(scope.tables.entities) > 1
        ],
    }
    title = language.text("Entities")
    return Page(
        path=LIST_PATH,
        title=title,
        description=language.text(
            "Every body that a document of ours names, with what it says of it."
        ),
        markdown=rendered(
            "entities.md", values, register=register, language=language, path=LIST_PATH
        ),
        breadcrumbs=((language.text("Home"), "index.md"),),
        tab=title,
        contents=False,
        columns=list_columns(entities, reporting),
        script="lists.js",
    )


def list_columns(
    entities: Mapping[str, tuple[Scope, EntityRow]], reporting: list[tuple[Scope, str]]
) -> tuple[ListColumn, ...]:
    """The columns of the list; what stands in no document of ours comes last."""
    language = next(iter(entities.values()))[0].language
    said = tuple((answer, language.text(answer)) for answer in ("yes", "no"))
    groups = distinct(
        (row.group, group_name(scope, row)) for scope, row in entities.values() if row.group
    )
    return (
        ListColumn("entity"),
        ListColumn("acronym"),
        ListColumn("group", "text", (*groups, (NONE, "–")), filtered=True),
        ListColumn("rated", "given", said, filtered=True),
        *(
            ListColumn(
                f"reported-{scope.package.name}-{period}",
                "given",
                (*said, (NONE, language.text("not in our data"))),
                filtered=True,
            )
            for scope, period in reporting
        ),
    )


def latest_reporting(scopes: list[Scope]) -> list[tuple[Scope, str]]:
    """The last period of each package for which a document names who reported."""
    named = [(scope, {row.period for row in scope.tables.reporting}) for scope in scopes]
    return [(scope, max(periods, key=scope.period_order)) for scope, periods in named if periods]


def reporting_head(scope: Scope, period: str, *, alone: bool) -> str:
    """The head of a column that says who reported; with the package where there are several."""
    words = {"measure": scope.language.text("Reported"), "period": scope.title("periods", period)}
    if alone:
        return scope.language.text("%(measure)s (%(period)s)", **words)
    return scope.language.text(
        "%(subject)s – %(measure)s (%(period)s)", subject=scope.own("title"), **words
    )


def entity_page(scope: Scope, row: EntityRow, sections: list[EntitySection]) -> Page:
    language, path = scope.language, entity_path(row.entity)
    name = language.localised(row.title)
    values = {
        "row": row,
        "name": name,
        "group": group_name(scope, row),
        "sections": sections,
    }
    return Page(
        path=path,
        title=name,
        description=language.text(
            "%(entity)s: its report card, and all else that documents say of it.", entity=name
        ),
        markdown=scope.rendered("entity.md", path, values),
        breadcrumbs=((language.text("Home"), "index.md"), (language.text("Entities"), LIST_PATH)),
    )


def entity_section(scope: Scope, key: str) -> EntitySection | None:
    """What a package says of an entity; None where it says nothing."""
    ratings = [row for row in scope.tables.ratings if row.entity == key]
    reporting = tuple(
        (row, scope.figure(key, "reported", row.period))
        for row in scope.tables.reporting
        if row.entity == key
    )
    listed = {row.list for row in scope.tables.members if row.entity == key}
    lists = tuple(named_list(scope, row) for row in scope.tables.lists if row.list in listed)
    due = tuple(one for one in commitments(scope) if one.key == key)
    own = [figure for figure in scope.about(key) if figure.measure != "reported"]
    if not (ratings or reporting or lists or due or own):
        return None
    table = measures_by_period(scope, own) if own else None
    official = scope.package.descriptor.get("report_cards")
    return EntitySection(
        scope, report_cards(scope, ratings), reporting, lists, due, table, official
    )


def report_cards(scope: Scope, ratings: Sequence[RatingRow]) -> tuple[Card, ...]:
    """The ratings of one entity, period by period; beside them the other indicators on which a
    period rates.
    """
    periods = sorted({row.period for row in ratings}, key=scope.period_order, reverse=True)
    return tuple(
        report_card(scope, period, [row for row in ratings if row.period == period])
        for period in periods
    )


def report_card(scope: Scope, period: str, ratings: Sequence[RatingRow]) -> Card:
    stated = {row.indicator: row for row in ratings}
    indicators = rated_on(scope, period)
    rows = tuple(
        (key, stated[key], scope.figure(joined((stated[key].entity, key)), "rating", period))
        for key in indicators
        if key in stated
    )
    unrated = [key for key in indicators if key not in stated]
    return (
        period,
        rows,
        tuple((scope.title("indicators", key), scope.path("indicators", key)) for key in unrated),
    )


def rated_on(scope: Scope, period: str) -> list[str]:
    """The indicators of which a figure of this period is in our data, in the order of the table."""
    about = {key for figure in scope.figures if figure.period == period for key in figure.keys}
    return [row.indicator for row in scope.tables.indicators if row.indicator in about]


def named_list(scope: Scope, row: ListRow) -> NamedList:
    members = [one.entity for one in scope.tables.members if one.list == row.list]
    names = sorted((sort_key(scope.title("entities", key)), key) for key in members)
    return NamedList(
        title=scope.language.localised(row.title),
        says=scope.language.localised(row.says),
        source=row.source,
        locator=row.locator,
        members=tuple((scope.title("entities", key), entity_path(key)) for _, key in names),
    )


def group_name(scope: Scope, row: EntityRow) -> str:
    return scope.title("subjects", row.group) if row.group else ""
