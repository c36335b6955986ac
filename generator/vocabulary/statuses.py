"""Statuses, and what a target counts as. Each is one row of a CSV file, with all its properties."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.vocabulary.tables import vocabulary_rows


@dataclass(frozen=True, slots=True)
class Status:
    """A code of a kind's own table, like `not-met`, that no table of a package defines."""

    key: str
    tables: tuple[str, ...]
    """The tables whose cells can have it."""
    label: str
    outcome: str
    """What a target counts as if all its parts have this status; empty for other statuses."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a whole target counts as, and how charts draw it."""

    key: str
    measure: str
    """The measure that counts such targets."""
    label: str
    symbol: str
    style: str
    """The class of the style sheet."""


VALUELESS = {
    "M": "not applicable",
    "O": "not reported",
    "Q": "suppressed",
    "C": "confidential",
}
"""The SDMX statuses of observations without a value, each with what stands instead of one."""
RUNNING = ("on-track", "in-progress", "off-track")
"""The outcomes of targets that have not ended."""
OPEN = (*RUNNING, "partly-met", "dropped")
"""The outcomes that are counted as they are stated, whether a result is printed or not."""


@cache
def statuses() -> Mapping[str, Status]:
    """All statuses by key."""
    return {
        row["status"]: Status(
            row["status"], tuple(row["tables"].split()), row["label"], row["outcome"]
        )
        for row in vocabulary_rows("statuses")
    }


@cache
def outcomes() -> Mapping[str, Outcome]:
    """All outcomes by key, the best first."""
    return {
        row["outcome"]: Outcome(
            row["outcome"], row["measure"], row["label"], row["symbol"], row["style"]
        )
        for row in vocabulary_rows("outcomes")
    }


def statuses_of(table: str) -> list[str]:
    """The statuses that cells of a table can have."""
    return [status.key for status in statuses().values() if table in status.tables]


def is_met(status: object) -> bool:
    """True if a status says that the aim was reached."""
    return isinstance(status, str) and outcome_of(status) == "met"


def outcome_of(status: str) -> str:
    """What a target counts as whose parts all have a status; empty if it is none of targets."""
    return statuses()[status].outcome if status in statuses() else ""
