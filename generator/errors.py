"""The one family of errors: each is a mistake that a contributor can fix.

GeneratorError
├── DataError            a cell, row or file in data/ is wrong
│   ├── SchemaError      it breaks the schema of its table
│   ├── LinkError        its key points at a row that does not exist
│   └── ProvenanceError  it has no source, or no locator within the source
├── ContentError         a page in content/ or a template is wrong
├── UnknownName          what a command names does not exist: a revision of git, a figure
├── MissingTool          the environment lacks something; carries the command that mends it
└── InvalidRelease       all the problems of one run, reported together
"""

import difflib
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

OVERLOOKED = re.compile("^ +| +$| {2,}")
"""Spaces at an end of a text, and several in a row. Messages show each of them as ␠."""
TYPOGRAPHIC = "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"
"""Spaces that look like the plain one. Texts may have them; a quoted value shows their names."""
VISIBLE = str.maketrans(dict.fromkeys(TYPOGRAPHIC, " "))
CONTROLS = {"\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN"}
"""Names of characters to which Unicode gives none."""
INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164),
            *(*range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0)),
        ),
    )
)
"""Invisible characters that Unicode calls letters, marks or symbols: fillers, joiners, selectors.
"""


def is_visible(text: str) -> bool:
    """True if a text has only characters that readers see, and spaces.

    False for control characters, line breaks, characters without width, those that change the
    direction of text (U+202E), surrogates, and characters that Unicode has not assigned or leaves
    to private use.
    """
    return text.translate(VISIBLE).isprintable() and (text.isascii() or INVISIBLE.isdisjoint(text))


def printable(text: str) -> str:
    """A text on one line for a terminal or a log. Invisible characters are written as names."""
    return "".join(letter if is_visible(letter) else named(letter) for letter in text)


def named(letter: str) -> str:
    """The code and the name of a character: [U+200B ZERO WIDTH SPACE]."""
    name = unicodedata.name(letter, CONTROLS.get(letter, ""))
    return f"[U+{ord(letter):04X}{' ' if name else ''}{name}]"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in our own files. Rows count as in a spreadsheet: the header is row 1."""

    file: str
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        row = f":{self.row}" if self.row else ""
        field = f" [{self.field}]" if self.field else ""
        return printable(f"{self.file}{row}{field}")

    def at(self, field: str) -> "Place":
        """The place of one cell of this row."""
        return Place(self.file, self.row, field)


class GeneratorError(Exception):
    """An error that the commands catch and print. Any other exception is a bug of the program."""


class DataError(GeneratorError):
    """A problem in data/: `place` says where it is, `problem` what is wrong, `fix` what to do."""

    def __init__(self, place: Place, problem: str, fix: str) -> None:
        self.place = place
        self.problem = printable(problem)
        self.fix = printable(fix)
        super().__init__(f"{place} {self.problem}; {self.fix}")

    def __reduce__(self) -> tuple[type, tuple[Place, str, str]]:
        """Class and arguments, with which pickle can send the error from another process."""
        return type(self), (self.place, self.problem, self.fix)


class SchemaError(DataError):
    """A cell, row or file breaks the schema of its table."""


class LinkError(DataError):
    """A key points at a row that does not exist."""


class ProvenanceError(DataError):
    """A fact has no source, or no locator within its source."""


class ContentError(DataError):
    """A page in content/, a template or mkdocs.yml is wrong."""


class UnknownName(GeneratorError):
    """A command names a figure, a release or a revision of git that does not exist."""


class MissingTool(GeneratorError):
    """The environment lacks something; the message ends with the command that mends it."""


class InvalidRelease(GeneratorError):
    """All problems of one run, in the order of file and row."""

    def __init__(self, problems: Sequence[DataError]) -> None:
        once = {str(problem): problem for problem in problems}.values()
        self.problems = sorted(
            once, key=lambda problem: (problem.place.file, problem.place.row or 0, str(problem))
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[list[DataError]]]:
        """Class and arguments, with which pickle can send the error from another process."""
        return type(self), (self.problems,)


def shown(value: object) -> str:
    """A value for a message: in quotes, on one line, with at most 60 characters.

    All that readers cannot see or tell apart is marked: spaces that matter, and other characters.
    """
    marked = OVERLOOKED.sub(lambda spaces: "␠" * len(spaces.group()), str(value)[:200])
    text = printable("".join(named(one) if one in TYPOGRAPHIC else one for one in marked))
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


FEW, LIKELIEST = 50, 5
"""Up to `FEW` legal values are all compared with a wrong one. Of more, only the `LIKELIEST` are."""
MOST_LISTED = 20
"""The most legal values that a message lists."""
LONGEST = 200
"""The number of characters of a wrong value that are compared."""


def nearest(value: object, legal: Iterable[str]) -> str:
    """What to write instead of an unknown value: the most similar legal value, or all if few.

    Fast for thousands of wrong and of legal values, if `legal` is sorted already.
    """
    candidates = sorted(legal)
    text = str(value)[:LONGEST]
    likely = [word for word in likely_candidates(text, candidates) if not is_opposite(word, text)]
    close = difflib.get_close_matches(text, likely, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    if not candidates:
        return "correct it, or add a row that defines it"
    if len(candidates) <= MOST_LISTED:
        return f"write one of: {', '.join(candidates)}"
    return f"write one of the {len(candidates)} keys that exist, or add a row that defines it"


def is_opposite(text: str, other: str) -> bool:
    """True if only one of two keys has the word “not”: `implemented` and `not-implemented`."""
    first, second = (re.findall("[a-z]+", key) for key in (text, other))
    return ("not" in first) != ("not" in second)


def likely_candidates(text: str, candidates: Sequence[str]) -> Sequence[str]:
    """The candidates, in order, of which a text may be a misspelling.

    Up to `FEW` candidates are all returned. Of more, those that have most letters at both ends in
    common with the text. They are looked for near the text in alphabetical order, read forwards and
    backwards, since most slips leave the beginning or the end of a word intact.
    """
    if len(candidates) <= FEW:
        return candidates
    backwards = alphabetical_neighbours(text[::-1], sorted_backwards(tuple(candidates)))
    near = {*alphabetical_neighbours(text, candidates), *(word[::-1] for word in backwards)}
    return sorted(near, key=lambda word: (-shared_ends(word, text), word))[:LIKELIEST]


def alphabetical_neighbours(text: str, ordered: Sequence[str]) -> Sequence[str]:
    """The texts just before and after a text in a sorted sequence."""
    index = bisect(ordered, text)
    return ordered[max(index - FEW // 4, 0) : index + FEW // 4]


@lru_cache(maxsize=1)
def sorted_backwards(texts: tuple[str, ...]) -> list[str]:
    """Texts with their letters reversed, sorted. Cached for all wrong values of a column."""
    return sorted(text[::-1] for text in texts)


def shared_ends(text: str, other: str) -> int:
    """The number of characters that two texts share at their beginnings and at their ends."""
    return shared_beginning(text, other) + shared_beginning(text[::-1], other[::-1])


def shared_beginning(text: str, other: str) -> int:
    """The number of characters that two texts share at their beginnings."""
    for index, (letter, other_letter) in enumerate(zip(text, other, strict=False)):
        if letter != other_letter:
            return index
    return min(len(text), len(other))
