"""Numbers that helped to read a drawing. They are no check of what was read with their help."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.findings.operands import printed_origins
from generator.models import Finding, Register, Statement

SourcePlace = tuple[str, str]
"""A source and a locator in it."""


@dataclass(frozen=True)
class Readings:
    """Which decoded drawings of a register were read with the help of which places."""

    register: Register

    @cached_property
    def helped_by(self) -> dict[SourcePlace, set[SourcePlace]]:
        """The drawings that each place helped to read."""
        drawings: dict[SourcePlace, set[SourcePlace]] = {}
        for package in self.register.release.packages.values():
            for row in package.tables.decodings:
                helper = (row.source, row.helped_by)
                drawings.setdefault(helper, set()).add((row.source, row.locator))
        return drawings

    def is_circular(self, finding: Finding) -> bool:
        """True if a number that helped to read a drawing is compared with what was read there."""
        if not self.helped_by:
            return False
        used = list(self.statements_behind(finding))
        decoded = {(one.source, one.locator) for one in used if one.reading == "decoded"}
        return any(
            not decoded.isdisjoint(self.helped_by.get((one.source, one.locator), ()))
            for one in used
        )

    def statements_behind(self, finding: Finding) -> Iterator[Statement]:
        """The statements that a finding compares, and those that computed operands come from."""
        beside = dict(finding.stated[1:])
        yield from (statement for _, statement in finding.stated)
        walked = [name for name in finding.operands if name not in beside or beside[name].main]
        for figure in printed_origins(self.register, walked):
            if figure.main is not None:
                yield figure.main
