"""What the operands of a derivation stand for, and which base a share has."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.findings.intervals import Interval, exactly, possible
from generator.ids import FigureId
from generator.models import Figure, Register

OPEN = ("over", "under", "at-least", "at-most", "range")
"""Hedges that leave open what a number is."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A number as it is printed or was computed, and all that it can have been before it was
    rounded.
    """

    value: Decimal
    possible: Interval


def operand(register: Register, package: str, name: str) -> Operand | None:
    """The members of a list, or the value of a figure; None where there is none.

    A value that is hedged in its document gives way to one that was computed.
    """
    if package in register.rows and name in register.rows[package].lists:
        members = register.release.packages[package].tables.members
        size = Decimal(sum(member.list == name for member in members))
        return Operand(size, exactly(size))
    figure = register.figures.get(name)
    if figure is None or is_open(figure):
        return None
    if figure.computed is not None and not settled(figure):
        bounds = next(
            (one.bounds for one in figure.derivations if one.bounds),
            (figure.computed, figure.computed),
        )
        return Operand(figure.computed, Interval(*bounds))
    return (
        Operand(figure.value, possible(figure, figure.value))
        if isinstance(figure.value, Decimal)
        else None
    )


def operands_of(register: Register, package: str, names: Sequence[str]) -> list[Operand] | None:
    """All operands; None where one has no value, for then nothing can be computed."""
    found = [operand(register, package, name) for name in names]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def is_open(figure: Figure) -> bool:
    """Whether a figure says no more than from where, or to where, it goes: nothing can be computed
    from that.
    """
    return figure.computed is None and figure.main is not None and figure.main.qualifier in OPEN


def settled(figure: Figure) -> bool:
    """Whether what other figures take from this one is its stated value, whatever follows from its
    own operands.
    """
    return (
        figure.main is not None and figure.main.value is not None and figure.main.qualifier is None
    )


@dataclass(frozen=True)
class Bases:
    """What the derivations of a register say about bases and parts."""

    register: Register

    @cached_property
    def of_share(self) -> dict[str, str]:
        """The base of each share, where a derivation names it."""
        bases: dict[str, str] = {}
        for figure in self.register.figures.values():
            for derivation in figure.derivations:
                if derivation.rule == "share":
                    bases.setdefault(figure.id, derivation.operands[1])
                elif derivation.rule == "implied-count":
                    bases.setdefault(derivation.operands[0], derivation.operands[1])
        return bases

    @cached_property
    def of_part(self) -> dict[str, list[str]]:
        """Every whole that some share is taken of, by its part: with and without what is not
        applicable, say.
        """
        wholes: dict[str, list[str]] = {}
        for figure in self.register.figures.values():
            for derivation in figure.derivations:
                if derivation.rule == "share":
                    part, whole = derivation.operands
                    wholes.setdefault(part, []).append(whole)
        return {part: sorted(set(names)) for part, names in wholes.items()}

    @cached_property
    def of_difference(self) -> dict[str, list[str]]:
        """Every figure that is some whole less something, by that whole: with what is not
        applicable left out, say.
        """
        rests: dict[str, list[str]] = {}
        for figure in self.register.figures.values():
            for derivation in figure.derivations:
                if derivation.rule == "difference":
                    rests.setdefault(derivation.operands[0], []).append(figure.id)
        return rests

    def beside(self, part: str, whole: str) -> list[str]:
        """The other bases that a share of a part can have: other wholes of it, and those with more
        or less in them.
        """
        less = [
            name
            for name in self.of_difference.get(whole, [])
            if is_of_one_subject(FigureId(name), FigureId(part))
        ]
        more = [name for name, rests in self.of_difference.items() if whole in rests]
        return sorted({*self.of_part.get(part, []), *less, *more} - {whole})

    @cached_property
    def shares_that_add_up(self) -> frozenset[str]:
        """Shares that are parts of a sum: a document may have rounded them so that they make the
        whole.
        """
        return frozenset(
            name
            for figure in self.register.figures.values()
            for derivation in figure.derivations
            if derivation.rule == "sum" and figure.unit == "percent"
            for name in derivation.operands
        )


def is_of_one_subject(figure: FigureId, other: FigureId) -> bool:
    return (figure.package, figure.subject) == (other.package, other.subject)
