"""Numbers that helped to read a drawing. They are no check of what was read with their help."""

from dataclasses import dataclass
from functools import cached_property

from generator.findings.operands import is_used_as_stated
from generator.models import Derivation, Register, Statement

Place = tuple[str, str]
"""A source and a locator in it."""


@dataclass(frozen=True)
class Readings:
    """Which decoded drawings of a register were read with the help of which places."""

    register: Register

    @cached_property
    def helped_by(self) -> dict[Place, set[Place]]:
        """The drawings that each place helped to read."""
        drawings: dict[Place, set[Place]] = {}
        for package in self.register.release.packages.values():
            for row in package.tables.decodings:
                helper = (row.source, row.helped_by)
                drawings.setdefault(helper, set()).add((row.source, row.locator))
        return drawings

    def is_circular(self, statement: Statement, derivation: Derivation) -> bool:
        """True if the stated number helped to read what it would be compared with."""
        drawings = self.helped_by.get((statement.source, statement.locator), set())
        return bool(drawings) and not drawings.isdisjoint(self.decoded_in(derivation))

    def decoded_in(self, derivation: Derivation) -> set[Place]:
        """The decoded drawings from which the operands of a derivation are taken."""
        places: set[Place] = set()
        seen: set[str] = set()
        waiting = list(derivation.operands)
        while waiting:
            figure = self.register.figures.get(waiting.pop())
            if figure is None or figure.id in seen:
                continue
            seen.add(figure.id)
            if figure.derivations and not is_used_as_stated(figure):
                waiting += figure.derivations[0].operands
            elif figure.main is not None and figure.main.reading == "decoded":
                places.add((figure.main.source, figure.main.locator))
        return places
