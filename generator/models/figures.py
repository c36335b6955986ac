"""Packages, releases and figures, with their statements, derivations and findings."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from generator.errors import Place
from generator.files import Files
from generator.ids import FigureId, keys_of
from generator.kinds import Kind
from generator.kinds.rows import rows_by_key
from generator.models.identity import Identity, identity_of
from generator.rows import ByKey, Row, Tables, cell_of_row
from generator.rows.texts import Texts

Value = Decimal | str
"""A number as printed, or one code of a scale (a rating, a status)."""


@dataclass(frozen=True)
class Package:
    """One data package with its tables."""

    name: str
    kind: Kind
    folder: str
    """The folder as the catalogue writes it: `data/un-swap`."""
    descriptor: Mapping[str, Any]
    tables: Tables
    schemas: Mapping[str, Mapping[str, Any]]
    """The Table Schema of each table that could be read, with the fields of its file."""
    own_cells: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)
    """The cells in columns that only the package has, by the place of their row. None is empty."""

    in_part: Set[str] = frozenset()
    """The tables of which some rows could not be read."""

    def declared(self, *tables: str) -> bool:
        """True if each of these tables could be read as a whole, or is not in the descriptor."""
        return not any(table in self.in_part for table in tables) and all(
            table in self.schemas for table in tables if table in self.paths
        )

    def columns(self, table: str) -> list[str]:
        """The columns of a table: those of its file, then the other columns of its schema."""
        fields = [
            *self.schemas.get(table, {"fields": ()})["fields"],
            *self.kind.tables[table]["fields"],
        ]
        return list(dict.fromkeys(field["name"] for field in fields))

    def cell(self, row: Row, column: str) -> Any:
        """The cell of a row in any column of its file; None if it is empty."""
        own = self.own_cells.get(row.place, {})
        return own[column] if column in own else cell_of_row(row, column)

    def file(self, table: str) -> str:
        """The path of a table's file, as messages and links name it."""
        return f"{self.folder}/{self.paths[table]}"

    @cached_property
    def by_key(self) -> ByKey:
        """The rows of the tables by key."""
        return rows_by_key(self.kind, self.tables)

    @cached_property
    def period_order(self) -> Mapping[str, int]:
        """The position of each period. Periods with the same position in the table go by key."""
        periods = self.by_key.periods
        in_order = sorted(periods, key=lambda key: (periods[key].order, key))
        return {key: position for position, key in enumerate(in_order)}

    @property
    def paths(self) -> Mapping[str, str]:
        return {resource["name"]: resource["path"] for resource in self.descriptor["resources"]}


@dataclass(frozen=True)
class Release:
    """One numbered, dated state of all tables."""

    files: Files
    """All files of the project as they were read. What is published is taken from these bytes."""
    title: str
    version: str
    created: date
    """The date of the release. The program uses it wherever it needs the date of today."""
    languages: tuple[str, ...]
    packages: Mapping[str, Package]
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    """The JSON object of the catalogue."""
    texts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By language: strings of the interface in English, each with the words of the project."""

    @cached_property
    def identity(self) -> Identity:
        """Who publishes the site, and what it says of itself."""
        return identity_of(self.descriptor)

    def title_in(self, code: str) -> str:
        """The title of the catalogue in a language; the same in all that have none of their own."""
        return self.identity.title(code, self.title)


@dataclass(frozen=True, slots=True)
class Statement:
    """The value of a figure in one place of one source."""

    value: Value | None
    """None if the status is M (not applicable) or O (not reported)."""
    source: str
    locator: str
    language: str
    """The language of the edition that was read."""
    obs_status: str = "A"
    qualifier: str | None = None
    high: Decimal | None = None
    reading: str = "text"
    origin: str | None = None
    main: bool = True
    note: Texts = field(default_factory=dict)
    speaker: str | None = None
    """Who says it, if the source only reports what somebody said. Two speakers may differ."""
    place: Place | None = field(default=None, repr=False, compare=False)
    """The place in our tables; None for statements of a frozen release."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A rule that computes a figure from operands, with its result."""

    rule: str
    operands: tuple[str, ...]
    computed: Decimal | None = None
    verdict: str = "unchecked"
    bounds: tuple[Decimal, Decimal] | None = None
    """The smallest and the largest possible result, since operands may be rounded."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number, or one code of a scale.

    `content/en/guides/downloads.md` explains each field.
    """

    package: str
    subject: str
    measure: str
    period: str
    unit: str
    base: Texts = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    computed: Decimal | None = None
    derivations: tuple[Derivation, ...] = ()
    rows: tuple[str, ...] = ()
    """The rows that a view counted: ids of figures, or `table:key~key`."""
    first_release: str | None = None
    """The first release with the figure; None before its release."""
    withdrawn: str | None = None
    """The last release with the figure, if it was withdrawn after that; else None.

    The page of a withdrawn figure stays, without a value.
    """
    rounded_to: Decimal | None = None
    """The step to which sources round the values of the measure; None if it is not known."""

    @property
    def id(self) -> FigureId:
        return FigureId.of(self.package, self.subject, self.measure, self.period)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the subject."""
        return keys_of(self.subject)

    @property
    def main(self) -> Statement | None:
        return next((statement for statement in self.statements if statement.main), None)

    @property
    def value(self) -> Value | None:
        return self.main.value if self.main else None

    @property
    def obs_status(self) -> str:
        return self.main.obs_status if self.main else "A"

    @property
    def published(self) -> Value | None:
        """The value that readers see: the stated one, or else the computed one."""
        return self.computed if self.main is None else self.value

    @property
    def basis(self) -> str:
        if self.main is None:
            return "computed"
        return "stated" if self.computed is None else "both"

    @property
    def verdict(self) -> str:
        """The worst verdict of the derivations."""
        verdicts = {derivation.verdict for derivation in self.derivations}
        return next((verdict for verdict in VERDICTS if verdict in verdicts), "unchecked")


VERDICTS = ("differs", "rounds", "agrees", "unchecked")
"""From the worst to the best. `unchecked`: nothing was compared, or it shows nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of a stated value with a computed value, or with another statement."""

    figure: str
    rule: str
    operands: tuple[str, ...]
    found: Value | None
    """The result of the rule: a number, a status (for the rule `aim`), or None (not applicable)."""
    verdict: str
    """One of `VERDICTS`; `unchecked` for a comparison that shows nothing: `reason` says why."""
    stated: tuple[tuple[str, Statement], ...]
    """The compared statements, each with the id of its figure: first that of the figure itself."""
    methods: tuple[str, ...] = ()
    """The alternative methods with which the value agrees (keys of `findings.trials.METHODS`)."""
    by_methods: Decimal | None = None
    """The result of these methods; None if it is the same as `found`, or not a single value."""
    tried: tuple[str, ...] = ()
    """For the verdict `differs`: the alternative methods that were tried without a match."""
    power: Decimal | None = None
    """The share of wrong numbers nearby that would have been reported, from 0 to 1.

    None where the stated value is no number, or where the comparison shows nothing.
    """
    reason: str = ""
    """For the verdict `unchecked`: why it shows nothing (a key of `coverage.REASONS`)."""
    number: int = 1
    """The number of this finding among those of the same figure and rule."""

    @property
    def id(self) -> str:
        return (
            f"{self.figure}.{self.rule}"
            if self.number == 1
            else f"{self.figure}.{self.rule}.{self.number}"
        )
