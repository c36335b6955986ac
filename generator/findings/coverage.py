"""How many stated figures were checked, with which verdict, and why the others were not."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from generator.language import Language, gettext_noop
from generator.models import Figure, Finding, Register

VERDICT_NAMES = {
    "agrees": gettext_noop("agrees"),
    "rounds": gettext_noop("agrees by rounding"),
    "method": gettext_noop("agrees by another method"),
    "attainable": gettext_noop("possible, not confirmed"),
    "differs": gettext_noop("does not agree"),
    "unchecked": gettext_noop("not checked"),
}
"""How lists name the outcome of a check."""
OUTCOMES = tuple(VERDICT_NAMES)
"""The keys of `VERDICT_NAMES`, in the order in which pages list them."""
WORST_FIRST = ("differs", "method", "rounds", "agrees", "attainable", "unchecked")
"""The same keys, from the worst to the best."""
REASONS = {
    "code": gettext_noop("a grade, or a status that no numbers explain"),
    "no-value": gettext_noop("not applicable or not reported, so there is no number"),
    "no-operand": gettext_noop(
        "a number that it would follow from is not applicable, not reported or not certain"
    ),
    "decoded": gettext_noop("we used it to read the drawing with which it would be compared"),
    "weak": gettext_noop("the comparison would also accept a slightly wrong number"),
    "rounding": gettext_noop("the result is so near its aim that it may have reached it or not"),
    "speakers": gettext_noop("two speakers give different numbers"),
    "another-thing": gettext_noop("the result and the aim are about different things"),
    "used": gettext_noop("a starting number: other figures were checked with it"),
    "alone": gettext_noop(
        "nothing else in our data from which it follows, and no other place that states it"
    ),
}
"""Why a stated figure was not checked. Findings with the verdict `unchecked` name some of these."""


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
    power: Decimal | None
    """The share, in percent, of small errors that the checks would notice, on average.

    A small error makes a stated number one, two or five units of its last digit too large or too
    small. None if no figure was checked.
    """

    @property
    def stated(self) -> int:
        """The number of all stated figures."""
        return sum(self.verdicts.values())


def figure_outcomes(register: Register) -> dict[str, str]:
    """The worst outcome of all findings about each figure, by id: a key of `VERDICT_NAMES`.

    `attainable` if only the rule `attainable` says something about the figure, `unchecked` if no
    rule does.
    """
    outcomes: dict[str, set[str]] = {}
    for finding in register.findings:
        outcomes.setdefault(finding.figure, {"unchecked"}).add(outcome(finding))
    return {
        identity: next(key for key in WORST_FIRST if key in outcomes.get(identity, {"unchecked"}))
        for identity in register.figures
    }


def outcome(finding: Finding) -> str:
    """The outcome of one comparison: a key of `VERDICT_NAMES`."""
    if finding.verdict in ("agrees", "rounds"):
        if finding.rule == "attainable":
            return "attainable"
        return "method" if finding.methods else finding.verdict
    return finding.verdict


def figure_powers(register: Register) -> dict[str, Decimal]:
    """The power of the strongest comparison of each number that was checked, by id."""
    powers: dict[str, Decimal] = {}
    for finding in register.findings:
        if finding.power is not None and finding.verdict != "unchecked":
            powers[finding.figure] = max(powers.get(finding.figure, Decimal(0)), finding.power)
    return powers


def coverage(register: Register, package: str) -> Coverage:
    """How many stated figures of one package were checked, by verdict and by reason."""
    worst, powers = figure_outcomes(register), figure_powers(register)
    doubts = {finding.figure: finding.reason for finding in register.findings if finding.reason}
    used = {
        name
        for finding in register.findings
        if finding.verdict != "unchecked"
        for name in (*finding.operands, *(identity for identity, _ in finding.stated))
    }
    stated = [
        figure
        for figure in register.figures.values()
        if figure.package == package and figure.statements
    ]
    verdicts = Counter(worst[figure.id] for figure in stated)
    reasons = Counter(
        doubts.get(figure.id) or unchecked_reason(figure, used)
        for figure in stated
        if worst[figure.id] == "unchecked"
    )
    checked = [powers[figure.id] for figure in stated if figure.id in powers]
    return Coverage(
        {verdict: verdicts[verdict] for verdict in OUTCOMES},
        {name: reasons[name] for name in REASONS},
        100 * sum(checked, Decimal(0)) / len(checked) if checked else None,
    )


def unchecked_reason(figure: Figure, used: Set[str]) -> str:
    """Why a stated figure was not checked: a key of `REASONS`.

    `used` are the ids of all figures that occur in a comparison that shows something.
    """
    if figure.value is None:
        return "no-value"
    if not isinstance(figure.value, Decimal):
        return "code"
    if figure.derivations:
        return "no-operand"
    return "used" if figure.id in used else "alone"
