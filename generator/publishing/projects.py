"""A new project: catalogue, settings, pages, and an example package whose bodies are invented.

Its files come from `site_templates/project/`. In some of them, `$name` stands for a value.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Template

from generator.errors import ContentError, InvalidRelease, Place
from generator.language import gettext_noop, language_named
from generator.pages.escaping import escaped
from generator.publishing.writing import written_beside
from generator.templates import templates

EXAMPLE = "lantern-cards"
"""The example package."""
FILLED = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "github.yml": ".github/workflows/site.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}
"""The files with values to fill in, and their paths in a project."""
INVENTED = gettext_noop("An example: its bodies and numbers are invented.")
"""The notice of a new project, until somebody replaces the example."""
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CREATED = "2026-12-01T00:00:00Z"
"""The date of a new project: that of the example. The program does not look at the clock."""


@dataclass(frozen=True)
class Beginning:
    """What a new project is called, and whose it is."""

    key: str
    title: str
    publisher: str
    contact: str
    """Empty if there is none."""
    languages: Sequence[str]
    version: str
    """The version of the program, which the workflows install."""


def project_files(beginning: Beginning) -> dict[str, bytes]:
    """The files of a new project by path."""
    catalogue = json.dumps(new_catalogue(beginning), ensure_ascii=False, indent=2)
    texts = {"datapackage.json": f"{catalogue}\n", **dict(filled_files(beginning))}
    for code in beginning.languages:
        page = templates("content") / code / "about.md"
        if page.exists():
            texts[f"content/{code}/about.md"] = about_page(page, code, beginning.publisher)
    example = {
        f"data/{EXAMPLE}/{path.name}": path.read_bytes()
        for path in sorted((templates("project") / EXAMPLE).iterdir())
    }
    return {**{path: text.encode() for path, text in texts.items()}, **example}


def new_catalogue(beginning: Beginning) -> dict[str, object]:
    """The catalogue of a new project."""
    codes = dict.fromkeys(("en", *beginning.languages))
    return {
        "name": beginning.key,
        "title": beginning.title,
        "publisher": {"name": beginning.publisher},
        **({"contact": beginning.contact} if beginning.contact else {}),
        "notice": {code: language_named(code).text(INVENTED) for code in codes},
        "version": "1.0",
        "created": CREATED,
        "languages": list(beginning.languages),
        "licenses": [LICENCE],
        "resources": [
            {"name": EXAMPLE, "path": f"data/{EXAMPLE}/datapackage.json", "format": "json"}
        ],
    }


def filled_files(beginning: Beginning) -> Iterator[tuple[str, str]]:
    """The files with values, filled in: path and text."""
    values = {
        "key": beginning.key,
        "title": escaped(beginning.title),
        "name": json.dumps(beginning.title, ensure_ascii=False),
        "version": beginning.version,
    }
    for name, path in FILLED.items():
        text = (templates("project") / name).read_text("utf-8")
        yield path, Template(text).substitute(values)


def about_page(page: Path, code: str, publisher: str) -> str:
    """The program's page about the site, with the name of its publisher below the title."""
    title, rest = page.read_text("utf-8").split("\n", 1)
    named = language_named(code).text("Published by %(publisher)s.", publisher=escaped(publisher))
    return f"{title}\n\n{named}\n{rest}"


def write_project(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files of a new project into a folder, all or none.

    Raises `InvalidRelease` with everything in the folder that has the name of a file or folder of
    the project. Nothing is written then.
    """
    tops = sorted({PurePosixPath(path).parts[0] for path in files})
    if problems := list(in_the_way(folder, tops)):
        raise InvalidRelease(problems)
    is_new = not folder.exists()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with written_beside(folder.parent if is_new else folder, files) as beside:
        if is_new:
            beside.rename(folder)
        else:
            move_all(beside, folder, tops)


def in_the_way(folder: Path, tops: Sequence[str]) -> Iterator[ContentError]:
    """What is in a folder under a name of a new project, or that the folder is none."""
    fix = "choose another folder, or move it away; nothing was written"
    if os.path.lexists(folder) and not folder.is_dir():
        yield ContentError(Place(str(folder)), "it is no folder", fix)
    for top in tops:
        if os.path.lexists(folder / top):
            yield ContentError(Place(str(folder / top)), "it exists already", fix)


def move_all(beside: Path, folder: Path, tops: Sequence[str]) -> None:
    """Moves files and folders from one folder into another; if one cannot be moved, none is."""
    moved: list[str] = []
    try:
        for top in tops:
            (beside / top).rename(folder / top)
            moved.append(top)
    except OSError:
        for top in moved:
            (folder / top).rename(beside / top)
        raise
