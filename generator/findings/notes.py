"""Notes: oddities that are no contradictions. They stand below these, and on the figure.

A note says that a number agrees by another base or method than the declared one, that a measure is
made of other parts in another period, that what is ranked has ties, that two speakers give
different numbers, or that a result counts something other than its aim names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.findings.explanations import Explainer, account
from generator.findings.operands import used_value
from generator.ids import FigureId
from generator.language import gettext_noop
from generator.language.names import figure_name, measure_name, period_name, subject_name
from generator.models import Derivation, Figure, Finding, Register

BASES = ("one-not-rated", "other-base")
"""Methods that take another base."""
KINDS = {
    "base": gettext_noop("Another base"),
    "method": gettext_noop("Another method"),
    "formula": gettext_noop("Another formula from one period to the next"),
    "tie": gettext_noop("Ties"),
    "speakers": gettext_noop("Two speakers"),
    "definition": gettext_noop("The result counts something other than its aim"),
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
        if not all(statement.main for _, statement in finding.stated):
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
    for (package, _, _), figures in series.items():
        in_time = sorted(figures, key=time_order(register, package))
        for earlier, later in pairwise(in_time):
            if not formulas(earlier) & formulas(later):
                yield Note("formula", later.id, (earlier.id,))


def time_order(register: Register, package: str) -> Callable[[Figure], tuple[int, str]]:
    """A sort key for the figures of a package: the position of their periods, then their keys."""
    known = register.release.packages.get(package)
    order = known.period_order if known else {}
    return lambda figure: (order.get(figure.period, 0), figure.period)


def sums_of(figure: Figure) -> list[Derivation]:
    """The sums of a figure that have a result, the shortest first."""
    sums = [made for made in figure.derivations if made.rule == "sum" and made.computed is not None]
    return sorted(sums, key=lambda made: len(made.operands))


def formulas(figure: Figure) -> set[frozenset[tuple[str, str, str]]]:
    """The operands of each sum of a figure, without their periods."""
    return {
        frozenset((one.package, one.subject, one.measure) for one in map(FigureId, made.operands))
        for made in sums_of(figure)
    }


def ties(register: Register) -> Iterator[Note]:
    """A note for each group of ranked figures that have one value."""
    seen: set[frozenset[str]] = set()
    for figure in register.figures.values():
        for made in figure.derivations:
            if made.rule == "rank" and made.computed is not None:
                first, *others = (register.figures[name] for name in made.operands)
                equal = tuple(
                    one.id
                    for one in others
                    if one != first and used_value(one) == used_value(first)
                )
                group = frozenset((first.id, *equal))
                if equal and group not in seen:
                    seen.add(group)
                    yield Note("tie", figure.id, equal)


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
            "%(others)s: the same value. All share the higher rank.",
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
    operands = [register.figures[name] for name in made.operands if name in register.figures]
    about_it = all(one.subject == figure.subject for one in operands)
    parts = [
        measure_name(register, one, language) if about_it else subject_name(register, one, language)
        for one in operands
    ]
    return explainer.text(
        "%(period)s: made of %(parts)s",
        period=explainer.write.text(period_name(register, figure, language)),
        parts=explainer.write.text(language.listed(parts)),
    )
