"""Every figure in a list: one page a package, to narrow down in the browser; complete without."""

from collections.abc import Iterator, Mapping, Sequence

from generator.findings.coverage import OUTCOMES, outcomes, verdict_names
from generator.language import Language
from generator.language.names import measure_name, period_name, subject_name
from generator.models import Figure, Register
from generator.pages.page import ListColumn, Page, distinct
from generator.pages.scope import Scope, all_scopes
from generator.pages.templates import rendered

PATH = "figures/index.md"


def list_path(scope: Scope) -> str:
    """The list of a package: figures/un-swap.md. No id is like it: an id has three dots."""
    return f"figures/{scope.package.name}.md"


def figure_list_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of each package, and the list of these lists."""
    scopes = all_scopes(register, language)
    home = (language.text("Home"), "index.md")
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
    worst = outcomes(register)
    packages = [(scope, list_path(scope)) for scope in scopes]
    for scope, path in packages:
        yield figure_list_page(
            scope, path, packages=packages, worst=worst, breadcrumbs=(home, (title, PATH))
        )


def figure_list_page(
    scope: Scope,
    path: str,
    *,
    packages: list[tuple[Scope, str]],
    worst: dict[str, str],
    breadcrumbs: tuple[tuple[str, str], ...],
) -> Page:
    """All figures of one package. `packages` are all packages with their lists, `worst` the outcome
    of each figure.
    """
    register, language = scope.register, scope.language
    rows = [
        (
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
        "outcomes": worst,
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
        columns=list_columns(scope, rows, worst),
        script="lists.js",
    )


def list_columns(
    scope: Scope, rows: Sequence[tuple[Figure, str, str, str]], worst: Mapping[str, str]
) -> tuple[ListColumn, ...]:
    """Figures sort by number, ratings by rank, periods by time, and checks from best to worst."""
    names = verdict_names(scope.language)
    shown = {worst[figure.id] for figure, *_ in rows}
    periods = sorted({figure.period for figure, *_ in rows}, key=scope.period_order)
    ranked = sorted(scope.tables.scale, key=lambda row: int(row.order))
    return (
        ListColumn(
            "subject",
            "text",
            distinct((figure.subject, subject) for figure, subject, *_ in rows),
            True,
        ),
        ListColumn(
            "measure",
            "text",
            distinct((figure.measure, measure) for figure, _, measure, _ in rows),
            True,
        ),
        ListColumn(
            "period",
            "given",
            tuple((period, scope.title("periods", period)) for period in periods),
            True,
        ),
        ListColumn(
            "figure",
            "number",
            tuple((row.rating, scope.title("scale", row.rating)) for row in ranked),
        ),
        ListColumn(
            "check", "given", tuple((one, names[one]) for one in OUTCOMES if one in shown), True
        ),
    )
