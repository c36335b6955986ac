"""Checks the figures that descriptors name, computed ones too: headlines, and those of themes."""

from collections import Counter
from collections.abc import Iterator

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.ids import FigureId
from generator.models import Register
from generator.models.themes import figures_like


def headlines_that_are_no_figures(register: Register) -> Iterator[DataError]:
    """Headlines that are not the id of a figure of their package."""
    for package in register.release.packages.values():
        existing = {
            figure.id.local
            for figure in register.figures.values()
            if figure.package == package.name
        }
        legal = sorted(existing)
        for headline in package.descriptor.get("headlines", []):
            if headline not in existing:
                place = Place(f"{package.folder}/datapackage.json", field="headlines")
                yield LinkError(
                    place,
                    f"{shown(headline)} is not a figure of this package",
                    nearest(headline, legal),
                )


def themes_of_no_figures(register: Register) -> Iterator[DataError]:
    """Figures of a theme, written with or without `*`, of which there is none."""
    legal = sorted(register.figures)
    for theme in register.release.descriptor.get("themes", []):
        for written in theme["figures"]:
            if not any(figures_like(register, FigureId(written))):
                place = Place("datapackage.json", field=f"themes, {theme['name']}")
                problem = f"no figure is written like {shown(written)}"
                yield LinkError(place, problem, nearest(written, legal))


def themes_of_one_name(register: Register) -> Iterator[DataError]:
    """Themes with the name of another one. Their pages would have one address."""
    names = Counter(theme["name"] for theme in register.release.descriptor.get("themes", []))
    for name, count in names.items():
        if count > 1:
            place = Place("datapackage.json", field=f"themes, {name}")
            yield DataError(place, f"{count} themes have this name", "Rename all but one of them.")
