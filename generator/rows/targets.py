"""The rows of tables of action plans. The schemas in `kinds/tables` say what each column means."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.errors import Place
from generator.rows.texts import Texts


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action plan."""

    table: ClassVar[str] = "plans"
    place: Place
    plan: str
    title: Texts
    start: str
    end: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One group of targets of a plan."""

    table: ClassVar[str] = "categories"
    place: Place
    category: str
    part_of: str | None
    title: Texts


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One dated commitment of a plan."""

    table: ClassVar[str] = "targets"
    place: Place
    target: str
    plan: str
    category: str
    title: Texts
    unit: str | None
    direction: str
    unbounded: bool | None
    """True if a share may be below 0 or above 100 percent."""
    baseline: str | None
    """The period whose result is the state from which it starts."""
    due: str | None
    family: str | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The result of one target, or of one part of it, in one period."""

    table: ClassVar[str] = "results"
    place: Place
    target: str
    period: str
    part: str | None
    aim: Decimal | None
    aim_high: Decimal | None
    value: Decimal | None
    qualifier: str | None
    high: Decimal | None
    obs_status: str | None
    comparable: bool | None
    """False if the value counts something other than the aim."""
    outcome: Texts
    note: Texts
    stated_status: str | None
    """None for a part of a target that has one status for all parts together."""
    main: bool | None
    """True if the row is published, of several about one result."""
    source: str
    locator: str

    @property
    def cell(self) -> tuple[str, str, str | None]:
        """What the row is about. Several rows may be about one result."""
        return self.target, self.period, self.part


@dataclass(frozen=True, slots=True)
class CustodianRow:
    """One custodian, who answers for targets."""

    table: ClassVar[str] = "custodians"
    place: Place
    custodian: str
    title: Texts
    entity: str | None


@dataclass(frozen=True, slots=True)
class TargetCustodianRow:
    """One target with one of its custodians."""

    table: ClassVar[str] = "target_custodians"
    place: Place
    target: str
    custodian: str
