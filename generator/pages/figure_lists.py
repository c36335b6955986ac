"""Lists of all figures: a page per package and measure, which readers can filter."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.findings.coverage import OUTCOMES, figure_outcomes, verdict_names
from generator.ids import Link
from generator.language import Language
from generator.language.letters import sort_key
from generator.language.names import period_name, subject_name
from generator.models import Figure, Register
from generator.pages.cells import Cell, Several
from generator.pages.escaping import Markdown, escaped
from generator.pages.lists import Column, List, list_page, period_titles
from generator.pages.local import LocalPackage, home_crumb, local_packages
from generator.pages.notation import MarkdownNotation
from generator.pages.page import ListColumn, Page, distinct

PATH = "figures/index.md"
MEASURE_LIST = re.compile(r"figures/[^/]+/[^/]+")
"""The paths of lists of the figures of one measure."""


def list_path(local: LocalPackage) -> str:
    """The list of a package: `figures/un-swap.md`. Pages of figures have ids with dots."""
    return f"figures/{local.package.name}.md"


def figure_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The packages, for each package its measures, and for each measure its figures."""
    packages = local_packages(register, language)
    yield list_of_packages(register, language, packages)
    outcomes = figure_outcomes(register)
    for local in packages:
        figures: dict[str, list[Figure]] = {}
        for figure in local.figures:
            figures.setdefault(figure.measure, []).append(figure)
        by_name = sorted(figures, key=lambda measure: sort_key(local.title("measures", measure)))
        yield list_of_measures(local, packages, {measure: figures[measure] for measure in by_name})
        for measure in by_name:
            if len(figures[measure]) > 1:
                yield figure_list(local, measure, figures[measure], outcomes)


def list_of_packages(
    register: Register, language: Language, packages: Sequence[LocalPackage]
) -> Page:
    """The page with the list of each package, and its numbers of figures."""
    text = language.text
    rows: list[Sequence[Cell]] = []
    file = MarkdownNotation(PATH).file("figures.json", "api/figures.json")
    for local in packages:
        link = Link(local.package_text("title"), list_path(local))
        rows.append((link, *counts(language, local.figures)))
    shown = List(
        path=PATH,
        title=text("All figures"),
        description=text("Every figure of the site, by package."),
        before=(
            text(
                "Every number and every grade that this site publishes, by package. Each has "
                "its own page, with its source, the value that follows from other figures, "
                "and how to cite it."
            ),
        ),
        columns=count_columns(language, text("Package")),
        rows=rows,
        after=(Markdown(text("As data: %(file)s.", file=file)),),
        breadcrumbs=home_crumb(language),
        tab=text("All figures"),
        script="",
    )
    return list_page(register, language, shown)


def count_columns(language: Language, first: str) -> list[Column]:
    """The columns of a list of numbers of figures. `first` is the head of the first one."""
    text = language.text
    heads = (first, text("Figures"), text("In the documents"), text("Our calculation only"))
    return [Column(head) for head in heads]


def counts(language: Language, figures: Sequence[Figure]) -> list[str]:
    """How many figures there are, how many are stated, and how many are only computed."""
    stated = sum(bool(figure.statements) for figure in figures)
    numbers = (len(figures), stated, len(figures) - stated)
    return [language.number(Decimal(number)) for number in numbers]


def list_of_measures(
    local: LocalPackage, packages: Sequence[LocalPackage], figures: Mapping[str, Sequence[Figure]]
) -> Page:
    """The page with the measures of a package. `packages` are all packages."""
    language, text = local.language, local.language.text
    package = local.package_text("title")
    others = [
        Markdown(f"**{escaped(package)}**")
        if other.package.name == local.package.name
        else Link(other.package_text("title"), list_path(other))
        for other in packages
    ]
    shown = List(
        path=list_path(local),
        title=text("All figures: %(package)s", package=package),
        description=text("Every figure of one package, by what it measures."),
        before=(Several(others), text("Every figure of one package, by what it measures.")),
        columns=[*count_columns(language, text("Measure")), Column(text("Figure"))],
        rows=[
            (measure_link(local, measured), *counts(language, measured), only_figure(measured))
            for measured in figures.values()
        ],
        breadcrumbs=(*home_crumb(language), Link(text("All figures"), PATH)),
        script="",
    )
    return list_page(local.register, language, shown)


