"""Packages, releases and figures: what is stated, what follows, and what came of holding both
against each other.
"""

from collections.abc import Mapping
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
from generator.rows import ByKey, Tables
from generator.rows.texts import Texts

Value = Decimal | str
"""A number as printed, or one code of a scale (a rating, a status)."""


@dataclass(frozen=True)
class Package:
    """One data package of one kind, with its tables. `folder` is as the catalogue writes it
    (`data/un-swap`).
    """

    name: str
    kind: Kind
    folder: str
    descriptor: Mapping[str, Any]
    tables: Tables
    schemas: Mapping[str, Mapping[str, Any]]
    """The Table Schema of each table that could be read, with the fields that its file has."""

    def declared(self, *tables: str) -> bool:
        """True if each of these tables could be read, or is not declared."""
        return all(table in self.schemas for table in tables if table in self.paths)

    def columns(self, table: str) -> list[str]:
        """The columns of a table: those that its file has, then those of its kind that the file
        leaves out.
        """
        fields = [
            *self.schemas.get(table, {"fields": ()})["fields"],
            *self.kind.tables[table]["fields"],
        ]
        return list(dict.fromkeys(field["name"] for field in fields))

    def file(self, table: str) -> str:
        """The path of a table's file, as messages and links name it."""
        return f"{self.folder}/{self.paths[table]}"

    @cached_property
    def by_key(self) -> ByKey:
        """The rows of its tables by their keys."""
        return rows_by_key(self.kind, self.tables)

    @property
    def paths(self) -> Mapping[str, str]:
        return {resource["name"]: resource["path"] for resource in self.descriptor["resources"]}


@dataclass(frozen=True)
class Release:
    """One numbered, dated state of all tables. `created` is "today" for everything built from it."""

    files: Files
    """Every file of the project as it was read, from which all that is published of it is taken."""
    title: str
    version: str
    created: date
    languages: tuple[str, ...]
    packages: Mapping[str, Package]
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    """The catalogue as it is written."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says a figure is. `value` is None where it is not applicable (M) or not
    reported (O).
    """

    value: Value | None
    source: str
    locator: str
    language: str
    """Language of the edition that was read."""
    obs_status: str = "A"
    qualifier: str | None = None
    high: Decimal | None = None
    reading: str = "text"
    origin: str | None = None
    main: bool = True
    note: Texts = field(default_factory=dict)
    place: Place | None = field(default=None, repr=False, compare=False)
    """Where it stands in our tables; None for what a release has frozen."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows from others: a rule, its operands in order, and what came out."""

    rule: str
    operands: tuple[str, ...]
    computed: Decimal | None = None
    verdict: str = "unchecked"
    bounds: tuple[Decimal, Decimal] | None = None
    """Least and most that can have been computed, since operands may be rounded."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, or one code of a scale, that we publish.

    `content/en/guides/downloads.md` has the meaning of each field.
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
    """What a view counted: ids of figures, or rows of a table as `table:key~key`."""
    first_release: str | None = None
    """The first release that printed it; None while it is not yet released."""
    withdrawn: str | None = None
    """The last release that printed it, where it is published no more: it keeps its page, without a
    value.
    """

    @property
    def id(self) -> FigureId:
        return FigureId.of(self.package, self.subject, self.measure, self.period)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its subject."""
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
        """What readers see: the value as stated, else as computed."""
        return self.computed if self.main is None else self.value

    @property
    def basis(self) -> str:
        if self.main is None:
            return "computed"
        return "stated" if self.computed is None else "both"

    @property
    def verdict(self) -> str:
        """The worst verdict of its derivations."""
        verdicts = {derivation.verdict for derivation in self.derivations}
        return next((verdict for verdict in VERDICTS if verdict in verdicts), "unchecked")


VERDICTS = ("differs", "rounds", "agrees", "unchecked")
"""From worst to best; `unchecked` only where nothing was compared."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of what is stated with what other figures, or other places, make of it."""

    figure: str
    rule: str
    operands: tuple[str, ...]
    found: Value | None
    """What the rule gives: a number, a code where a status was held against its aim, None for not
    applicable.
    """
    verdict: str
    stated: tuple[tuple[str, Statement], ...]
    """What was held against each other: figures with statements, that of the figure first, then of
    its operands.
    """
    methods: tuple[str, ...] = ()
    """The bases or methods, other than the plain ones, by which it agrees
    (`findings.trials.METHODS`).
    """
    by_methods: Decimal | None = None
    """What they give, where they give one value."""
    tried: tuple[str, ...] = ()
    """Every such method that was tried in vain, where it differs."""
    number: int = 1
    """Its place among the comparisons of this figure by this rule."""

    @property
    def id(self) -> str:
        return (
            f"{self.figure}.{self.rule}"
            if self.number == 1
            else f"{self.figure}.{self.rule}.{self.number}"
        )
