"""The page for searching. Without JavaScript it shows lists to browse."""

from collections.abc import Iterator

from generator.language import Language
from generator.models import Register
from generator.pages import a_z, entities, figure_lists, findings, mechanisms, sources, years
from generator.pages.local import home_crumb, local_packages
from generator.pages.page import Page
from generator.pages.releases import RELEASES_PATH
from generator.pages.templates import rendered

SEARCH_PATH = "search/index.md"


def search_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page for searching."""
    title = language.text("Search")
    packages = local_packages(register, language)
    lists = [
        (language.text("A to Z"), a_z.PATH),
        (language.text("By year"), years.LIST_PATH),
        (language.text("All figures"), figure_lists.PATH),
        (language.text("By document"), sources.LIST_PATH),
        (language.text("Findings"), findings.PATH),
        *((link.title, link.path) for link in mechanisms.mechanism_links(register, language)),
        (language.text("Releases"), RELEASES_PATH),
    ]
    if any(local.tables.entities for local in packages):
        lists.insert(3, (language.text("Entities"), entities.LIST_PATH))
    yield Page(
        path=SEARCH_PATH,
        title=title,
        description=language.text("Searches the titles, descriptions and prose of this site."),
        markdown=rendered(
            "search.md",
            {"packages": packages, "lists": lists},
            register=register,
            language=language,
            path=SEARCH_PATH,
        ),
        breadcrumbs=home_crumb(language),
        contents=False,
        script="search.js",
    )
