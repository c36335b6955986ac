"""How much of what is stated was reproduced, and why the rest was not."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from generator.language import Language, gettext_noop
from generator.models import Figure, Register

VERDICT_NAMES = {
    "agrees": gettext_noop("agrees"),
    "rounds": gettext_noop("agrees by rounding"),
    "attainable": gettext_noop("a share that its base can have"),
    "differs": gettext_noop("does not agree"),
    "unchecked": gettext_noop("not checked"),
}
"""How lists name the outcome of a check."""
OUTCOMES = tuple(VERDICT_NAMES)
"""In the order in which they are told."""
WORST_FIRST = ("differs", "rounds", "agrees", "attainable", "unchecked")
REASONS = {
    "code": gettext_noop(
        "a grade, or a status without an aim and a result in numbers and a clear direction"
    ),
    "no-value": gettext_noop("not applicable or not reported, so there is no number"),
    "no-operand": gettext_noop(
        "a number that it would follow from is not applicable, not reported or not certain"
    ),
    "used": gettext_noop("follows from no other figure, but others were held against it"),
    "alone": gettext_noop(
        "nothing else in our data from which it follows, and no other place that states it"
    ),
}
"""Why a stated figure was not checked."""


def verdict_names(language: Language) -> dict[str, str]:
    return {verdict: language.text(text) for verdict, text in VERDICT_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Stated figures by the worst verdict of the findings about each, and those without any by the
    reason.
    """

    verdicts: Mapping[str, int]
    reasons: Mapping[str, int]

    @property
    def stated(self) -> int:
        return sum(self.verdicts.values())


def outcomes(register: Register) -> dict[str, str]:
    """The worst verdict of all findings about each figure, by id: a key of `VERDICT_NAMES`.

    `attainable` where nothing more is known than that its base can have such a share, `unchecked`
    where nothing is.
    """
    found: dict[str, set[str]] = {}
    for finding in register.findings:
        weak = finding.rule == "attainable" and finding.verdict != "differs"
        found.setdefault(finding.figure, set()).add("attainable" if weak else finding.verdict)
    return {
        identity: next(
            verdict for verdict in WORST_FIRST if verdict in found.get(identity, {"unchecked"})
        )
        for identity in register.figures
    }


def coverage(register: Register, package: str) -> Coverage:
    """The coverage of the stated figures of one package."""
    worst = outcomes(register)
    used = {
        name
        for finding in register.findings
        for name in (*finding.operands, *(one for one, _ in finding.stated))
    }
    stated = [
        figure
        for figure in register.figures.values()
        if figure.package == package and figure.statements
    ]
    verdicts = Counter(worst[figure.id] for figure in stated)
    reasons = Counter(
        unchecked_reason(figure, used) for figure in stated if worst[figure.id] == "unchecked"
    )
    return Coverage(
        {verdict: verdicts[verdict] for verdict in OUTCOMES},
        {name: reasons[name] for name in REASONS},
    )


def unchecked_reason(figure: Figure, used: Set[str]) -> str:
    """Why a stated figure about which there is no finding was not checked: a key of `REASONS`."""
    if figure.value is None:
        return "no-value"
    if not isinstance(figure.value, Decimal):
        return "code"
    if figure.derivations:
        return "no-operand"
    return "used" if figure.id in used else "alone"
