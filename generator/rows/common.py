"""The rows of tables that all kinds of packages have. `kinds/tables` explains each column."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from generator.errors import Place
from generator.rows.texts import Texts


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document or web page that we read."""

    table: ClassVar[str] = "sources"
    place: Place
    source: str
    title: Texts
    short_title: Texts
    publisher: str
    published: str | None
    original_language: str | None
    language: str
    retrieved: date
    url: str | None


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One stretch of time that figures are about."""

    table: ClassVar[str] = "periods"
    place: Place
    period: str
    title: Texts
    start: str | None
    end: str | None
    order: int


@dataclass(frozen=True, slots=True)
class LocatorRow:
    """One word with which locators of a package may begin."""

    table: ClassVar[str] = "locators"
    place: Place
    locator: str
    meaning: Texts


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit that the program does not have."""

    table: ClassVar[str] = "units"
    place: Place
    unit: str
    title: Texts
    symbol: Texts
    power: int | None
    """The power of ten of its numbers: 6 for millions."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure, with its name, unit and definition."""

    table: ClassVar[str] = "measures"
    place: Place
    measure: str
    title: Texts
    unit: str
    definition: Texts
    base: Texts
    unbounded: bool | None
    """True if a share may be below 0 or above 100 percent."""
    rounded_to: Decimal | None
    """The step to which the source rounds the values."""
    role: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One body that reports and is rated."""

    table: ClassVar[str] = "entities"
    place: Place
    entity: str
    acronym: str | None
    title: Texts
    aliases: Texts
    """Other names by which people look for it, with semicolons between them."""
    group: str | None
    successor_of: str | None
    iati: str | None
    ror: str | None
    report_card_url: str | None

    @property
    def predecessors(self) -> list[str]:
        """The keys of the entities that it followed."""
        return (self.successor_of or "").split()


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One subject of figures that no table of the kind defines."""

    table: ClassVar[str] = "subjects"
    place: Place
    subject: str
    part_of: str | None
    title: Texts


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One number as a source prints it."""

    table: ClassVar[str] = "statements"
    place: Place
    subject: str
    measure: str
    period: str
    value: Decimal | None
    qualifier: str | None
    high: Decimal | None
    obs_status: str | None
    source: str
    locator: str
    reading: str | None
    origin: str | None
    speaker: str | None
    main: bool | None
    note: Texts


@dataclass(frozen=True, slots=True)
class DecodingRow:
    """One drawing that was decoded with the help of numbers at another place."""

    table: ClassVar[str] = "decodings"
    place: Place
    source: str
    locator: str
    helped_by: str


@dataclass(frozen=True, slots=True)
class DerivationRow:
    """One rule that computes a figure from others."""

    table: ClassVar[str] = "derivations"
    place: Place
    subject: str
    measure: str
    period: str
    rule: str
    operands: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list of entities that a source prints."""

    table: ClassVar[str] = "lists"
    place: Place
    list: str
    subject: str
    period: str
    title: Texts
    says: Texts
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One entity on a list."""

    table: ClassVar[str] = "members"
    place: Place
    list: str
    entity: str


@dataclass(frozen=True, slots=True)
class AcknowledgedRow:
    """One line to look at that may stay as it is."""

    table: ClassVar[str] = "acknowledged"
    place: Place
    remark: str
    reason: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One promise of an entity, with the time when it is due."""

    table: ClassVar[str] = "commitments"
    place: Place
    entity: str
    what: Texts
    about: str | None
    due: str | None
    source: str
    locator: str
