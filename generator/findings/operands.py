"""The values of a derivation's operands, and the bases of shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from generator.findings.intervals import Interval, exactly, possible
from generator.ids import FigureId
from generator.kinds.roles import measure_for
from generator.models import Figure, Register, Statement

OPEN = ("over", "under", "at-least", "at-most", "range")
"""Qualifiers with which a statement gives a range and no single number."""


@dataclass(frozen=True, slots=True)
class Operand:
    """The value of an operand."""

    value: Decimal
    """The number as printed or computed."""
    possible: Interval
    """All numbers that it may have been before rounding."""


def operand_of(register: Register, package: str, name: str) -> Operand | None:
    """The number of members of a list, or the value of a figure; None without a single value.

    `name` is the key of a list of the package, or the id of a figure. If the document states the
    value with a qualifier, like “about”, the computed value is taken.
    """
    if package in register.rows and name in register.rows[package].lists:
        members = register.release.packages[package].tables.members
        size = Decimal(sum(member.list == name for member in members))
        return Operand(size, exactly(size))
    figure = register.figures.get(name)
    if figure is None or is_open(figure):
        return None
    if figure.computed is not None and not is_used_as_stated(figure):
        bounds = next(
            (derivation.bounds for derivation in figure.derivations if derivation.bounds),
            (figure.computed, figure.computed),
        )
        return Operand(figure.computed, Interval(*bounds))
    return (
        Operand(figure.value, possible(figure, figure.value))
        if isinstance(figure.value, Decimal)
        else None
    )


def statement_at(figure: Figure | None, beside: Statement) -> Statement | None:
    """The single number that a document states for a figure at the same place as `beside`."""
    return next(
        (
            statement
            for statement in (figure.statements if figure else ())
            if (statement.source, statement.locator) == (beside.source, beside.locator)
            and isinstance(statement.value, Decimal)
            and statement.qualifier not in OPEN
        ),
        None,
    )


def operand_as_stated(figure: Figure, statement: Statement) -> Operand:
    """The number of one statement of a figure, which must have one."""
    assert isinstance(statement.value, Decimal)
    return Operand(statement.value, possible(stated_as(figure, statement), statement.value))


def stated_as(figure: Figure, statement: Statement) -> Figure:
    """The figure as if this were its only statement."""
    return replace(figure, statements=(replace(statement, main=True),))


def operands_of(register: Register, package: str, names: Sequence[str]) -> list[Operand] | None:
    """The operands with these names; None if one of them has no value."""
    operands = [operand_of(register, package, name) for name in names]
    with_value = [operand for operand in operands if operand is not None]
    return with_value if len(with_value) == len(names) else None


def main_statements_of(register: Register, names: Sequence[str]) -> Iterator[tuple[str, Statement]]:
    """The id and the main statement of each figure that has one. `names` may also name lists."""
    for name in names:
        main = register.figures[name].main if name in register.figures else None
        if main is not None:
            yield name, main


def used_value(figure: Figure) -> object:
    """The value of a figure that rules use: the stated one, or the computed one if it is hedged."""
    if figure.computed is not None and not is_used_as_stated(figure):
        return figure.computed
    return figure.value


def printed_origins(register: Register, names: Sequence[str]) -> Iterator[Figure]:
    """The figures whose printed values these operands are made of, each once.

    Where a computed value is used, these are the origins of its operands or of the counted rows.
    """
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        figure = register.figures.get(waiting.pop())
        if figure is None or figure.id in seen:
            continue
        seen.add(figure.id)
        if figure.computed is None or is_used_as_stated(figure):
            yield figure
        elif figure.derivations:
            waiting += figure.derivations[0].operands
        else:
            waiting += figure.rows


def is_open(figure: Figure) -> bool:
    """True if a figure has only a range, like “over 60”, so that nothing is computed from it."""
    return figure.computed is None and figure.main is not None and figure.main.qualifier in OPEN


def is_used_as_stated(figure: Figure) -> bool:
    """True if derivations use this figure's stated value instead of its computed one."""
    return (
        figure.main is not None and figure.main.value is not None and figure.main.qualifier is None
    )


@dataclass(frozen=True)
class Bases:
    """Looks up bases and parts in the derivations of a register."""

    register: Register

    @cached_property
    def of_share(self) -> dict[str, str]:
        """The base of each share for which a derivation names one, by the id of the share."""
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
        """All wholes of which a part is a share, by the id of the part.

        A part can have two: with and without the entities to which an indicator does not apply.
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
        """All figures that are a whole minus something, by the id of the whole.

        One is the number of entities without those to which an indicator does not apply.
        """
        rests: dict[str, list[str]] = {}
        for figure in self.register.figures.values():
            for derivation in figure.derivations:
                if derivation.rule == "difference":
                    rests.setdefault(derivation.operands[0], []).append(figure.id)
        return rests

    def other_bases(self, part: str, whole: str) -> list[str]:
        """The figures of which a share of a part may be taken, besides `whole`.

        They are other wholes of the part, `whole` minus something, and figures that `whole` is
        itself a part of.
        """
        less = [
            name
            for name in self.of_difference.get(whole, [])
            if is_of_one_subject(FigureId(name), FigureId(part))
        ]
        more = [name for name, rests in self.of_difference.items() if whole in rests]
        return sorted({*self.of_part.get(part, []), *less, *more} - {whole})

    @cached_property
    def shares_of_two_grades(self) -> frozenset[str]:
        """The shares of ratings that reach the requirement, in packages where two grades do. A
        document may round the shares of both and then add them.
        """
        tables = {name: package.tables for name, package in self.register.release.packages.items()}
        of_two = {
            name: measure_for(one, "rank")
            for name, one in tables.items()
            if sum(row.achieved for row in one.scale) == 2
        }
        figures = self.register.figures.values()
        return frozenset(one.id for one in figures if one.measure == of_two.get(one.package))

    @cached_property
    def shares_that_add_up(self) -> frozenset[str]:
        """Shares that are parts of a sum. Documents may round these so that they make 100."""
        return frozenset(
            name
            for figure in self.register.figures.values()
            for derivation in figure.derivations
            if derivation.rule == "sum" and figure.unit == "percent"
            for name in derivation.operands
        )


def is_of_one_subject(figure: FigureId, other: FigureId) -> bool:
    return (figure.package, figure.subject) == (other.package, other.subject)
