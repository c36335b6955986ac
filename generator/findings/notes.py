"""Notes: oddities that accuse nobody. They stand below the contradictions, and on the figure.

A note says that a number agrees by another base or method than the declared one, that a measure is
made of other parts in another period, that what is ranked has ties, that two speakers give
different numbers, or that a result counts something other than its aim names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.findings.explanations import Explainer, account
from generator.findings.operands import is_used_as_stated
from generator.language import gettext_noop
from generator.language.names import figure_name, measure_name, period_name
from generator.models import Derivation, Figure, Finding, Register

BASES = ("one-not-rated", "other-base")
"""Methods that take another base."""
KINDS = {
    "base": gettext_noop("Another base"),
    "method": gettext_noop("Another method"),
    "formula": gettext_noop("Another formula from one period to the next"),
    "tie": gettext_noop("Ties"),
    "speakers": gettext_noop("Two speakers"),
    "definition": gettext_noop("Another thing is counted"),
}
"""Headings of the kinds of notes, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Note:
    """One oddity about a figure."""

    kind: str
    """A key of `KINDS`."""
    figure: str
    others: tuple[str, ...] = ()
    """The ids of further figures that it is about."""
    finding: Finding | None = None
    """The comparison that shows it."""


def notes(register: Register) -> list[Note]:
    """The notes about the figures of a register, in the order of kinds and ids."""
    order = list(KINDS)
    found = [*notes_of_findings(register), *changed_formulas(register), *ties(register)]
    return sorted(found, key=lambda note: (order.index(note.kind), note.figure, note.others))


def notes_of_findings(register: Register) -> Iterator[Note]:
    """Notes about comparisons that agree by other means than declared, or that show nothing.

    Only main statements count: other places mostly print the same numbers again.
    """
    doubts = {"speakers": "speakers", "another-thing": "definition"}
    for finding in register.findings:
        if not finding.stated[0][1].main:
            continue
        if finding.verdict in ("agrees", "rounds") and finding.methods:
            kind = "base" if set(finding.methods) & set(BASES) else "method"
            yield Note(kind, finding.figure, finding=finding)
        elif finding.reason in doubts:
            yield Note(doubts[finding.reason], finding.figure, finding=finding)


def changed_formulas(register: Register) -> Iterator[Note]:
    """Notes about totals that documents state and that have other parts in another period."""
    series: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in register.figures.values():
        if figure.statements and sums_of(figure):
            series.setdefault((figure.package, figure.subject, figure.measure), []).append(figure)
    for figures in series.values():
        for one, other in combinations(figures, 2):
            if not formulas(one) & formulas(other):
                yield Note("formula", one.id, (other.id,))


def sums_of(figure: Figure) -> list[Derivation]:
    """The sums of a figure that have a result, the shortest first."""
    sums = [made for made in figure.derivations if made.rule == "sum" and made.computed is not None]
    return sorted(sums, key=lambda made: len(made.operands))


def formulas(figure: Figure) -> set[frozenset[str]]:
    """The operands of each sum of a figure, without their periods."""
    return {
        frozenset(operand.rpartition(".")[0] for operand in made.operands)
        for made in sums_of(figure)
    }


def ties(register: Register) -> Iterator[Note]:
    """Notes about ranks whose value other ranked figures have as well."""
    for figure in register.figures.values():
        for made in figure.derivations:
            if made.rule == "rank" and made.computed is not None:
                first, *others = (register.figures[name] for name in made.operands)
                equal = tuple(one.id for one in others if used_value(one) == used_value(first))
                if equal:
                    yield Note("tie", figure.id, equal)


def used_value(figure: Figure) -> object:
    """The value of a figure that rules use."""
    if figure.computed is not None and not is_used_as_stated(figure):
        return figure.computed
    return figure.value


def note_text(explainer: Explainer, note: Note) -> str:
    """The sentences of a note."""
    register, language = explainer.register, explainer.language
    if note.finding is not None:
        return account(explainer, note.finding)
    figure = register.figures[note.figure]
    others = [register.figures[name] for name in note.others]
    if note.kind == "tie":
        names = [explainer.write.text(figure_name(register, one, language)) for one in others]
        return explainer.text(
            "The same value has: %(others)s. Who shares a place has the better one.",
            others=language.listed(names),
        )
    return explainer.text(
        "%(one)s; %(other)s.",
        one=formula_text(explainer, figure, sums_of(figure)[0]),
        other=formula_text(explainer, others[0], sums_of(others[0])[0]),
    )


def formula_text(explainer: Explainer, figure: Figure, made: Derivation) -> str:
    """The parts of a derivation by name: “2018-2019: Targets met, Targets not met”."""
    register, language = explainer.register, explainer.language
    parts = [
        measure_name(register, register.figures[name], language)
        for name in made.operands
        if name in register.figures
    ]
    return explainer.text(
        "%(period)s: made of %(parts)s",
        period=explainer.write.text(period_name(register, figure, language)),
        parts=explainer.write.text(language.listed(parts)),
    )
