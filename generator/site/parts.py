"""A site in parts: each part holds some of the languages, and `join` makes the whole of them."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, Place, UnknownName
from generator.site.articles import PageAddress
from generator.site.compressed import compress
from generator.site.files import write
from generator.site.manifest import write_manifest
from generator.site.sitemap import sitemap_files
from generator.site.swap import swapped

PART = "part.json"
"""The file that only a part has. It says what the part holds, and of which site."""
Pages = Mapping[str, Sequence[PageAddress]]
"""The pages of each language."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was built."""

    folder: Path
    address: str
    """The address of the site."""
    languages: Sequence[str]
    """All languages of the site, in its order."""
    pages: Pages
    """The pages of the languages that this part holds."""


def write_part(target: Path, address: str, languages: Sequence[str], pages: Pages) -> None:
    """Says in a part what it holds."""
    said = {"address": address, "languages": languages, "pages": pages}
    write(target, PART, json.dumps(said))


def read_part(folder: Path) -> Part:
    """The part in a folder. Raises `UnknownName` if there is none."""
    try:
        said = json.loads((folder / PART).read_text("utf-8"))
        pages = {
            code: [PageAddress(*one) for one in found] for code, found in said["pages"].items()
        }
        return Part(folder, said["address"], said["languages"], pages)
    except (OSError, ValueError, KeyError, TypeError):
        raise UnknownName(
            f"{folder} is no part of a site; build one: answerable build --part --languages en"
        ) from None


def finish(target: Path, address: str, languages: Sequence[str], pages: Pages) -> None:
    """Writes what needs the pages of all languages: sitemap, page for errors, list of files."""
    write(target, "404.html", (target / languages[0] / "404.html").read_bytes())
    for path, content in sitemap_of(address, languages, pages).items():
        write(target, path, content)
    write_manifest(target)


def sitemap_of(address: str, languages: Sequence[str], pages: Pages) -> dict[str, bytes]:
    """The files that list all pages. A page counts only in languages in which it is written."""
    written: dict[str, list[str]] = {}
    for code in languages:
        for page in pages[code]:
            if page.is_own:
                written.setdefault(page.url, []).append(code)
    return sitemap_files(address, languages, written)


def join(folders: Sequence[Path], output: Path, *, compressed: bool) -> int:
    """Makes the site of its parts at `output`, as one build would, and returns its pages.

    Raises `UnknownName` if a folder is no part, or if the parts are not all languages, each once,
    and `ContentError` if two parts are not of the same state of the project.
    """
    parts = [read_part(folder) for folder in folders]
    first, pages = parts[0], {code: found for one in parts for code, found in one.pages.items()}
    held = sorted(code for one in parts for code in one.pages)
    if held != sorted(first.languages):
        wanted = ", ".join(first.languages)
        raise UnknownName(f"the parts hold {', '.join(held)}; they must hold {wanted}, each once")
    with swapped(output) as workplace:
        for part in parts:
            copy_part(part, workplace.target)
        finish(workplace.target, first.address, first.languages, pages)
        if compressed:
            compress(workplace.target)
    return sum(map(len, pages.values()))


def copy_part(part: Part, target: Path) -> None:
    """Copies the languages of a part, and its other files, which all parts have."""
    for path in sorted(part.folder.rglob("*")):
        below = path.relative_to(part.folder)
        if not path.is_file() or str(below) == PART:
            continue
        beside = target / below
        if not beside.exists():
            beside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, beside)
        elif beside.read_bytes() != path.read_bytes():
            problem = "it is not as in the other parts"
            raise ContentError(Place(str(path)), problem, "build all parts from one commit")