def listed_measures(local: LocalPackage) -> set[str]:
    """The measures that have a list: those with several figures."""
    counts_by_measure = Counter(figure.measure for figure in local.figures)
    return {measure for measure, count in counts_by_measure.items() if count > 1}


def measure_link(local: LocalPackage, figures: Sequence[Figure]) -> Cell:
    """The name of a measure; if it has several figures, with a link to their list."""
    measure = figures[0].measure
    title = local.title("measures", measure)
    return title if len(figures) == 1 else Link(title, measure_path(local, measure))


def only_figure(figures: Sequence[Figure]) -> Cell:
    """The figure of a measure that has one figure."""
    return figures[0] if len(figures) == 1 else None


def measure_path(local: LocalPackage, measure: str) -> str:
    """The list of the figures of a measure: `figures/un-swap/met-or-exceeded.md`."""
    return f"figures/{local.package.name}/{measure}.md"


def figure_list(
    local: LocalPackage, measure: str, figures: Sequence[Figure], outcomes: Mapping[str, str]
) -> Page:
    """All figures of one measure. `outcomes` has the worst outcome of the checks of each figure."""
    register, language, text = local.register, local.language, local.language.text
    names = verdict_names(language)
    package, title = local.package_text("title"), local.title("measures", measure)
    shown = List(
        path=measure_path(local, measure),
        title=text("%(label)s: %(value)s", label=package, value=title),
        description=text("Every figure of one measure, and whether it agrees with the others."),
        before=(
            text(
                "Each figure has a permanent address. The last column says whether it agrees "
                "with what follows from other figures."
            ),
        ),
        columns=figure_columns(local, figures, outcomes),
        rows=[
            (
                subject_name(register, figure, language),
                period_name(register, figure, language),
                figure,
                names[outcomes[figure.id]],
            )
            for figure in in_order(local, figures)
        ],
        breadcrumbs=(*local.breadcrumbs, Link(text("All figures"), list_path(local))),
    )
    return list_page(register, language, shown)


def in_order(local: LocalPackage, figures: Sequence[Figure]) -> list[Figure]:
    """Figures in the order of the names of their subjects, and of time."""
    names = {one.id: subject_name(local.register, one, local.language) for one in figures}
    return sorted(
        figures,
        key=lambda one: (sort_key(names[one.id]), one.subject, local.period_order(one.period)),
    )


def is_measure_list(path: str) -> bool:
    """True for the path of a list of the figures of one measure."""
    return MEASURE_LIST.fullmatch(path) is not None


def figure_columns(
    local: LocalPackage, figures: Sequence[Figure], outcomes: Mapping[str, str]
) -> Sequence[Column]:
    """The columns of a list, with the order of their values.

    Numbers are sorted by size, ratings by rank, periods by time, and checks from best to worst.
    """
    register, language = local.register, local.language
    subjects = distinct((one.subject, subject_name(register, one, language)) for one in figures)
    periods = period_titles(local, {figure.period for figure in figures})
    grades = sorted(local.tables.scale, key=lambda row: int(row.order))
    titled_grades = tuple((row.rating, local.title("scale", row.rating)) for row in grades)
    names, shown = verdict_names(language), {outcomes[figure.id] for figure in figures}
    checks = tuple((outcome, names[outcome]) for outcome in OUTCOMES if outcome in shown)
    return (
        Column(language.text("Subject"), ListColumn("subject", values=subjects, filtered=True)),
        Column(language.text("Period"), ListColumn("period", "given", periods, filtered=True)),
        Column(language.text("Figure"), ListColumn("figure", "number", titled_grades)),
        Column(language.text("Check"), ListColumn("check", "given", checks, filtered=True)),
    )
