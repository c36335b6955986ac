"""What figures of several packages are about, like money: a page for each theme."""

from collections.abc import Iterator

from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.models.themes import theme_figures
from generator.pages.lists import Column, List, list_page
from generator.pages.local import home_crumb, local_packages
from generator.pages.page import ListColumn, Page
from generator.pages.topics import figure_cells, figure_columns


def theme_links(register: Register, language: Language) -> list[Link]:
    """The title and the page of each theme, in the order of the catalogue."""
    return [
        Link(language.localised(theme["title"]), f"themes/{theme['name']}.md")
        for theme in register.release.descriptor.get("themes", [])
    ]


def theme_index(register: Register, language: Language) -> Page:
    """The list of all themes."""
    text, themes = language.text, register.release.descriptor.get("themes", [])
    index = index_link(language)
    shown = List(
        path=index.path,
        title=index.title,
        description=text("What figures of several packages are about, like money."),
        columns=(Column(text("Theme")), Column(text("What it is about"))),
        rows=[
            (link, language.localised(theme["description"]))
            for theme, link in zip(themes, theme_links(register, language), strict=True)
        ],
        breadcrumbs=home_crumb(language),
        script="",
        is_list=False,
    )
    return list_page(register, language, shown)


def index_link(language: Language) -> Link:
    """The title and the page of the list of all themes."""
    return Link(language.text("All themes"), "themes/index.md")


def theme_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of themes and the page of each: its figures, whatever package they are from."""
    packages = {local.package.name: local for local in local_packages(register, language)}
    titles = tuple((name, local.tab) for name, local in packages.items())
    themes = register.release.descriptor.get("themes", [])
    if themes:
        yield theme_index(register, language)
    for theme, link in zip(themes, theme_links(register, language), strict=True):
        figures = theme_figures(register, theme)
        by_package = Column(
            language.text("Package"), ListColumn("package", "given", titles, filtered=True)
        )
        description = language.localised(theme["description"])
        shown = List(
            path=link.path,
            title=link.title,
            description=description,
            before=(description,),
            columns=(by_package, *figure_columns(register, language, figures)),
            rows=[
                (
                    Link(packages[one.package].tab, packages[one.package].overview_path),
                    *figure_cells(register, one, language),
                )
                for one in figures
            ],
            breadcrumbs=(*home_crumb(language), index_link(language)),
            is_list=False,
        )
        yield list_page(register, language, shown)
