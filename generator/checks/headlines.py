"""Checks the headlines of descriptors: the figures on the home page. They may be computed."""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.models import Register


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
