"""The home page: what the site is, the headline figures, and one chart per package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.charts.chart import Chart
from generator.ids import Link
from generator.language import Language, gettext_noop
from generator.models import Register
from generator.pages import findings
from generator.pages.decisions import charts as decisions
from generator.pages.decisions.outcomes import latest_decisions
from generator.pages.levels import level_links
from generator.pages.local import LocalPackage, local_packages
from generator.pages.mechanisms import mechanism_links
from generator.pages.page import Page
from generator.pages.releases import CORRECTIONS_PATH, RELEASES_PATH, later_changes, release_text
from generator.pages.report_cards.grade_charts import distribution
from generator.pages.targets import outcome_charts
from generator.pages.templates import rendered
from generator.pages.themes import theme_links
from generator.pages.timeline import timeline, timeline_link

MAIN_CHARTS = {
    "report-cards": distribution,
    "decisions": decisions.main_chart,
    "targets": outcome_charts.main_chart,
}
"""The chart of each kind of package."""
FURTHER = {
    "report-cards": gettext_noop("See every indicator"),
    "decisions": gettext_noop("See every decision"),
    "targets": gettext_noop("See every target"),
}
"""The text of the link to a package, by its kind."""


NEXT = 5
"""The most entries of what is due next."""
LATEST = 3
"""The most decisions of a package."""


@dataclass(frozen=True)
class Card:
    """What the home page shows of one package."""

    local: LocalPackage
    chart: Chart | None
    further: str
    """The text of the link to the package."""
    latest: Sequence[tuple[Link, str]]
    """The latest decisions with their outcomes, of a package that has no headline figures."""


def home_pages(register: Register, language: Language) -> Iterator[Page]:
    """The home page of one language."""
    packages, identity = local_packages(register, language), register.release.identity
    cards = [
        Card(
            local,
            main_chart(local),
            language.text(FURTHER[local.package.kind.name]),
            [] if local.headlines else latest_decisions(local)[:LATEST],
        )
        for local in packages
    ]
    values = {
        "hero": language.localised(identity.hero) or register.release.title_in(language.code),
        "promise": promise(register, language),
        "cards": cards,
        "released": bool(register.history.releases),
        "standing": release_text(register, language),
        "later": later_changes(register, language),
        "releases": RELEASES_PATH,
        "corrections": CORRECTIONS_PATH,
        "findings": findings.PATH,
        "coming": [one for one in timeline(register, language) if one.due.state == "coming"][:NEXT],
        "due": timeline_link(register, language),
        "across": across(register, language),
    }
    yield Page(
        path="index.md",
        title=register.release.title_in(language.code),
        description=promise(register, language),
        markdown=rendered("home.md", values, register=register, language=language, path="index.md"),
        charts=tuple(card.chart for card in cards if card.chart),
        tab=language.text("Home"),
        contents=False,
    )


def promise(register: Register, language: Language) -> str:
    """What the site is, in one sentence: by the catalogue, else what is true of every site."""
    return language.localised(register.release.identity.promise) or language.text(
        "Public accountability results as data: every figure with its source, its paragraph and a "
        "permanent address."
    )


def across(register: Register, language: Language) -> list[Link]:
    """The pages about all packages, apart from those that the page names elsewhere."""
    return [
        *mechanism_links(register, language),
        *level_links(register, language),
        *theme_links(register, language),
    ]


def main_chart(local: LocalPackage) -> Chart | None:
    """The chart of a package. Its name begins with the package, so that all names differ."""
    chart_of = MAIN_CHARTS.get(local.package.kind.name)
    chart = chart_of(local) if chart_of else None
    return replace(chart, name=f"{local.package.name}-{chart.name}") if chart else None
