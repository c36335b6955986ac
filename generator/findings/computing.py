"""Computes the derivations of a register, operands before what follows from them."""

import graphlib
from collections.abc import Mapping
from dataclasses import replace

from generator.findings.operands import is_used_as_stated, operands_of
from generator.findings.trials import Trial
from generator.models import Derivation, Figure, Register

MOST_DIGITS = 30
"""The most digits before the decimal point of a computed value.

A larger result means that the rule does not fit its operands; it is dropped.
"""


def computed_figures(register: Register) -> Mapping[str, Figure]:
    """Every figure with its derivations computed. Operands are computed before their results."""
    figures = dict(register.figures)
    graph = {
        identity: {
            name
            for derivation in figure.derivations
            for name in derivation.operands
            if name in figures and not is_used_as_stated(figures[name])
        }
        for identity, figure in figures.items()
    }
    for identity in graphlib.TopologicalSorter(graph).static_order():
        if figures[identity].derivations:
            figures[identity] = with_derivations(
                figures[identity], replace(register, figures=figures)
            )
    return figures


def with_derivations(figure: Figure, register: Register) -> Figure:
    """The figure with each of its derivations computed, and with the value of the first.

    The derivation with the narrowest bounds is first.
    """
    derivations = sorted(
        (computed_derivation(figure, derivation, register) for derivation in figure.derivations),
        key=lambda derivation: (*openness(derivation), derivation.operands),
    )
    values = [derivation.computed for derivation in derivations if derivation.computed is not None]
    return replace(
        figure, derivations=tuple(derivations), computed=values[0] if values else figure.computed
    )


def openness(derivation: Derivation) -> tuple[bool, object, str]:
    """A sort key: derivations with narrow bounds first, those without a result last."""
    low, high = derivation.bounds or (0, 0)
    return derivation.bounds is None, high - low, derivation.rule


def computed_derivation(figure: Figure, derivation: Derivation, register: Register) -> Derivation:
    """A derivation with its value and bounds.

    It is returned unchanged if an operand has no value, a base is zero, rounding leaves several
    possible results, or the result has more than `MOST_DIGITS` digits.
    """
    operands = operands_of(register, figure.package, derivation.operands)
    if operands is None:
        return derivation
    trial = Trial(derivation.rule, operands)
    try:
        value, bounds = trial.value, trial.bounds
    except ZeroDivisionError:
        return derivation
    if value is None or value.adjusted() >= MOST_DIGITS:
        return derivation
    return replace(derivation, computed=value, bounds=(bounds.low, bounds.high))
