"""A finding in words that a reader can follow, and fair to the document."""

from generator.language import Language, gettext_noop
from generator.language.names import figure_name, plain_value
from generator.models import Finding, Register

RULE_TEXTS = {
    "count-of": gettext_noop("number of members of the list"),
    "difference": gettext_noop("later value less earlier value"),
    "implied-count": gettext_noop("the one whole number that gives this share of the base"),
    "mean": gettext_noop("mean of the values"),
    "pooled-share": gettext_noop("share in all bases together"),
    "share": gettext_noop("part as a share of the whole"),
    "sum": gettext_noop("sum of the parts"),
}
VERDICT_TEXTS = {
    "agrees": gettext_noop("agrees with what is stated"),
    "rounds": gettext_noop("agrees within what rounding allows"),
    "differs": gettext_noop("does not agree with what is stated"),
}


def explanation(register: Register, finding: Finding, language: Language) -> str:
    """What was computed from what, and how it stands to what the document states."""
    figure = register.figures[finding.figure]
    return language.text(
        "%(figure)s: stated %(stated)s; recomputed %(found)s (%(rule)s: %(operands)s); %(verdict)s.",
        figure=figure_name(register, figure, language),
        stated=plain_value(register, figure, figure.value, language),
        found=plain_value(register, figure, finding.found, language),
        rule=language.text(RULE_TEXTS[finding.rule]),
        operands=language.listed([operand_text(register, operand, language) for operand in finding.operands]),
        verdict=language.text(VERDICT_TEXTS[finding.verdict]),
    )


def operand_text(register: Register, operand: str, language: Language) -> str:
    """An operand with its value; a list by its key."""
    figure = register.figures.get(operand)
    if figure is None:
        return operand
    return f"{figure_name(register, figure, language)} = {plain_value(register, figure, figure.published, language)}"
