"""The colours of pages and charts, and the names of colours that mkdocs.yml may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.vocabulary.tables import vocabulary_rows


@dataclass(frozen=True, slots=True)
class Colour:
    """A variable of the style sheets. Each of its values is like `#08519c`; empty if not set."""

    name: str
    light: str
    dark: str
    paper: str
    """The value in print; if empty, the one of light pages."""


@cache
def colours() -> Mapping[str, Colour]:
    """The colours of a site that chooses none, by name."""
    return {
        row["colour"]: Colour(row["colour"], row["light"], row["dark"], row["print"])
        for row in vocabulary_rows("colours")
    }


@cache
def named_colours(use: str) -> Mapping[str, str]:
    """The colours that Material for MkDocs names, by name. `use` is `primary` or `accent`."""
    return {row["name"]: row[use] for row in vocabulary_rows("named-colours") if row[use]}
