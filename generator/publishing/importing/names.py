"""Finds rows by the names that people use, and makes keys for new ones."""

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping
from itertools import chain, count

from generator.checks.keys import FULL_DATE
from generator.names import slug
from generator.publishing.importing.sheets import Cell
from generator.rows.texts import ALIASES

SPELLED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
"""Letters that Unicode does not split into a plain letter and an accent."""
LONGEST_KEY = 40
"""The most characters of a key that is made of a name. An id consists of up to five keys."""
ACRONYM = re.compile(r"(?P<name>.+\S)\s+\((?P<acronym>[A-Z][A-Za-z0-9&/-]*[A-Z0-9])\)")
"""A name with its acronym: Bureau of Borrowed Umbrellas (BBU)."""


def with_acronym(name: str) -> list[str]:
    """The acronym and the name in a text like Bureau of Umbrellas (BBU); empty for others."""
    written = ACRONYM.fullmatch(name)
    return [written["acronym"], written["name"]] if written else []


def folded(text: str) -> str:
    """A text without case, accents and blanks, by which two names are compared."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED))
    return "".join(
        letter for letter in parts if not unicodedata.combining(letter) and not letter.isspace()
    )


def key_of(name: str, taken: Container[str], column: str) -> str:
    """A key for a new row: its name as an address needs it, shortened; unlike those in `taken`.

    `column` is that of the key. It stands in for names without Latin letters and digits.
    """
    parts = unicodedata.normalize("NFKD", name.casefold().translate(SPELLED))
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    key = shortened(slug(plain)) or column
    if FULL_DATE.fullmatch(key):
        key = f"{column}-{key}"
    candidates = [key, f"{key}-{column}"] if key != column else []
    numbered = (f"{key}-{number}" for number in count(2 if candidates else 1))
    return next(one for one in chain(candidates, numbered) if one not in taken)


def shortened(key: str) -> str:
    """A key with as many whole words as fit."""
    if len(key) <= LONGEST_KEY:
        return key
    return key[: LONGEST_KEY + 1].rpartition("-")[0] or key[:LONGEST_KEY]


def names_in(row: Mapping[str, str], key: str) -> Iterable[str]:
    """All names of a row: its key, titles in each language, acronym, symbol and aliases.

    What has a number, like a decision, is named by its number: several may have one title.
    """
    yield row.get(key, "")
    if row.get("number"):
        yield row["number"]
        return
    for column, cell in row.items():
        if column.startswith(("title_", "short_title_")) or column == "acronym":
            yield cell
            yield from with_acronym(cell)
        elif column.startswith(f"{ALIASES}_"):
            yield from cell.split(";")
        elif column.startswith("symbol"):
            yield cell


def split_names(cell: Cell) -> list[str]:
    """The names in a cell: one or several, with semicolons between them or on a line each."""
    names = (name.strip() for line in cell.lines for name in line.split(";"))
    return [name for name in names if name]


class Ambiguous(ValueError):
    """Several rows have one name."""


def the_key(name: str, keys: Collection[str]) -> str | None:
    """The one of the keys of rows with a name; None if there is none.

    Raises `Ambiguous` if there are several, and none of them is the name itself.
    """
    if name in keys:
        return name
    if len(keys) > 1:
        raise Ambiguous(f"it is a name of {' and of '.join(sorted(keys))}")
    return next(iter(keys), None)
