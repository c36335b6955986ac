"""The images and style sheets of a project: files of `content/assets/`, checked.

A file replaces that of the program with the same name, like `logo.svg`. Other style sheets need to
be named as `extra_css` in mkdocs.yml.
"""

import re
from collections.abc import Iterator, Mapping

from generator.errors import ContentError, InvalidRelease, Place, shown
from generator.files import ASSETS, Files
from generator.site.images import IMAGES, image_problems
from generator.site.style_sheets import sheet_problems
from generator.templates import templates

FOLDER = "assets/"
"""Where the files are published, below the folder of each language."""
NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
LONGEST_NAME = 60


def own_assets(files: Files) -> dict[str, bytes]:
    """The images and style sheets of a project by name. `files` are those of the project.

    Raises `InvalidRelease` with every fault of every file.
    """
    found = {
        path.removeprefix(ASSETS): files[path] for path in sorted(files) if path.startswith(ASSETS)
    }
    problems = [problem for name in found for problem in asset_problems(name, found)]
    if problems:
        raise InvalidRelease(problems)
    return found


def asset_problems(name: str, found: Mapping[str, bytes]) -> Iterator[ContentError]:
    """What is wrong with the file of this name. `found` are all files by name."""
    file = f"{ASSETS}{name}"
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        fix = f"write lower-case letters, digits, . and -, at most {LONGEST_NAME}, in no folder"
        yield ContentError(Place(file), f"the name {shown(name)} is not allowed", fix)
    elif name.endswith(".css"):
        images = {other for other in found if other.endswith(IMAGES)}
        yield from sheet_problems(file, found[name], images)
    else:
        yield from image_problems(file, found[name])


def program_assets() -> set[str]:
    """The names of the images and style sheets that the program brings."""
    own = {path.name for path in (templates("theme") / "assets").iterdir()}
    return {name for name in own if name.endswith((".css", *IMAGES))} | {"colours.css"}
