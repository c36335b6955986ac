"""Where in a sheet a fact stands. Only this module writes such locators and knows them again."""

import re
from dataclasses import dataclass

from generator.errors import UnknownName, shown

WORDS = ("sheet", "table")
"""Words for a sheet. The first that the schema allows is written."""


@dataclass(frozen=True, slots=True)
class Locators:
    """How the places of one sheet are written."""

    beginning: str = ""
    """What is written before the row, like `table 2024`."""

    def at(self, row: int) -> str:
        """The locator of a row: `table 2024, row 7`."""
        return f"{self.beginning}, row {row}"

    def wrote(self, locator: str) -> bool:
        """True if a locator is one that an import of this sheet writes."""
        beginning, _, row = locator.rpartition(", row ")
        return row.isdigit() and plain(beginning) == plain(self.beginning)


def plain(beginning: str) -> str:
    """The beginning of a locator without the word for a sheet, which may change."""
    word, _, rest = beginning.partition(" ")
    return rest if word in WORDS else beginning


def locators_of(sheet: str, given: str, pattern: str) -> Locators:
    """How the places of a sheet are written: by its name, or by what was `given` instead.

    `pattern` is that of locators in the schema. Raises `UnknownName` for a text that it forbids.
    """
    if given:
        if not re.fullmatch(pattern, f"{given}, row 1"):
            raise UnknownName(
                f"{shown(given)} is not written like a locator; write it like para. 24, page 12 or "
                "table 1"
            )
        return Locators(given)
    words = (f"{word} {sheet}" for word in WORDS)
    return Locators(next(one for one in words if re.fullmatch(pattern, f"{one}, row 1")))
