"""The home page: what this is, the headline figures, one chart a package."""

from collections.abc import Iterator

from generator.charts import Chart
from generator.language import Language, gettext_noop
from generator.models import Figure, Register
from generator.pages.page import Page
from generator.pages.report_cards.charts import distribution
from generator.pages.scope import Scope
from generator.pages.targets.charts import telling
from generator.pages.templates import rendered

TELLING_CHARTS = {"report-cards": distribution, "targets": telling}
"""The one chart by kind of package that says most."""
MORE = {
    "report-cards": gettext_noop("See every indicator"),
    "decisions": gettext_noop("See every figure"),
    "targets": gettext_noop("See every target"),
}
"""What a link to an overview says, by kind of package."""


def home_pages(register: Register, language: Language) -> Iterator[Page]:
    """The one home page of a language."""
    scopes = [Scope(register, language, package) for package in register.release.packages.values()]
    packages = [(scope, headlines(scope), telling_chart(scope), more(scope)) for scope in scopes]
    yield Page(
        path="index.md",
        title=register.release.title,
        description=language.text("Public accountability results, each figure with its source and paragraph."),
        markdown=rendered("home.md", (register, language, "index.md"), {"packages": packages}),
        charts=tuple(chart for _, _, chart, _ in packages if chart),
        tab=language.text("Home"),
        hidden=("navigation", "toc"),
    )


def headlines(scope: Scope) -> list[Figure]:
    """The figures that the descriptor of the package names as its headlines."""
    return [
        scope.register.figures[f"{scope.package.name}.{identity}"]
        for identity in scope.package.descriptor.get("headlines", [])
    ]


def more(scope: Scope) -> str:
    return scope.language.text(MORE[scope.package.kind.name])


def telling_chart(scope: Scope) -> Chart | None:
    chart_of = TELLING_CHARTS.get(scope.package.kind.name)
    return chart_of(scope) if chart_of else None
