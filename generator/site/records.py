"""Puts the pages of figures into copies of an empty page, the shell.

MkDocs makes one shell for each package, with everything that the theme puts around a page. Whatever
the theme does to a page, it does to the shell, and so to every record.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.language.isolation import html_text
from generator.pages.local import LocalPackage
from generator.pages.markdown import Plan
from generator.pages.page import published
from generator.pages.records import Record, record_breadcrumbs
from generator.site.articles import Article
from generator.site.built import Built
from generator.site.citing import Cited, Citing

KEY = "the-shell-of-{package}"
"""Stands for the id of the figure, in all addresses of the shell of a package."""
PARTS = ("title", "name", "description", "head", "body", "foot")
"""The parts of the shell that differ between records, beside its address."""
BEGIN, END = "\ufdd5", "\ufdd6"
"""Around the name of each part of the shell that differs between records.

Unicode reserves these characters for use inside programs. Data and settings with them are refused.
"""


@dataclass(frozen=True)
class Shell:
    """A shell, cut into the pieces between its parts."""

    key: str
    """What stands for the id of the figure."""
    pieces: Sequence[str]
    """HTML and names of parts alternate. HTML comes first and last."""

    @classmethod
    def of(cls, package: str, html: str) -> "Shell":
        """The shell of a package, from the HTML of the page of `shell_article`."""
        first, *others = html.split(BEGIN)
        pieces = [first, *(piece for other in others for piece in other.split(END, 1))]
        if set(pieces[1::2]) != {*PARTS}:
            raise AssertionError("the theme leaves out a part of the pages of figures")
        return cls(KEY.format(package=package), pieces)

    def filled(self, parts: Mapping[str, str], identity: str) -> str:
        """The page of the figure with this id, whose parts are HTML."""
        pieces = [parts[piece] if number % 2 else piece for number, piece in enumerate(self.pieces)]
        pieces[::2] = [piece.replace(self.key, identity) for piece in pieces[::2]]
        return "".join(pieces)


def shell_path(package: str) -> str:
    """The Markdown file of the shell of a package. It is as deep as the pages of figures."""
    return f"figures/{KEY.format(package=package)}.md"


def shell_article(local: LocalPackage, languages: Sequence[str]) -> Article:
    """The shell of a package as a page for MkDocs, with the breadcrumbs of its figures.

    `languages` are those of the site.
    """
    path = shell_path(local.package.name)
    return Article(
        path=path,
        title=part("title"),
        name=part("name"),
        description=part("description"),
        markdown=part("body"),
        languages=languages,
        written_in=local.language.code,
        cited=Cited(part("head"), part("foot")),
        plan=Plan(path, is_generated=True),
        breadcrumbs=record_breadcrumbs(local),
        contents=False,
        is_shell=True,
    )


def part(name: str) -> Markup:
    """The place of a part in the shell."""
    return Markup(f"{BEGIN}{name}{END}")  # noqa: S704 - a name of ours


def filled_records(
    records: Sequence[Record], built: Mapping[str, Built], citing: Citing
) -> Iterator[tuple[Record, str]]:
    """Each record with its HTML. `built` are the pages that MkDocs made, also the shells."""
    shells = {
        package: Shell.of(package, built[published(shell_path(package))].html)
        for package in dict.fromkeys(record.figure.package for record in records)
    }
    direction = citing.language.direction
    for record in records:
        cited = citing.figure(record.figure)
        parts = {
            "title": escape(str(record.title)),
            "name": html_text(record.title, direction),
            "description": escape(str(record.description)),
            "head": cited.head,
            "body": record.body,
            "foot": cited.section,
        }
        package = record.figure.package
        yield record, shells[package].filled(parts, record.figure.id)
