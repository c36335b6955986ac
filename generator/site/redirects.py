"""Old addresses that lead to new ones: data/redirects.csv, with the columns `from` and `to`.

An address is that of a page below the folder of its language, like `old-cards/indicators/audit/`.
It holds for all languages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import ContentError, DataError, InvalidRelease, Place, SchemaError, shown
from generator.files import Files
from generator.models import Register
from generator.packages.tables import line_problems, read_lines
from generator.pages.templates import html_templates
from generator.site.content import Content, pages_in
from generator.site.links import generated_markdown
from generator.site.policy import PAGE_POLICY
from generator.vocabulary.files import file_types

FILE = "data/redirects.csv"
COLUMNS = ["from", "to"]
FILES = {"html", *(one.ending for one in file_types())}
FOLDERS = ("assets", "pagefind")
"""The names of files and folders that stand below a language and are no pages."""
ADDRESS = re.compile(r"([A-Za-z0-9~.+_-]*[A-Za-z0-9~+_-]/)+")
"""An address of a page: its folders, each with a slash behind it."""
HOSTS = "_redirects"
"""The file at the top of the site that hosts of static sites read, and `answerable nginx`."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, and the one to which it leads."""

    row: int
    old: str
    new: str


def read_redirects(files: Files) -> Sequence[Redirect]:
    """The redirects of a project, in their order; none if it has no such file.

    Raises `InvalidRelease` if the file cannot be read, and for addresses that are none, that are
    given twice, or that lead to another old one.
    """
    if FILE not in files:
        return ()
    problems: list[DataError] = []
    lines = read_lines(files[FILE], FILE, problems) or []
    if lines and lines[0] != COLUMNS:
        problem = "the first line does not name the columns"
        problems.append(SchemaError(Place(FILE, 1), problem, "write from,to"))
    problems += problems or line_problems(lines, FILE)
    rows = [] if problems else lines[1:]
    redirects = [Redirect(row, *cells) for row, cells in enumerate(rows, 2)]
    problems += address_problems(redirects)
    if problems:
        raise InvalidRelease(problems)
    return redirects


def address_problems(redirects: Sequence[Redirect]) -> Iterator[DataError]:
    """Addresses that cannot be one, and old ones that two rows have or to which a row leads."""
    rows: dict[str, int] = {}
    for one in redirects:
        for field, address in (("from", one.old), ("to", one.new)):
            if not ADDRESS.fullmatch(address):
                problem = f"{shown(address)} is no address of a page below its language"
                fix = "write it like old-cards/indicators/audit/"
                yield SchemaError(Place(FILE, one.row, field), problem, fix)
        if one.old.split("/")[0] in FOLDERS or any(
            part.rpartition(".")[2] in FILES for part in one.old.split("/") if "." in part
        ):
            problem = f"{shown(one.old)} is the address of a file, not of a page"
            yield SchemaError(Place(FILE, one.row, "from"), problem, "delete the row")
        if one.old in rows:
            problem = f"{shown(one.old)} stands in row {rows[one.old]} already"
            yield SchemaError(Place(FILE, one.row, "from"), problem, "delete one of the rows")
        rows.setdefault(one.old, one.row)
    for one in redirects:
        if one.new in rows:
            problem = f"{shown(one.new)} is itself an old address, in row {rows[one.new]}"
            fix = "write the address to which that row leads"
            yield SchemaError(Place(FILE, one.row, "to"), problem, fix)


def redirect_problems(
    redirects: Sequence[Redirect], content: Content, register: Register
) -> Iterator[DataError]:
    """Redirects from a page that there is, and to one that there is not."""
    code = register.release.languages[0]
    wanted = {path for one in redirects for url in (one.old, one.new) for path in markdown_of(url)}
    there = {page.path for page in pages_in(content, code)}
    there |= generated_markdown(register, code, wanted).keys() if wanted - there else set()
    for one in redirects:
        if there & set(markdown_of(one.old)):
            problem = f"the page {shown(one.old)} is there, so readers would never see it"
            yield ContentError(Place(FILE, one.row, "from"), problem, "delete the row")
        if not there & set(markdown_of(one.new)):
            problem = f"there is no page {shown(one.new)}"
            fix = "write the address of a page, as it stands behind the language"
            yield ContentError(Place(FILE, one.row, "to"), problem, fix)


def markdown_of(url: str) -> tuple[str, str]:
    """The two files of Markdown that can become the page at an address."""
    return f"{url}index.md", f"{url.removesuffix('/')}.md"


def moved_pages(
    redirects: Sequence[Redirect], site: str, languages: Mapping[str, str], templates: str
) -> Iterator[tuple[str, str]]:
    """The page at each old address in each language: path and HTML. It leads to the new one.

    `site` is the address of the site, `languages` are the words “This page has moved” by code.
    """
    template = html_templates("ltr", templates).get_template("moved.html")
    for code, words in languages.items():
        for one in redirects:
            values = {"code": code, "words": words, "policy": PAGE_POLICY}
            up = "../" * one.old.count("/")
            target = {"path": f"{up}{one.new}", "url": f"{site}{code}/{one.new}"}
            yield f"{code}/{one.old}index.html", template.render(values | target)


def hosts_file(redirects: Sequence[Redirect], path: str, languages: Sequence[str]) -> str:
    """The content of `_redirects`. `path` is that of the top of the site, with slashes around."""
    return "".join(
        f"{path}{code}/{one.old} {path}{code}/{one.new} 301\n"
        for code in languages
        for one in redirects
    )
