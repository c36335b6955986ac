"""The hand-written pages that the program brings: what is true of every site, in each language.

A project replaces a page with one of the same path, in any language.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.site.content import CONTENT, Content, ContentPage, read_page
from generator.site.settings import extensions
from generator.templates import templates


def with_provided(
    content: Content, configuration: Mapping[str, object], languages: Sequence[str]
) -> dict[str, list[ContentPage]]:
    """The pages of a project, and those of the program that it does not replace, by language.

    `languages` are those of the site. English pages stand in for missing translations.
    """
    own = {page.path for pages in content.values() for page in pages}
    whole = {code: list(pages) for code, pages in content.items()}
    for code in dict.fromkeys(("en", *languages)):
        further = [page for page in provided_pages(code, configuration) if page.path not in own]
        if further:
            pages = [*whole.get(code, ()), *further]
            whole[code] = sorted(pages, key=lambda page: page.path)
    return whole


def provided_pages(code: str, configuration: Mapping[str, object]) -> Iterator[ContentPage]:
    """The pages of the program in one language."""
    folder = templates("content") / code
    for path in sorted(folder.glob("*.md")):
        file = f"{CONTENT}{code}/{path.name}"
        yield read_page(file, path.read_bytes(), extensions(configuration))
