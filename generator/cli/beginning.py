"""`answerable init`: begins a project."""

import re
from importlib import metadata
from pathlib import Path

import typer

from generator.language import is_language
from generator.names import slug
from generator.publishing.projects import EXAMPLE, Beginning, project_files, write_project
from generator.site.projects import project_of

NEXT = """\
{folder}: a project with one example package, whose bodies and numbers are invented
next:
  cd {folder}
  answerable serve    shows the site in the browser, and follows your edits
  edit datapackage.json (title, publisher, contact, notice, licence, languages),
  mkdocs.yml (name, address, colours, logo) and the pages in content/
  replace data/{example} with a package of your own: folder, and entry in datapackage.json
  answerable check    names every problem, with file, row, column and cure
  answerable build    writes the site into the folder site
  answerable publish  lets each git push publish it, on a server of yours"""


def begin(folder: Path, name: str, *, publisher: str, languages: str, contact: str) -> str:
    """Writes a new project into a folder; returns what to do next.

    Empty values are taken from the name of the folder. Raises `InvalidRelease` if something is in
    the way, or if the project would not pass its check, and `BadParameter` for a language that does
    not exist.
    """
    base = folder.absolute().resolve().name
    title = name or " ".join(re.split(r"[-_.\s]+", base)).strip().capitalize() or "A new site"
    key = slug(name or base)
    beginning = Beginning(
        key=key if key and key != EXAMPLE else "site",
        title=title,
        publisher=publisher or title,
        contact=contact,
        languages=language_codes(languages),
        version=metadata.version("answerable"),
    )
    files = project_files(beginning)
    project_of(files, "datapackage.json")
    write_project(folder, files)
    return NEXT.format(folder=folder, example=EXAMPLE)


def language_codes(languages: str) -> list[str]:
    """The codes of languages, which are separated by commas."""
    codes = list(dict.fromkeys(code.strip() for code in languages.split(",") if code.strip()))
    wrong = [code for code in codes if not is_language(code)]
    if wrong or not codes:
        message = f"write codes of two letters, like en,fr, and not {wrong[0] if wrong else ''}"
        raise typer.BadParameter(message.removesuffix(", and not "), param_hint="--languages")
    return codes
