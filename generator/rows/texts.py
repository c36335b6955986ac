"""Texts in several languages, as they stand in the columns of one row."""

from collections.abc import Mapping
from typing import Any

Texts = Mapping[str, str]
"""One text by language code."""


def localised(column: str) -> str | None:
    """The stem of a text column in one language (`title_en` → `title`), None for any other column."""
    stem, _, language = column.rpartition("_")
    return (
        stem if stem and len(language) == 2 and language.isalpha() and language.islower() else None
    )


def texts(cells: Mapping[Any, Any], stem: str) -> dict[str, str]:
    """The texts of a stem by language: `title_en`, `title_zh` → `{"en": …, "zh": …}`; empty ones
    are left out.
    """
    return {
        str(column)[len(stem) + 1 :]: str(text)
        for column, text in cells.items()
        if localised(str(column)) == stem and isinstance(text, str)
    }
