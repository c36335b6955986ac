"""What was released, and what has changed since: frozen releases and corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any

from generator.errors import Place
from generator.ids import EVERY, FigureId, keys_of
from generator.models.figures import Figure
from generator.rows import AnyRow, ByKey, row_of
from generator.rows.common import MeasureRow, PeriodRow, SubjectRow
from generator.rows.report_cards import ScaleRow
from generator.rows.texts import Texts, localised


@dataclass(frozen=True)
class FrozenRelease:
    """One release as it was frozen: what it printed, for good."""

    version: str
    created: date
    hash: str
    """SHA-256 over the hash of the release before and the hashes of its files."""
    figures: Mapping[str, Figure]
    names: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]
    """Texts by package, table, key and column."""
    findings: Mapping[str, Mapping[str, Any]]
    """What was compared by the id of the finding: figure, rule, found, verdict."""
    format: int = 2
    """Which facts it records (`history.state.is_in_format_1`)."""

    @cached_property
    def rows(self) -> Mapping[str, ByKey]:
        """The rows of measures, subjects, periods and ratings by package and key, with the texts
        that it printed.
        """
        return {package: rows_named(tables) for package, tables in self.names.items()}


def rows_named(tables: Mapping[str, Mapping[str, Mapping[str, str]]]) -> ByKey:
    """Rows with these texts, by table, key and column. All their other cells are empty."""
    return ByKey(
        measures=named(MeasureRow, tables.get("measures", {})),
        subjects=named(SubjectRow, tables.get("subjects", {})),
        periods=named(PeriodRow, tables.get("periods", {})),
        scale=named(ScaleRow, tables.get("scale", {})),
    )


def named(row_type: type[AnyRow], rows: Mapping[str, Mapping[str, str]]) -> dict[str, AnyRow]:
    empty = dict.fromkeys(one.name for one in fields(row_type))
    texts = {
        key: {name: text for name, text in row.items() if localised(name)}
        for key, row in rows.items()
    }
    return {key: row_of(row_type, {**empty, **cells}, Place("")) for key, cells in texts.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """Why something that a release printed has changed: one row of `data/corrections.csv`."""

    figure: str
    """Its id; where a text changed, `*` stands for what it has in common
    (`un-swap.*.met-or-exceeded.*`).
    """
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
    """What was released, from the first to the last, corrections, the newest first, and figures
    published no more.

    `later_changes`: whether today's register is not that of the last release.
    """

    releases: tuple[FrozenRelease, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Mapping[str, Figure] = field(default_factory=dict)
    later_changes: bool = False
