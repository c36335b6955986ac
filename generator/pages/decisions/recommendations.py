"""The list of the recommendations of a package, with the responses to them and their statuses."""

from collections.abc import Sequence

from generator.ids import Link
from generator.language import gettext_noop
from generator.language.names import source_name
from generator.pages import sentences
from generator.pages.cells import Cell, Several
from generator.pages.lists import EMPTY, Column, List, list_page, titles_by_key
from generator.pages.local import LocalPackage
from generator.pages.page import ListColumn, Page, source_path
from generator.rows.decisions import RecommendationRow

TYPES = {
    "recommendation": gettext_noop("recommendation"),
    "observation": gettext_noop("observation"),
    "opinion": gettext_noop("opinion"),
}
"""What the source calls it."""
RESPONSES = {
    "accepted": gettext_noop("accepted"),
    "partly-accepted": gettext_noop("partly accepted"),
    "not-accepted": gettext_noop("not accepted"),
    "noted": gettext_noop("noted"),
}
"""What the addressee answered."""


def recommendation_path(local: LocalPackage) -> str:
    """The address of the list."""
    return f"{local.package.name}/recommendations/index.md"


def recommendation_list(local: LocalPackage) -> Page:
    """The page with all recommendations, observations and opinions."""
    text, rows = local.language.text, local.tables.recommendations
    types = tuple((key, text(words)) for key, words in TYPES.items())
    responses = (*((key, text(words)) for key, words in RESPONSES.items()), EMPTY)
    origins = dict.fromkeys(row.of for row in rows if row.of)
    addressees = (*titles_by_key(local, "addressees"), EMPTY)
    named = (*((key, local.short_name(key)) for key in origins), EMPTY)
    shown = List(
        path=recommendation_path(local),
        title=text("All recommendations"),
        description=text(
            "%(package)s: what was recommended to whom, the answers, and what came of it.",
            package=local.package_text("title"),
        ),
        before=(text(sentences.SUMMARIES),),
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


def recommendation_cells(local: LocalPackage, row: RecommendationRow) -> Sequence[Cell]:
    """The cells of one recommendation. Each status comes with the period for which it was said."""
    text = local.language.text
    said = local.figures_about(row.recommendation)
    statuses = [figure for figure in said if figure.measure == "status"]
    return (
        local.language.localised(row.summary),
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
