"""The rows of tables of report cards. The schemas in `kinds/tables` say what each column means."""

from dataclasses import dataclass
from typing import ClassVar

from generator.errors import Place
from generator.rows.texts import Texts


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition of the framework by which entities are rated."""

    table: ClassVar[str] = "editions"
    place: Place
    edition: str
    title: Texts
    start: str
    end: str | None
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the framework."""

    table: ClassVar[str] = "areas"
    place: Place
    area: str
    title: Texts


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One thing on which entities are rated."""

    table: ClassVar[str] = "indicators"
    place: Place
    indicator: str
    title: Texts
    short_title: Texts
    asks: Texts
    counterpart: str | None
    source: str | None
    locator: str | None


@dataclass(frozen=True, slots=True)
class IndicatorEditionRow:
    """One indicator as an edition of the framework numbers it."""

    table: ClassVar[str] = "indicator_editions"
    place: Place
    edition: str
    indicator: str
    number: str
    area: str
    predecessor: str | None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One grade that a rating can have."""

    table: ClassVar[str] = "scale"
    place: Place
    rating: str
    title: Texts
    symbol: str
    order: int
    achieved: bool
    applicable: bool


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much of a period the ratings cover: complete or partial."""

    table: ClassVar[str] = "coverage"
    place: Place
    period: str
    coverage: str


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """One entity in one period, and if it reported."""

    table: ClassVar[str] = "reporting"
    place: Place
    entity: str
    period: str
    reported: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The grade of one entity on one indicator in one period."""

    table: ClassVar[str] = "ratings"
    place: Place
    entity: str
    indicator: str
    period: str
    rating: str
    reading: str | None
    note: Texts
    main: bool | None
    """True if the rating is published, of several of one entity on one indicator."""
    source: str
    locator: str

    @property
    def cell(self) -> tuple[str, str, str]:
        """What the row is about. Several rows may be about one cell of a report card."""
        return self.entity, self.indicator, self.period
