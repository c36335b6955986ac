"""All rows of a package: by table, and by key."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.rows.common import (
    AcknowledgedRow,
    CommitmentRow,
    DecodingRow,
    DerivationRow,
    EntityRow,
    ListRow,
    LocatorRow,
    MeasureRow,
    MemberRow,
    PeriodRow,
    SourceRow,
    StatementRow,
    SubjectRow,
    UnitRow,
)
from generator.rows.decisions import (
    ActionRow,
    AddresseeRow,
    AmendmentRow,
    BodyRow,
    CitationRow,
    DecisionRow,
    FollowupRow,
    ParagraphRow,
    RecommendationRow,
    SessionBodyRow,
    SessionRow,
    VerbRow,
    VoteRow,
)
from generator.rows.report_cards import (
    AreaRow,
    CoverageRow,
    EditionRow,
    IndicatorEditionRow,
    IndicatorRow,
    RatingRow,
    ReportingRow,
    ScaleRow,
)
from generator.rows.targets import (
    CategoryRow,
    CustodianRow,
    PlanRow,
    ResultRow,
    TargetCustodianRow,
    TargetRow,
)

Row = (
    SourceRow
    | PeriodRow
    | UnitRow
    | LocatorRow
    | MeasureRow
    | EntityRow
    | SubjectRow
    | StatementRow
    | DecodingRow
    | DerivationRow
    | ListRow
    | MemberRow
    | AcknowledgedRow
    | CommitmentRow
    | EditionRow
    | AreaRow
    | IndicatorRow
    | IndicatorEditionRow
    | ScaleRow
    | CoverageRow
    | ReportingRow
    | RatingRow
    | BodyRow
    | SessionRow
    | SessionBodyRow
    | DecisionRow
    | VoteRow
    | AmendmentRow
    | ParagraphRow
    | VerbRow
    | AddresseeRow
    | ActionRow
    | CitationRow
    | FollowupRow
    | RecommendationRow
    | PlanRow
    | CategoryRow
    | TargetRow
    | ResultRow
    | CustodianRow
    | TargetCustodianRow
)
Subject = (
    EntityRow
    | SubjectRow
    | AreaRow
    | IndicatorRow
    | BodyRow
    | SessionRow
    | DecisionRow
    | VerbRow
    | AddresseeRow
    | RecommendationRow
    | PlanRow
    | CategoryRow
    | TargetRow
    | CustodianRow
)
"""The rows that define subjects of figures."""


Repeated = TypeVar("Repeated", RatingRow, ResultRow)
"""A row beside which another one about the same may stand."""


def main_rows(rows: Sequence[Repeated]) -> list[Repeated]:
    """The rows that are published: of several about the same, the main one."""
    counts = Counter(row.cell for row in rows)
    return [row for row in rows if counts[row.cell] == 1 or row.main]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The rows of a package by table, in the order of the file. Absent tables have no rows."""

    sources: tuple[SourceRow, ...] = ()
    periods: tuple[PeriodRow, ...] = ()
    units: tuple[UnitRow, ...] = ()
    locators: tuple[LocatorRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    subjects: tuple[SubjectRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    decodings: tuple[DecodingRow, ...] = ()
    derivations: tuple[DerivationRow, ...] = ()
    lists: tuple[ListRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    acknowledged: tuple[AcknowledgedRow, ...] = ()
    editions: tuple[EditionRow, ...] = ()
    areas: tuple[AreaRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    indicator_editions: tuple[IndicatorEditionRow, ...] = ()
    scale: tuple[ScaleRow, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    reporting: tuple[ReportingRow, ...] = ()
    ratings: tuple[RatingRow, ...] = ()
    bodies: tuple[BodyRow, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    session_bodies: tuple[SessionBodyRow, ...] = ()
    votes: tuple[VoteRow, ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    paragraphs: tuple[ParagraphRow, ...] = ()
    verbs: tuple[VerbRow, ...] = ()
    addressees: tuple[AddresseeRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    followups: tuple[FollowupRow, ...] = ()
    recommendations: tuple[RecommendationRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    categories: tuple[CategoryRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    custodians: tuple[CustodianRow, ...] = ()
    target_custodians: tuple[TargetCustodianRow, ...] = ()

    def of(self, table: str) -> tuple[Any, ...]:
        """The rows of the table with this name, for code that loops over tables."""
        rows: tuple[Any, ...] = getattr(self, table)
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ByKey:
    """The rows of a package by key, for each table whose key is one column, and for `paragraphs`.

    `subjects` has the rows of all tables that define subjects, `measures` also those of the kind,
    and `periods` also sessions.
    """

    sources: Mapping[str, SourceRow] = field(default_factory=dict)
    periods: Mapping[str, PeriodRow | SessionRow] = field(default_factory=dict)
    locators: Mapping[str, LocatorRow] = field(default_factory=dict)
    units: Mapping[str, UnitRow] = field(default_factory=dict)
    measures: Mapping[str, MeasureRow] = field(default_factory=dict)
    entities: Mapping[str, EntityRow] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    lists: Mapping[str, ListRow] = field(default_factory=dict)
    acknowledged: Mapping[str, AcknowledgedRow] = field(default_factory=dict)
    editions: Mapping[str, EditionRow] = field(default_factory=dict)
    areas: Mapping[str, AreaRow] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorRow] = field(default_factory=dict)
    scale: Mapping[str, ScaleRow] = field(default_factory=dict)
    coverage: Mapping[str, CoverageRow] = field(default_factory=dict)
    bodies: Mapping[str, BodyRow] = field(default_factory=dict)
    sessions: Mapping[str, SessionRow] = field(default_factory=dict)
    decisions: Mapping[str, DecisionRow] = field(default_factory=dict)
    paragraphs: Mapping[tuple[str, str], ParagraphRow] = field(default_factory=dict)
    """By decision and number."""
    verbs: Mapping[str, VerbRow] = field(default_factory=dict)
    addressees: Mapping[str, AddresseeRow] = field(default_factory=dict)
    recommendations: Mapping[str, RecommendationRow] = field(default_factory=dict)
    plans: Mapping[str, PlanRow] = field(default_factory=dict)
    categories: Mapping[str, CategoryRow] = field(default_factory=dict)
    targets: Mapping[str, TargetRow] = field(default_factory=dict)
    custodians: Mapping[str, CustodianRow] = field(default_factory=dict)

    def of(self, table: str) -> Mapping[str, Any]:
        """The rows of the table with this name, for code that loops over tables."""
        rows: Mapping[str, Any] = getattr(self, table)
        return rows
