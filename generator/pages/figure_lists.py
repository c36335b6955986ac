"""Lists of all figures: one page per package, which readers can filter in the browser."""

from collections.abc import Iterator, Mapping, Sequence

from generator.findings.coverage import OUTCOMES, figure_outcomes, verdict_names
from generator.ids import Link
from generator.language import Language
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Register
from generator.pages.cells import Cell, Several
from generator.pages.lists import Column, List, list_page, period_titles
from generator.pages.markdown import Markdown, escaped, file_link
from generator.pages.page import ListColumn, Page, distinct
from generator.pages.scope import Scope, all_scopes, home_crumb

PATH = "figures/index.md"


def list_path(scope: Scope) -> str:
    """The list of a package: `figures/un-swap.md`. Pages of figures have ids with dots."""
    return f"figures/{scope.package.name}.md"


def figure_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of these lists, and the list of each package."""
    scopes = all_scopes(register, language)
    yield list_of_lists(register, language, scopes)
    outcomes = figure_outcomes(register)
    for scope in scopes:
        yield figure_list(scope, scopes, outcomes)


def list_of_lists(register: Register, language: Language, scopes: Sequence[Scope]) -> Page:
    """The page with the list of each package, and its numbers of figures."""
    text = language.text
    rows: list[Sequence[Cell]] = []
    file = file_link("figures.json", "api/figures.json")
    for scope in scopes:
        stated = sum(bool(figure.statements) for figure in scope.figures)
        counts = (len(scope.figures), stated, len(scope.figures) - stated)
        link = Link(scope.package_text("title"), list_path(scope))
        rows.append((link, *(str(count) for count in counts)))
    shown = List(
        path=PATH,
        title=text("All figures"),
        description=text("Every figure of the site, by package."),
        before=(
            text(
                "Every number and every grade that this site publishes, by package. "
                "Each has a page of its own, with its source, what follows for it from other "
                "figures, and how to cite it."
            ),
        ),
        columns=[
            Column(head)
            for head in (text("Package"), text("Figures"), text("Stated"), text("Computed only"))
        ],
        rows=rows,
        after=(Markdown(text("As data: %(file)s.", file=file)),),
        breadcrumbs=home_crumb(language),
        tab=text("All figures"),
        script="",
    )
    return list_page(register, language, shown)


def figure_list(scope: Scope, scopes: Sequence[Scope], outcomes: Mapping[str, str]) -> Page:
    """All figures of one package.

    `scopes` are all packages. `outcomes` has the worst outcome of the checks of each figure.
    """
    register, language, text = scope.register, scope.language, scope.language.text
    names = verdict_names(language)
    package = scope.package_text("title")
    others = [Link(other.package_text("title"), list_path(other)) for other in scopes]
    shown = List(
        path=list_path(scope),
        title=text("All figures: %(package)s", package=package),
        description=text("Every figure of one package, with how it stands to the others."),
        before=(
            Several(
                [
                    other if other.path != list_path(scope) else Markdown(f"**{escaped(package)}**")
                    for other in others
                ]
            ),
            text(
                "Each figure has a permanent address. "
                "The last column says how it stands to what follows from other figures."
            ),
        ),
        columns=figure_columns(scope, outcomes),
        rows=[
            (
                subject_name(register, figure, language),
                measure_name(register, figure, language),
                period_name(register, figure, language),
                figure,
                names[outcomes[figure.id]],
            )
            for figure in scope.figures
        ],
        breadcrumbs=(*home_crumb(language), Link(text("All figures"), PATH)),
    )
    return list_page(register, language, shown)


def figure_columns(scope: Scope, outcomes: Mapping[str, str]) -> Sequence[Column]:
    """The columns of a list, with the order of their values.

    Numbers are sorted by size, ratings by rank, periods by time, and checks from best to worst.
    """
    register, language, figures = scope.register, scope.language, scope.figures
    subjects = distinct((one.subject, subject_name(register, one, language)) for one in figures)
    measures = distinct((one.measure, measure_name(register, one, language)) for one in figures)
    periods = period_titles(scope, {figure.period for figure in figures})
    grades = sorted(scope.tables.scale, key=lambda row: int(row.order))
    titled_grades = tuple((row.rating, scope.title("scale", row.rating)) for row in grades)
    names, shown = verdict_names(language), {outcomes[figure.id] for figure in figures}
    checks = tuple((outcome, names[outcome]) for outcome in OUTCOMES if outcome in shown)
    return (
        Column(language.text("Subject"), ListColumn("subject", values=subjects, filtered=True)),
        Column(language.text("Measure"), ListColumn("measure", values=measures, filtered=True)),
        Column(language.text("Period"), ListColumn("period", "given", periods, filtered=True)),
        Column(language.text("Figure"), ListColumn("figure", "number", titled_grades)),
        Column(language.text("Check"), ListColumn("check", "given", checks, filtered=True)),
    )
