"""Pages of targets: an overview of each package, and a page per category, custodian and target."""

from collections.abc import Iterator

from generator.language import Language
from generator.models import Register
from generator.pages.page import Page
from generator.pages.scope import scopes
from generator.pages.targets.groups import category_page, custodian_page
from generator.pages.targets.lists import list_page
from generator.pages.targets.overview import overview_page
from generator.pages.targets.results import results_of
from generator.pages.targets.single import target_page
from generator.pages.targets.tables import periods_of


def target_pages(register: Register, language: Language) -> Iterator[Page]:
    """All pages of every package of targets.

    Categories and custodians without results have no page.
    """
    for scope in scopes(register, language, "targets"):
        results = results_of(scope)
        yield overview_page(scope, results)
        if results:
            yield list_page(scope, results)
        for category in scope.tables.categories:
            if periods_of(scope, category.category):
                yield category_page(scope, category, results)
        for custodian in scope.tables.custodians:
            if periods_of(scope, custodian.custodian):
                yield custodian_page(scope, custodian, results)
        for target in scope.tables.targets:
            yield target_page(
                scope, target, [result for result in results if result.target == target.target]
            )
