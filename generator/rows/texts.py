"""Texts in several languages, which are in columns like `title_en` and `title_zh`."""

from collections.abc import Mapping
from typing import Any

Texts = Mapping[str, str]
"""One text by language code."""
ALIASES = "aliases"
"""The stem of a column with names by which people look for a row. Pages do not show them."""


def aliases_of(cells: Texts, code: str) -> list[str]:
    """The names in a text of aliases, in one language."""
    return [name.strip() for name in cells.get(code, "").split(";") if name.strip()]


def localised(column: str) -> str | None:
    """The stem of a text column, like `title` for `title_en`; None for any other column."""
    stem, _, language = column.rpartition("_")
    return (
        stem if stem and len(language) == 2 and language.isalpha() and language.islower() else None
    )


def texts(cells: Mapping[Any, Any], stem: str) -> dict[str, str]:
    """The texts of the columns with a stem, by language. Empty cells are left out."""
    return {
        str(column)[len(stem) + 1 :]: str(text)
        for column, text in cells.items()
        if localised(str(column)) == stem and isinstance(text, str)
    }
