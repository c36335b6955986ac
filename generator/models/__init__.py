"""The data model as frozen dataclasses: packages, figures, statements, derivations, findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.models.figures import (
    VERDICTS,
    Derivation,
    Figure,
    Finding,
    Package,
    Release,
    Statement,
    Value,
)
from generator.models.history import Correction, FrozenRelease, History
from generator.rows import ByKey
from generator.rows.texts import Texts

__all__ = [
    "VERDICTS",
    "Correction",
    "Derivation",
    "Figure",
    "Finding",
    "FrozenRelease",
    "History",
    "Package",
    "Register",
    "Release",
    "Statement",
    "Texts",
    "Value",
]


@dataclass(frozen=True)
class Register:
    """All figures by id, with the release that they come from and the findings about them."""

    release: Release
    figures: Mapping[str, Figure]
    rows: Mapping[str, ByKey]
    """The rows of each package by key. They hold the names of subjects, measures and periods."""
    findings: tuple[Finding, ...] = ()
    history: History = field(default_factory=History)
    own_templates: str = ""
    """A folder with templates that replace those of the program, named by whoever builds the site.

    Empty if nobody did. A project cannot name it.
    """

    @property
    def edition(self) -> str:
        """The name of the published state in citations: a version, or `2026.1+` after changes."""
        last = self.history.releases[-1].version if self.history.releases else self.release.version
        return f"{last}+" if self.history.later_changes else last

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The ids of figures that something else in the documents does not agree with."""
        return frozenset(one.figure for one in self.findings if one.verdict == "differs")

    @cached_property
    def by_package(self) -> Mapping[str, Sequence[Figure]]:
        """The figures of each package, in the order of ids."""
        groups: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            groups.setdefault(figure.package, []).append(figure)
        return groups

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """The figures about each (package, subject), in the order of ids."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures.values():
            groups.setdefault((figure.package, figure.subject), []).append(figure)
        return groups
