"""Ids of figures, and operands. Only this module puts ids together and takes them apart.

The id of a figure is `<package>.<subject>.<measure>.<period>`. The subject is one to three keys
joined by `~`: `un-swap.unicef~programmatic-results.rating.2019`. A local id lacks the package. An
operand is a figure, a list, or a figure of every subject (`*`).
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

KEY = "[a-z0-9]+(-[a-z0-9]+)*"
"""The pattern of a key."""
SUBJECT = rf"{KEY}(~{KEY}){{0,2}}"
LONGEST_ID = 120
"""The most characters of an id. Ids are parts of addresses."""
EVERY = "*"
"""Stands for every subject in a derivation, and for any part of an id in a correction."""
ID = re.compile(rf"{KEY}\.{SUBJECT}\.{KEY}\.{KEY}")


class FigureId(str):
    """The id of a figure. It is a `str`, so that it can be used as a key, in addresses and JSON."""

    __slots__ = ()

    @classmethod
    def of(cls, package: str, subject: str, measure: str, period: str) -> "FigureId":
        return cls(f"{package}.{subject}.{measure}.{period}")

    @property
    def package(self) -> str:
        return self.partition(".")[0]

    @property
    def local(self) -> str:
        """The id without the package: subject, measure and period."""
        return self.partition(".")[2]

    @property
    def subject(self) -> str:
        return self.split(".")[1]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the subject."""
        return keys_of(self.subject)

    @property
    def measure(self) -> str:
        return self.split(".")[2]

    @property
    def period(self) -> str:
        return self.split(".")[3]

    def is_about(self, figure: "FigureId") -> bool:
        """True if this id matches a figure.

        `*` matches any part, and a single key matches each subject that has this key. The figures
        of a theme are matched otherwise, exactly (`models/themes.py`).
        """
        parts = zip(self.split("."), figure.split("."), strict=True)
        return all(mine in (EVERY, theirs) or mine in keys_of(theirs) for mine, theirs in parts)


def local_id(subject: object, measure: object, period: object) -> str:
    """The id of a figure without its package."""
    return f"{subject}.{measure}.{period}"


def is_figure_id(text: str) -> bool:
    """True if a text is written like the id of a figure, with its package."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def joined(keys: Iterable[object]) -> str:
    """Keys as one subject, empty ones left out: `unicef`, `audit` → `unicef~audit`."""
    return "~".join(key for key in keys if isinstance(key, str))


def keys_of(subject: str) -> tuple[str, ...]:
    """The keys of a subject: `unicef~audit` → `unicef`, `audit`."""
    return tuple(subject.split("~"))


class Operand(str):
    """An operand of a rule as it is written: the id of a figure, or the key of a list."""

    __slots__ = ()

    @property
    def is_local(self) -> bool:
        """True if it is the id of a figure without its package."""
        return self.count(".") == 2

    @property
    def is_foreign(self) -> bool:
        """True if it is the id of a figure of another package, with the package."""
        return self.count(".") == 3

    @property
    def is_figure(self) -> bool:
        """True if it is the id of a figure."""
        return "." in self

    @property
    def subject(self) -> str:
        """The subject of the figure that it names."""
        return self.split(".")[-3]

    @property
    def measure(self) -> str:
        """The measure of the figure that it names."""
        return self.split(".")[-2]

    def of_subject(self, subject: str) -> "Operand":
        """The operand with a subject instead of `*`: `*.rating.2019` → `audit.rating.2019`."""
        return Operand(f"{subject}{self[1:]}") if self.startswith(f"{EVERY}.") else self

    def within(self, package: str) -> str:
        """The full id of a figure of this package. Lists and other ids are returned unchanged."""
        return f"{package}.{self}" if self.is_local else str(self)


def operands(written: str | None) -> tuple[Operand, ...]:
    """The operands in a cell of the table, where they are separated by spaces."""
    return tuple(map(Operand, (written or "").split()))


class SubjectId(str):
    """A subject with its package, as a column of another package names it: `un-swap.leadership`."""

    __slots__ = ()

    @property
    def package(self) -> str:
        return self.partition(".")[0]

    @property
    def key(self) -> str:
        return self.partition(".")[2]


def subject_ids(written: str | None) -> tuple[SubjectId, ...]:
    """The subjects in a cell of a table, where they are separated by spaces."""
    return tuple(map(SubjectId, (written or "").split()))


class Link(NamedTuple):
    """A link to a page of the site, in one language."""

    title: str
    path: str
    """The Markdown file of the page, below the folder of the language: `un-swap/index.md`."""
