"""The words of the project as frozen dataclasses: packages, figures, statements, derivations, findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from generator.kinds import Kind
from generator.kinds.rows import Row

Value = Decimal | str
"""A number as printed, or one code of a scale (a rating, a status)."""

Texts = Mapping[str, str]
"""One text by language code."""


@dataclass(frozen=True)
class Package:
    """One data package of one kind, with its tables. `folder` is as the catalogue writes it (`data/un-swap`)."""

    name: str
    kind: Kind
    folder: str
    descriptor: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame]

    def declared(self, *tables: str) -> bool:
        """Whether each of these tables that the package declares could be read."""
        return all(table in self.tables for table in tables if table in self.paths)

    def file(self, table: str) -> str:
        """The path of a table's file, as messages and links name it."""
        return f"{self.folder}/{self.paths[table]}"

    @property
    def paths(self) -> Mapping[str, str]:
        return {resource["name"]: resource["path"] for resource in self.descriptor["resources"]}


@dataclass(frozen=True)
class Release:
    """One numbered, dated state of all tables. `created` is "today" for everything built from it."""

    root: Path
    title: str
    version: str
    created: date
    languages: tuple[str, ...]
    packages: Mapping[str, Package]
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    """The catalogue as it is written."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says a figure is. `value` is None where it is not applicable (M) or not reported (O)."""

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
    """One number, or one code of a scale, that we publish. DESIGN.md section 3 has the meaning of each field."""

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
    """The last release that printed it, where it is published no more: it keeps its page, without a value."""

    @property
    def id(self) -> str:
        return f"{self.package}.{self.subject}.{self.measure}.{self.period}"

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
    """What the rule gives: a number, a code where a status was held against its aim, None for not applicable."""
    verdict: str
    stated: tuple[tuple[str, Statement], ...]
    """What was held against each other: figures with statements, that of the figure first, then of its operands."""
    methods: tuple[str, ...] = ()
    """The bases or methods, other than the plain ones, by which it agrees (`findings.trials.METHODS`)."""
    by_methods: Decimal | None = None
    """What they give, where they give one value."""
    tried: tuple[str, ...] = ()
    """Every such method that was tried in vain, where it differs."""
    number: int = 1
    """Its place among the comparisons of this figure by this rule."""

    @property
    def id(self) -> str:
        return f"{self.figure}.{self.rule}" if self.number == 1 else f"{self.figure}.{self.rule}.{self.number}"


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
        if "*" not in self.figure:
            return self.figure == figure.id
        if self.figure == f"{figure.package}.*.*.*":
            keys = self.field.partition("[")[2].partition("]")[0].split("~")
            return not set(keys).isdisjoint(figure.subject.split("~"))
        parts = zip(self.figure.split("."), figure.id.split("."), strict=True)
        return all(part in ("*", own) or part in own.split("~") for part, own in parts)


@dataclass(frozen=True)
class History:
    """What was released, from the first to the last, corrections, the newest first, and figures published no more.

    `later_changes`: whether today's register is not that of the last release.
    """

    releases: tuple[FrozenRelease, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Mapping[str, Figure] = field(default_factory=dict)
    later_changes: bool = False


@dataclass(frozen=True)
class Register:
    """Every figure by id, with the release they come from and the findings about them."""

    release: Release
    figures: Mapping[str, Figure]
    rows: Mapping[str, Mapping[str, Mapping[str, Row]]]
    """Rows by package, table and key (`kinds.rows.keyed_rows`): what each key stands for."""
    findings: tuple[Finding, ...] = ()
    history: History = field(default_factory=History)

    @property
    def edition(self) -> str:
        """What a citation calls the state that is published: a release, `2026.1+` where something changed since."""
        last = self.history.releases[-1].version if self.history.releases else self.release.version
        return f"{last}+" if self.history.later_changes else last

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """The figures about each (package, subject), in the order of ids."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures.values():
            groups.setdefault((figure.package, figure.subject), []).append(figure)
        return groups
