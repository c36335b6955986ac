"""What was released, and what has changed since: frozen releases and corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.ids import EVERY, FigureId, keys_of
from generator.kinds.rows import Row
from generator.models.figures import Figure, Texts


@dataclass(frozen=True)
class FrozenRelease:
    """One release as it was frozen: what it printed, for good."""

    version: str
    created: date
    hash: str
    """SHA-256 over the hash of the release before and the hashes of its files."""
    figures: Mapping[str, Figure]
    names: Mapping[str, Mapping[str, Mapping[str, Row]]]
    """Texts by package, table and key, in the shape of `Register.rows`."""
    findings: Mapping[str, Mapping[str, Any]]
    """What was compared by the id of the finding: figure, rule, found, verdict."""
    format: int = 2
    """Which facts it records (`history.state.is_in_format_1`)."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Why something that a release printed has changed: one row of `data/corrections.csv`."""

    figure: str
    """Its id; where a text changed, `*` stands for what it has in common (`un-swap.*.met-or-exceeded.*`)."""
    release: str
    """The release that printed `old`."""
    field: str
    old: str
    new: str
    kind: str
    date: date
    reported_by: str | None
    reason: Texts
    row: int

    def concerns(self, figure: Figure) -> bool:
        """Whether it is about a figure, about its subject, or about a text that stands on its page."""
        if self.figure == f"{figure.package}.*.*.*":
            keys = keys_of(self.field.partition("[")[2].partition("]")[0])
            return not set(keys).isdisjoint(figure.keys)
        if EVERY in self.figure:
            return FigureId(self.figure).is_about(figure.id)
        return self.figure == figure.id


@dataclass(frozen=True)
class History:
    """What was released, from the first to the last, corrections, the newest first, and figures published no more.

    `later_changes`: whether today's register is not that of the last release.
    """

    releases: tuple[FrozenRelease, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Mapping[str, Figure] = field(default_factory=dict)
    later_changes: bool = False
