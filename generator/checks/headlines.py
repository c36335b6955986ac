"""Headlines: figures that a descriptor puts on the home page; only the register knows the computed
ones.
"""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.models import Register


def headlines_that_are_no_figures(register: Register) -> Iterator[DataError]:
    """A headline of a package's descriptor that is no figure of that package."""
    for package in register.release.packages.values():
        known = {
            figure.id.local
            for figure in register.figures.values()
            if figure.package == package.name
        }
        legal = sorted(known)
        for headline in package.descriptor.get("headlines", []):
            if headline not in known:
                place = Place(f"{package.folder}/datapackage.json", field="headlines")
                yield LinkError(
                    place,
                    f"{shown(headline)} is not a figure of this package",
                    nearest(headline, legal),
                )
