"""The recommendations of a package: the list of all, and a page of each with what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ids import Link, subject_ids
from generator.language import gettext_noop
from generator.language.names import source_name
from generator.models import Figure
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.decisions.paragraphs import FollowUp, followup
from generator.pages.entities import entity_link
from generator.pages.lists import EMPTY, Column, List, list_page, titles_by_key
from generator.pages.local import LocalPackage, grouped
from generator.pages.page import ListColumn, Page, source_path
from generator.pages.recommended import (
    TYPES,
    number_or_type,
    recommendation_link,
    recommendation_title,
)
from generator.pages.report_cards.referred import referred, referred_table
from generator.pages.tables import Table
from generator.pages.topics import index_link
from generator.rows.decisions import FollowupRow, RecommendationRow

RESPONSES = {
    "accepted": gettext_noop("accepted"),
    "partly-accepted": gettext_noop("partly accepted"),
    "not-accepted": gettext_noop("not accepted"),
    "noted": gettext_noop("noted"),
}
"""What the addressee answered."""


@dataclass(frozen=True)
class Recommendation:
    """What the template of a recommendation gets. A text that the source does not have is empty."""

    name: str
    """Its title. It has the beginning of the summary, if the source gives no number."""
    summary: str
    row: RecommendationRow
    type: str
    of: str
    """What it is a result of, like a visit, an audit or a review."""
    to: Link | str
    """Whom it addresses: an entity with its page, or a name."""
    response: str
    asks: bool
    """False of an observation or an opinion, which asks nothing."""
    statuses: Sequence[tuple[Figure, str]]
    """The stated statuses, each with the period for which the source says it."""
    followups: Sequence[FollowUp]
    indicators: Table | None
    """The indicators on which it would help, by our reading."""
    neighbours: Sequence[Link]
    """The recommendations before and after it."""
    index: Link


@dataclass(frozen=True)
class Listed:
    """One recommendation in the list of an overview."""

    link: Link
    """Its number or type, and its page."""
    summary: str
    reported: bool
    """True if our data have a document about what was done."""


@dataclass(frozen=True)
class Origin:
    """What recommendations are a result of, with these."""

    key: str
    """The key of its subject; empty for recommendations whose source names no origin."""
    name: str
    listed: Sequence[Listed]


def by_origin(local: LocalPackage) -> list[Origin]:
    """The recommendations by what they are a result of, in the order of the table. Those without
    an origin come last.
    """
    text, followups = local.language.text, followups_by_recommendation(local)
    groups = grouped(local.tables.recommendations, lambda row: row.of or "")
    return [
        Origin(
            origin,
            local.short_name(origin) if origin else text("Other recommendations"),
            [
                Listed(
                    recommendation_link(local, row)._replace(title=number_or_type(local, row)),
                    local.language.localised(row.summary),
                    row.recommendation in followups,
                )
                for row in groups[origin]
            ],
        )
        for origin in sorted(groups, key=lambda key: not key)
    ]


def followups_by_recommendation(local: LocalPackage) -> dict[str, list[FollowupRow]]:
    """What sources say was done about each recommendation or decision."""
    return grouped(local.tables.followups, lambda row: row.decision)


def recommendation_index(local: LocalPackage) -> Link:
    """The title and the page of the list."""
    return index_link(local, "recommendations", local.language.text("All recommendations"))


def recommendation_pages(local: LocalPackage) -> Iterator[Page]:
    """The page of each recommendation, observation and opinion."""
    rows = local.tables.recommendations
    followups = followups_by_recommendation(local)
    links = [
        Link(recommendation_title(local, row), local.path("recommendations", row.recommendation))
        for row in rows
    ]
    for position, row in enumerate(rows):
        beside = [*links[max(position - 1, 0) : position], *links[position + 1 : position + 2]]
        shown = recommendation(local, row, followups.get(row.recommendation, ()), beside)
        page = local.page(
            "decisions/recommendation.md", links[position], shown.summary, vars(shown)
        )
        yield replace(page, breadcrumbs=(*page.breadcrumbs, shown.index))


def recommendation(
    local: LocalPackage,
    row: RecommendationRow,
    followups: Sequence[FollowupRow],
    neighbours: Sequence[Link],
) -> Recommendation:
    """The recommendation of a row. `followups` are what sources say was done about it."""
    language = local.language
    indicators = list(referred(local.register, language, subject_ids(row.answers)))
    return Recommendation(
        name=recommendation_title(local, row),
        summary=language.localised(row.summary),
        row=row,
        type=language.text(TYPES[row.type or "recommendation"]),
        of=local.title("subjects", row.of) if row.of else "",
        to=addressee_cell(local, row),
        response=language.text(RESPONSES[row.response]) if row.response else "",
        asks=row.type in (None, "recommendation"),
        statuses=[
            (figure, local.title("periods", figure.period))
            for figure in local.figures_about(row.recommendation)
            if figure.measure == "status"
        ],
        followups=[followup(local, one) for one in followups],
        indicators=referred_table(language, indicators) if indicators else None,
        neighbours=neighbours,
        index=recommendation_index(local),
    )


def addressee_cell(local: LocalPackage, row: RecommendationRow) -> Link | str:
    """Whom a recommendation addresses: an entity with its page, or a name; empty if nobody."""
    if not row.to:
        return ""
    entity = local.by_key.addressees[row.to].entity
    return entity_link(local, entity) if entity else local.title("addressees", row.to)


def recommendation_list(local: LocalPackage) -> Page:
    """The page with all recommendations, observations and opinions."""
    text, rows = local.language.text, local.tables.recommendations
    types = tuple((key, text(words)) for key, words in TYPES.items())
    responses = (*((key, text(words)) for key, words in RESPONSES.items()), EMPTY)
    origins = dict.fromkeys(row.of for row in rows if row.of)
    addressees = (*titles_by_key(local, "addressees"), EMPTY)
    named = (*((key, local.short_name(key)) for key in origins), EMPTY)
    index = recommendation_index(local)
    shown = List(
        path=index.path,
        title=index.title,
        description=text(
            "%(package)s: what was recommended to whom, the answers, and what came of it.",
            package=local.package_text("title"),
        ),
        before=(local.remark(sentences.SUMMARIES), *paired_by_us(local)),
        columns=(
            Column(text("What it says"), ListColumn("says")),
            Column(text("Comes from"), ListColumn("of", values=named, filtered=True)),
            Column(text("Number"), ListColumn("number")),
            Column(text("Type"), ListColumn("type", "given", types, filtered=True)),
            Column(
                text("Addressee"),
                ListColumn("addressee", values=addressees, filtered=True),
            ),
            Column(text("Response"), ListColumn("response", "given", responses, filtered=True)),
            Column(text("Status"), ListColumn("status")),
            Column(text("Source"), ListColumn("source")),
        ),
        rows=[recommendation_cells(local, row) for row in rows],
        after=(
            text("A dash means that the source has no number, response or status."),
            local.overview,
        ),
        breadcrumbs=local.breadcrumbs,
    )
    return list_page(local.register, local.language, shown)


def paired_by_us(local: LocalPackage) -> Sequence[str]:
    """That pages name indicators which a source does not name, if they do."""
    if not any(row.answers for row in local.tables.recommendations):
        return ()
    return (local.language.text(sentences.PAIRED),)


def recommendation_cells(local: LocalPackage, row: RecommendationRow) -> Sequence[Cell]:
    """The cells of one recommendation. Each status comes with the period for which it was said."""
    text = local.language.text
    said = local.figures_about(row.recommendation)
    statuses = [figure for figure in said if figure.measure == "status"]
    return (
        Link(local.language.localised(row.summary), recommendation_link(local, row).path),
        local.short_name(row.of) if row.of else None,
        row.number,
        text(TYPES[row.type or "recommendation"]),
        local.title("addressees", row.to) if row.to else None,
        text(RESPONSES[row.response]) if row.response else None,
        Several(
            [one for figure in statuses for one in (figure, local.title("periods", figure.period))]
        ),
        Several(
            [
                Link(
                    source_name(local.register, row.source, local.language), source_path(row.source)
                ),
                local.language.locator(row.locator),
            ]
        ),
    )
