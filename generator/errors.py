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
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

EDGES = re.compile(r"^\s|\s$")
"""White space at an end of a cell: nobody sees it, so messages show it."""


VISIBLE = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\u3000", " "))
"""Spaces of typography, which are spaces to a reader too."""


INVISIBLE = frozenset(
    map(
        chr,
        (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFFA0,
         *range(0xE0100, 0xE01F0)),
    )
)  # fmt: skip
"""Characters without width or ink that Unicode counts among letters and marks: fillers, joiners,
selectors.
"""


def is_visible(text: str) -> bool:
    """True if a text has only characters that readers see, and spaces.

    False for control characters, line breaks, characters without width, those that change the
    direction of text (U+202E), surrogates, and characters that Unicode has not assigned or leaves
    to private use.
    """
    return text.translate(VISIBLE).isprintable() and (text.isascii() or INVISIBLE.isdisjoint(text))


def printable(text: str) -> str:
    """A text for a terminal or a log, on one line: each character that nobody sees is written as
    U+202E.
    """
    return "".join(one if is_visible(one) else f"U+{ord(one):04X}" for one in text)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands in our own files. Rows count as a spreadsheet does: header = 1."""

    file: str
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        row = f":{self.row}" if self.row else ""
        field = f" [{self.field}]" if self.field else ""
        return printable(f"{self.file}{row}{field}")

    def at(self, field: str) -> "Place":
        """One cell of the row."""
        return Place(self.file, self.row, field)


class GeneratorError(Exception):
    """What `cli.py` catches and prints; any other exception is a bug of ours."""


class DataError(GeneratorError):
    """A problem in data/: `place` says where, `problem` what, `fix` what to do about it."""

    def __init__(self, place: Place, problem: str, fix: str) -> None:
        self.place = place
        self.problem = printable(problem)
        self.fix = printable(fix)
        super().__init__(f"{place} {self.problem}; {self.fix}")

    def __reduce__(self) -> tuple[type, tuple[Place, str, str]]:
        """What it is made of, so that it survives the way back from another process."""
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
    """What a command names does not exist: a figure, a release, or a revision of git whose data can
    be read.
    """


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
        """What it is made of, so that it survives the way back from another process."""
        return type(self), (self.problems,)


def shown(value: object) -> str:
    """A value as it can stand in a message: quoted, on one line, at most 60 characters."""
    text = " ".join(printable(EDGES.sub("␠", str(value)[:200])).split())
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


FEW, LIKELIEST = 50, 5
"""Candidates that are all compared with a wrong value, and how many are where there are more than
those.
"""
LONGEST = 200
"""Characters of a wrong value that are compared."""


def nearest(value: object, legal: Iterable[str]) -> str:
    """How to mend an unknown value: the legal values, or the nearest ones where there are many.

    Thousands of wrong values against thousands of legal ones take a few seconds, if `legal` is
    sorted already.
    """
    candidates = sorted(legal)
    text = str(value)[:LONGEST]
    close = difflib.get_close_matches(text, likely(text, candidates), n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    if not candidates:
        return "correct it, or add a row that defines it"
    if len(candidates) <= 8:
        return f"write one of: {', '.join(candidates)}"
    return f"write one of the {len(candidates)} keys defined there"


def likely(text: str, candidates: Sequence[str]) -> Sequence[str]:
    """The candidates that a text can be a slip of: all of a few.

    Of many, those most like it at their beginnings and ends among its neighbours in the order of
    letters, read from the beginning and from the end: a slip leaves what stands before it or what
    stands after it.
    """
    if len(candidates) <= FEW:
        return candidates
    from_end = neighbours(text[::-1], backwards(tuple(candidates)))
    beside = {*neighbours(text, candidates), *(one[::-1] for one in from_end)}
    return sorted(beside, key=lambda one: (-shared_ends(one, text), one))[:LIKELIEST]


def neighbours(text: str, ordered: Sequence[str]) -> Sequence[str]:
    """What stands around a text in texts that are sorted."""
    place = bisect(ordered, text)
    return ordered[max(place - FEW // 4, 0) : place + FEW // 4]


@lru_cache(maxsize=1)
def backwards(texts: tuple[str, ...]) -> list[str]:
    """Texts read from their ends, sorted: made once for all wrong values of a column."""
    return sorted(one[::-1] for one in texts)


def shared_ends(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings and at their ends."""
    return shared_beginning(one, other) + shared_beginning(one[::-1], other[::-1])


def shared_beginning(one: str, other: str) -> int:
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))
