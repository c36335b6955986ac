"""Frozen releases and corrections."""

from collections.abc import Mapping, Sequence
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
    """One release as it was frozen. It never changes."""

    version: str
    created: date
    hash: str
    """The seal: SHA-256 over the seal of the release before and the hashes of its files."""
    figures: Mapping[str, Figure]
    names: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]
    """Texts by package, table, key and column."""
    findings: Mapping[str, Mapping[str, Any]]
    """The fields figure, rule, found and verdict of each finding, by its id."""
    format: int = 2
    """The format in which it was frozen. Format 1 lacks facts (`history.state.is_in_format_1`)."""

    @cached_property
    def rows(self) -> Mapping[str, ByKey]:
        """The rows of measures, subjects, periods and grades by package, with the frozen texts."""
        return {package: rows_of_texts(tables) for package, tables in self.names.items()}


def rows_of_texts(tables: Mapping[str, Mapping[str, Mapping[str, str]]]) -> ByKey:
    """Rows that only have texts. `tables` holds the texts by table, key and column."""
    return ByKey(
        measures=rows_of_type(MeasureRow, tables.get("measures", {})),
        subjects=rows_of_type(SubjectRow, tables.get("subjects", {})),
        periods=rows_of_type(PeriodRow, tables.get("periods", {})),
        scale=rows_of_type(ScaleRow, tables.get("scale", {})),
    )


def rows_of_type(
    row_type: type[AnyRow], rows: Mapping[str, Mapping[str, str]]
) -> dict[str, AnyRow]:
    """Rows of one table by key. `rows` holds the texts by key and column."""
    empty = dict.fromkeys(column.name for column in fields(row_type))
    texts = {
        key: {name: text for name, text in row.items() if localised(name)}
        for key, row in rows.items()
    }
    return {key: row_of(row_type, {**empty, **cells}, Place("")) for key, cells in texts.items()}


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of `data/corrections.csv`: why a released fact has changed."""

    figure: str
    """The id of a figure, or an id with `*` for a text of several figures.

    `un-swap.*.met-or-exceeded.*` is the measure `met-or-exceeded`.
    """
    release: str
    """The version of the release with the text `old`."""
    field: str
    old: str
    new: str
    kind: str
    date: date
    reported_by: str | None
    reason: Texts
    row: int

    def concerns(self, figure: Figure) -> bool:
        """True if the correction is about this figure, its subject, or a text on its page.

        A row of a table is about a figure if its key has all keys of the subject, or only these.
        """
        if self.figure == f"{figure.package}.*.*.*":
            keys = set(keys_of(self.field.partition("[")[2].partition("]")[0]))
            return keys <= set(figure.keys) or keys >= set(figure.keys)
        if EVERY in self.figure:
            return FigureId(self.figure).is_about(figure.id)
        return self.figure == figure.id


@dataclass(frozen=True)
class History:
    """The releases and corrections of a project."""

    releases: tuple[FrozenRelease, ...] = ()
    """From the first to the last."""
    corrections: tuple[Correction, ...] = ()
    """From the newest to the oldest."""
    withdrawn: Mapping[str, Figure] = field(default_factory=dict)
    """Released figures that are no longer published, by id."""
    later_changes: bool = False
    """True if the register of today differs from the last release."""

    def concerning(self, figure: Figure) -> list[Correction]:
        """The corrections that concern a figure, from the newest to the oldest."""
        candidates = self.of_package.get(figure.package, ())
        return [
            one
            for one in candidates
            if one.figure == figure.id or (EVERY in one.figure and one.concerns(figure))
        ]

    @cached_property
    def of_package(self) -> Mapping[str, Sequence[Correction]]:
        """The corrections by the package whose figures they concern."""
        groups: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            groups.setdefault(correction.figure.partition(".")[0], []).append(correction)
        return groups
