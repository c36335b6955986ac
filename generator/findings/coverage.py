"""How many stated figures were checked, with which verdict, and why the others were not."""

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
"""The keys of `VERDICT_NAMES`, in the order in which pages list them."""
WORST_FIRST = ("differs", "rounds", "agrees", "attainable", "unchecked")
"""The same keys, from the worst to the best."""
REASONS = {
    "code": gettext_noop(
        "a grade, or a status without an aim and a result in numbers and a clear direction"
    ),
    "no-value": gettext_noop("not applicable or not reported, so there is no number"),
    "no-operand": gettext_noop(
        "a number that it would follow from is not applicable, not reported or not certain"
    ),
    "used": gettext_noop("follows from no other figure, but others were compared with it"),
    "alone": gettext_noop(
        "nothing else in our data from which it follows, and no other place that states it"
    ),
}
"""Why a stated figure was not checked."""


def verdict_names(language: Language) -> dict[str, str]:
    """The name of each outcome in a language, by the keys of `VERDICT_NAMES`."""
    return {verdict: language.text(text) for verdict, text in VERDICT_NAMES.items()}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many stated figures of a package have each verdict."""

    verdicts: Mapping[str, int]
    """The number of stated figures by their worst verdict, with a key for each of `OUTCOMES`."""
    reasons: Mapping[str, int]
    """The number of unchecked figures by the reason, with a key for each of `REASONS`."""

    @property
    def stated(self) -> int:
        """The number of all stated figures."""
        return sum(self.verdicts.values())


def figure_outcomes(register: Register) -> dict[str, str]:
    """The worst verdict of all findings about each figure, by id: a key of `VERDICT_NAMES`.

    `attainable` if only the rule `attainable` was applied to the figure, `unchecked` if no rule
    was.
    """
    verdicts: dict[str, set[str]] = {}
    for finding in register.findings:
        weak = finding.rule == "attainable" and finding.verdict != "differs"
        verdicts.setdefault(finding.figure, set()).add("attainable" if weak else finding.verdict)
    return {
        identity: next(
            verdict for verdict in WORST_FIRST if verdict in verdicts.get(identity, {"unchecked"})
        )
        for identity in register.figures
    }


def coverage(register: Register, package: str) -> Coverage:
    """How many stated figures of one package were checked, by verdict and by reason."""
    worst = figure_outcomes(register)
    used = {
        name
        for finding in register.findings
        for name in (*finding.operands, *(identity for identity, _ in finding.stated))
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
    """Why a stated figure was not checked: a key of `REASONS`.

    `used` are the ids of all figures that occur in a finding.
    """
    if figure.value is None:
        return "no-value"
    if not isinstance(figure.value, Decimal):
        return "code"
    if figure.derivations:
        return "no-operand"
    return "used" if figure.id in used else "alone"
