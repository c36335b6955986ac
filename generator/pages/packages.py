"""The overview of a package whose kind has no pages of its own: all its figures, by subject."""

from collections.abc import Iterator

from generator.language import Language
from generator.language.names import subject_name
from generator.models import Figure, Register
from generator.pages.page import Page
from generator.pages.scope import Scope, scopes
from generator.pages.tables import FigureTable, measures_by_period
from generator.pages.templates import rendered

KINDS = ("decisions",)


def package_pages(register: Register, language: Language) -> Iterator[Page]:
    """One page per package of these kinds."""
    for kind in KINDS:
        for scope in scopes(register, language, kind):
            yield Page(
                path=scope.overview_path,
                title=scope.own("title"),
                description=scope.own("description"),
                markdown=rendered(
                    "package.md",
                    (register, language, scope.overview_path),
                    {"scope": scope, "tables": subject_tables(scope)},
                ),
                breadcrumbs=scope.breadcrumbs[:1],
                tab=scope.own("title"),
            )


def subject_tables(scope: Scope) -> list[tuple[str, FigureTable]]:
    """Name and figures of each subject, in the order of ids."""
    by_subject: dict[str, list[Figure]] = {}
    for figure in scope.figures:
        by_subject.setdefault(figure.subject, []).append(figure)
    return [
        (subject_name(scope.register, figures[0], scope.language), measures_by_period(scope, figures))
        for figures in by_subject.values()
    ]
