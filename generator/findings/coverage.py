"""How much of what is stated was reproduced, and why the rest was not."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.language import Language, gettext_noop
from generator.models import VERDICTS, Figure, Register

VERDICT_NAMES = {
    "agrees": gettext_noop("agrees"),
    "rounds": gettext_noop("agrees by rounding"),
    "differs": gettext_noop("does not agree"),
    "unchecked": gettext_noop("not checked"),
}
"""How lists name the outcome of a check."""
OUTCOMES = tuple(VERDICT_NAMES)
"""In the order in which they are told."""
REASONS = {
    "code": gettext_noop("a grade or a status, and no number"),
    "no-value": gettext_noop("not applicable or not reported, so there is no number"),
    "no-operand": gettext_noop("a number that it would follow from is not applicable, not reported or not certain"),
    "alone": gettext_noop("nothing else in our data from which it follows, and no other place that states it"),
}
"""Why a stated figure was not checked."""


def verdict_names(language: Language) -> dict[str, str]:
    return {verdict: language.text(text) for verdict, text in VERDICT_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Stated figures by the worst verdict of the findings about each, and those without any by the reason."""

    verdicts: Mapping[str, int]
    reasons: Mapping[str, int]

    @property
    def stated(self) -> int:
        return sum(self.verdicts.values())


def outcomes(register: Register) -> dict[str, str]:
    """The worst verdict of all findings about each figure; `unchecked` where there is none. Keys are ids."""
    found: dict[str, set[str]] = {}
    for finding in register.findings:
        found.setdefault(finding.figure, set()).add(finding.verdict)
    return {
        identity: next(verdict for verdict in VERDICTS if verdict in found.get(identity, {"unchecked"}))
        for identity in register.figures
    }


def coverage(register: Register, package: str) -> Coverage:
    """The coverage of the stated figures of one package."""
    worst = outcomes(register)
    stated = [figure for figure in register.figures.values() if figure.package == package and figure.statements]
    verdicts = Counter(worst[figure.id] for figure in stated)
    reasons = Counter(unchecked_reason(figure) for figure in stated if worst[figure.id] == "unchecked")
    return Coverage({verdict: verdicts[verdict] for verdict in VERDICTS}, {name: reasons[name] for name in REASONS})


def unchecked_reason(figure: Figure) -> str:
    """Why a stated figure about which there is no finding was not checked: a key of `REASONS`."""
    if figure.value is None:
        return "no-value"
    if not isinstance(figure.value, Decimal):
        return "code"
    return "no-operand" if figure.derivations else "alone"
