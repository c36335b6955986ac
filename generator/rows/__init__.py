"""The rows of all tables: a frozen dataclass for each table. A row knows its place in our files.

If a table has problems, a required cell can be None.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from keyword import iskeyword
from typing import Any, TypeVar, get_args

from generator.errors import Place
from generator.rows.common import (
    AcknowledgedRow,
    CommitmentRow,
    DecodingRow,
    DerivationRow,
    EntityRow,
    ListRow,
    MeasureRow,
    MemberRow,
    PeriodRow,
    SourceRow,
    StatementRow,
    SubjectRow,
)
from generator.rows.decisions import (
    ActionRow,
    AddresseeRow,
    BodyRow,
    CitationRow,
    DecisionRow,
    FollowupRow,
    ParagraphRow,
    RecommendationRow,
    SessionRow,
    VerbRow,
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
from generator.rows.texts import ALIASES, Texts, localised, texts

Row = (
    SourceRow
    | PeriodRow
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
    | DecisionRow
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

AnyRow = TypeVar("AnyRow", bound=Row)
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
ROW_TYPES: Mapping[str, type[Row]] = {row.table: row for row in get_args(Row)}
"""The dataclass of each table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The rows of a package by table, in the order of the file. Absent tables have no rows."""

    sources: tuple[SourceRow, ...] = ()
    periods: tuple[PeriodRow, ...] = ()
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
    """The rows of a package by key, for each table whose key is one column.

    `subjects` has the rows of all tables that define subjects, `measures` also those of the kind,
    and `periods` also sessions.
    """

    sources: Mapping[str, SourceRow] = field(default_factory=dict)
    periods: Mapping[str, PeriodRow | SessionRow] = field(default_factory=dict)
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


def row_of(row_type: type[AnyRow], cells: Mapping[str, Any], place: Place) -> AnyRow:
    """The row with these cells, by column.

    Text columns like `title_en` and `title_zh` become one field with a mapping by language. The
    field for a column with a name that Python reserves ends with an underscore: `class_`.
    """
    values: dict[str, Any] = {
        column.name: texts(cells, column.name)
        if column.type is Texts
        else cells[column.name.rstrip("_")]
        for column in fields(row_type)[1:]
    }
    return row_type(place=place, **values)


def texts_of_row(row: Row) -> Iterator[Texts]:
    """The texts of a row that readers see, each a mapping by language."""
    return (
        getattr(row, column.name)
        for column in fields(row)
        if column.type is Texts and column.name != ALIASES
    )


def row_name(row: Row, key: Sequence[str]) -> str:
    """The name of a counted row, made of its table and key: `actions:2024-2~5~1`.

    `key` are the key columns of the table.
    """
    return f"{row.table}:{'~'.join(str(getattr(row, column)) for column in key)}"


def cell_of_row(row: Row, column: str) -> Any:
    """The cell of a row in a column of its table, like `title_zh`; None if it is empty."""
    stem = localised(column)
    by_language = getattr(row, stem, None) if stem else None
    if isinstance(by_language, Mapping):
        return by_language.get(column[-2:])
    return getattr(row, f"{column}_" if iskeyword(column) else column)
