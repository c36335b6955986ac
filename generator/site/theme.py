"""The look that mkdocs.yml chooses: colours, logo, icon and style sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.errors import ContentError, InvalidRelease, Place, shown
from generator.files import ASSETS, SETTINGS, Files
from generator.site.assets import FOLDER, NAME, own_assets, program_assets
from generator.site.images import IMAGES
from generator.site.palette import chosen_colour, colours_sheet
from generator.vocabulary.colours import named_colours

MARKS = ("logo", "favicon")
"""The settings of the theme that name an image: beside the name of the site, and of the browser."""
COLOURS = ("primary", "accent")
"""The colours of a palette."""
PROVIDED = {
    "features": "pages have the parts that the program gives them",
    "font": "pages use the fonts of the reader, so that nothing is fetched",
    "icon": "the icons are those of the program",
    "direction": "it follows from the language",
}
"""Settings of the theme that a project does not choose, and why."""

JUDGED = (*MARKS, "palette", *PROVIDED)
"""The settings of the theme that `theme_problems` judges."""


@dataclass(frozen=True)
class Look:
    """What a project says about the look of its site."""

    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Its images and style sheets by name."""
    palette: Mapping[str, str] = field(default_factory=dict)
    """Its colours by use, as mkdocs.yml writes them."""
    logo: str = f"{FOLDER}logo.svg"
    favicon: str = f"{FOLDER}favicon.svg"
    sheets: Sequence[str] = ()
    """Its style sheets beside those of the program, in their order."""


def read_look(files: Files, configuration: Mapping[str, Any] | None) -> Look:
    """The look of a site, checked. `files` are those of the project.

    `configuration` are its settings; None if they are wrong, and then nothing is said of its uses
    of assets. Raises `InvalidRelease` with every fault of images and style sheets.
    """
    assets = own_assets(files)
    if configuration is None:
        return Look()
    look = look_of(configuration, assets)
    if problems := list(asset_uses(look)):
        raise InvalidRelease(problems)
    return look


def look_of(configuration: Mapping[str, Any], assets: Mapping[str, bytes]) -> Look:
    """The look of a site. `configuration` has passed its check."""
    theme = configuration.get("theme", {})
    marks = {mark: theme[mark] for mark in MARKS if mark in theme}
    own = [path for path in configuration.get("extra_css") or () if path not in provided_sheets()]
    return Look(assets, theme.get("palette", {}), sheets=own, **marks)


def look_files(look: Look) -> dict[str, bytes]:
    """The files of the look of a site, by path below the folder of each language."""
    own = {f"{FOLDER}{name}": content for name, content in look.assets.items()}
    return {f"{FOLDER}colours.css": colours_sheet(look.palette).encode(), **own}


def theme_problems(theme: Mapping[str, Any], place: Place) -> Iterator[ContentError]:
    """Settings of the theme beside its name and folder that are not allowed."""
    for name, value in theme.items():
        written = f"{name}: {value}"
        if name in PROVIDED:
            yield ContentError(
                place, f"{shown(written)} is not taken: {PROVIDED[name]}", "delete it"
            )
        elif name in MARKS:
            if not isinstance(value, str) or not is_asset(value, IMAGES):
                fix = f"write the path of an image in {ASSETS}, like {FOLDER}logo.svg"
                yield ContentError(place, f"{shown(written)} is not allowed", fix)
        elif name == "palette":
            yield from palette_problems(value, place)


def palette_problems(palette: Any, place: Place) -> Iterator[ContentError]:
    """Parts of a palette that are no colours."""
    if not isinstance(palette, dict):
        fix = "write one mapping, like palette: {primary: teal}; light and dark come by themselves"
        yield ContentError(place, f"{shown(f'palette: {palette}')} is not allowed", fix)
        return
    for use, written in palette.items():
        if use not in COLOURS:
            fix = f"delete it; what may be set is: {', '.join(COLOURS)}"
            yield ContentError(place, f"{shown(f'palette: {use}')} is not taken", fix)
        elif not isinstance(written, str) or chosen_colour(written, use) is None:
            names = ", ".join(named_colours(use))
            fix = f'write a colour in quotation marks, like "#00695c", or one of: {names}'
            yield ContentError(place, f"{shown(f'{use}: {written}')} is no colour", fix)


def is_asset(path: str, endings: tuple[str, ...]) -> bool:
    """True for the path of an asset with one of the endings."""
    name = path.removeprefix(FOLDER)
    return path.startswith(FOLDER) and bool(NAME.fullmatch(name)) and name.endswith(endings)


def wrong_sheets(value: Any) -> list[Any]:
    """The parts of `extra_css` that are no paths of style sheets, or are named twice."""
    if not isinstance(value or [], list):
        return [value]
    return [
        part
        for part in value or []
        if not isinstance(part, str) or not is_asset(part, (".css",)) or value.count(part) > 1
    ]


def provided_sheets() -> set[str]:
    """The paths of the style sheets of the program. To name them changes nothing."""
    return {f"{FOLDER}{name}" for name in program_assets() if name.endswith(".css")}


def asset_uses(look: Look) -> Iterator[ContentError]:
    """Images and style sheets that mkdocs.yml names and nobody has, and sheets of no page."""
    present = {f"{FOLDER}{name}" for name in (*look.assets, *program_assets())}
    used = {"theme": (look.logo, look.favicon), "extra_css": look.sheets}
    for setting, paths in used.items():
        for path in paths:
            if path not in present:
                fix = f"add {ASSETS}{path.removeprefix(FOLDER)}, or correct the path"
                problem = f"{shown(path)} does not exist"
                yield ContentError(Place(SETTINGS, field=setting), problem, fix)
    for name in look.assets:
        path = f"{FOLDER}{name}"
        if name.endswith(".css") and path not in (*look.sheets, *provided_sheets()):
            fix = f"name it in {SETTINGS}, like extra_css: [{path}], or delete the file"
            yield ContentError(Place(f"{ASSETS}{name}"), "no page uses this style sheet", fix)
