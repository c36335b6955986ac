"""Lists of all figures: one page per package, which readers can filter in the browser."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.findings.coverage import OUTCOMES, figure_outcomes, verdict_names
from generator.ids import Link
from generator.language import Language
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Figure, Register
from generator.pages.page import ListColumn, Page, distinct
from generator.pages.scope import Scope, all_scopes
from generator.pages.templates import rendered

PATH = "figures/index.md"


@dataclass(frozen=True)
class FigureLine:
    """One line of a list: a figure, and the names of its subject, measure and period."""

    figure: Figure
    subject: str
    measure: str
    period: str


def list_path(scope: Scope) -> str:
    """The list of a package: `figures/un-swap.md`. Pages of figures have ids with dots."""
    return f"figures/{scope.package.name}.md"


def figure_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of these lists, and the list of each package."""
    scopes = all_scopes(register, language)
    home = Link(language.text("Home"), "index.md")
    title = language.text("All figures")
    counts = []
    for scope in scopes:
        stated = sum(bool(figure.statements) for figure in scope.figures)
        counts.append((scope, list_path(scope), stated, len(scope.figures) - stated))
    yield Page(
        path=PATH,
        title=title,
        description=language.text("Every figure of the site, by package."),
        markdown=rendered(
            "figure-lists.md", {"packages": counts}, register=register, language=language, path=PATH
        ),
        breadcrumbs=(home,),
        tab=title,
    )
    outcomes_by_figure = figure_outcomes(register)
    packages = [(scope, list_path(scope)) for scope in scopes]
    for scope, path in packages:
        yield figure_list_page(
            scope,
            path,
            packages=packages,
            outcomes_by_figure=outcomes_by_figure,
            breadcrumbs=(home, Link(title, PATH)),
        )


def figure_list_page(
    scope: Scope,
    path: str,
    *,
    packages: list[tuple[Scope, str]],
    outcomes_by_figure: dict[str, str],
    breadcrumbs: tuple[Link, ...],
) -> Page:
    """All figures of one package.

    `packages` are all packages with their lists. `outcomes_by_figure` has the worst outcome of the
    checks of each figure.
    """
    register, language = scope.register, scope.language
    rows = [
        FigureLine(
            figure,
            subject_name(register, figure, language),
            measure_name(register, figure, language),
            period_name(register, figure, language),
        )
        for figure in scope.figures
    ]
    values = {
        "rows": rows,
        "packages": packages,
        "outcomes": outcomes_by_figure,
        "names": verdict_names(language),
    }
    title = language.text("All figures: %(package)s", package=scope.package_text("title"))
    return Page(
        path=path,
        title=title,
        description=language.text("Every figure of one package, with how it stands to the others."),
        markdown=scope.rendered("figure-list.md", path, values),
        breadcrumbs=breadcrumbs,
        contents=False,
        columns=list_columns(scope, rows, outcomes_by_figure),
        script="lists.js",
    )


def list_columns(
    scope: Scope, rows: Sequence[FigureLine], outcomes_by_figure: Mapping[str, str]
) -> tuple[ListColumn, ...]:
    """The columns of a list, with the order of their values.

    Numbers are sorted by size, ratings by rank, periods by time, and checks from best to worst.
    """
    names = verdict_names(scope.language)
    shown = {outcomes_by_figure[row.figure.id] for row in rows}
    subjects = distinct((row.figure.subject, row.subject) for row in rows)
    measures = distinct((row.figure.measure, row.measure) for row in rows)
    periods = sorted({row.figure.period for row in rows}, key=scope.period_order)
    grades = sorted(scope.tables.scale, key=lambda row: int(row.order))
    titled_periods = tuple((period, scope.title("periods", period)) for period in periods)
    titled_grades = tuple((row.rating, scope.title("scale", row.rating)) for row in grades)
    checks = tuple((outcome, names[outcome]) for outcome in OUTCOMES if outcome in shown)
    return (
        ListColumn("subject", "text", subjects, filtered=True),
        ListColumn("measure", "text", measures, filtered=True),
        ListColumn("period", "given", titled_periods, filtered=True),
        ListColumn("figure", "number", titled_grades),
        ListColumn("check", "given", checks, filtered=True),
    )
