"""What MkDocs made of a page, and the check of the links between pages."""

import posixpath
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import ContentError, Place, shown
from generator.site.addresses import is_relative
from generator.site.markup import TAKEN_IDS
from generator.vocabulary.files import file_types


@dataclass(frozen=True)
class Built:
    """What MkDocs made of a page."""

    prose: Sequence[str]
    """Its paragraphs."""
    links: Sequence[str]
    """The addresses of its links."""
    anchors: Set[str]
    """The ids of its parts."""
    html: str = ""


def check_built_links(built: Mapping[str, Built], records: Mapping[str, Sequence[str]]) -> None:
    """Checks the links between the finished pages of a language.

    `built` are the pages in Markdown by address; `records` has the addresses of links of each page
    of a figure, by its address. Raises `ContentError` if a link leads to no page, or to a part that
    a page does not have. Links to files are not checked.
    """
    links = {**{url: page.links for url, page in built.items()}, **records}
    for url, addresses in links.items():
        for address in filter(is_relative, addresses):
            before, _, anchor = address.partition("#")
            path = before.partition("?")[0]
            target = normal_address(url, path)
            if target in built:
                known = not anchor or anchor in (*built[target].anchors, *TAKEN_IDS)
            else:
                known = target in records or target.startswith("../") or is_file(path)
            if not known:
                problem = f"the link {shown(address)} leads nowhere"
                raise ContentError(Place(f"{url}index.md"), problem, "mend the page that has it")


def is_file(path: str) -> bool:
    """True for the path of a file that is no page. Links to pages lead to folders."""
    ending = PurePosixPath(path).suffix.removeprefix(".")
    return ending != "md" and ending in {one.ending for one in file_types()}


def normal_address(url: str, path: str) -> str:
    """The address to which a path leads from the page at `url`."""
    target = posixpath.normpath(posixpath.join(url, path))
    return "" if target == "." else f"{target}/"
