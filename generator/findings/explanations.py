"""A finding in words that a reader can follow, and fair to the document: who states what, what follows, and how."""

from decimal import Decimal

from generator.findings.intervals import precision
from generator.findings.trials import METHODS
from generator.language import Language, gettext_noop
from generator.language.names import figure_name, plain_value, statement_text, value_text
from generator.models import Figure, Finding, Register

ARITHMETIC = {
    "aim": gettext_noop("the aim is %(first)s and the result is %(second)s"),
    "attainable": gettext_noop("of all whole numbers out of %(first)s, the nearest makes %(result)s"),
    "between": gettext_noop("it should lie between the lowest and the highest of %(listed)s"),
    "count-of": gettext_noop("the list names %(result)s"),
    "difference": gettext_noop("%(first)s less %(second)s is %(result)s"),
    "implied-count": gettext_noop("%(result)s is the one whole number that makes %(first)s of %(second)s"),
    "mean": gettext_noop("the mean of %(listed)s is %(result)s"),
    "pooled-share": gettext_noop("%(listed)s (each share followed by its base) together make %(result)s"),
    "share": gettext_noop("%(first)s out of %(second)s makes %(result)s"),
    "statements": gettext_noop("another place states %(result)s"),
    "sum": gettext_noop("%(listed)s together make %(result)s"),
}
"""The arithmetic of each rule in words."""
RULE_TEXTS = {
    "aim": gettext_noop("status held against its aim"),
    "attainable": gettext_noop("a share that its base can have"),
    "between": gettext_noop("between its parts"),
    "count-of": gettext_noop("number of members of the list"),
    "difference": gettext_noop("later value less earlier value"),
    "implied-count": gettext_noop("the one whole number that gives this share of the base"),
    "mean": gettext_noop("mean of the values"),
    "pooled-share": gettext_noop("share in all bases together"),
    "share": gettext_noop("part as a share of the whole"),
    "statements": gettext_noop("two places that state the same"),
    "sum": gettext_noop("sum of the parts"),
}
VERDICT_TEXTS = {
    "agrees": gettext_noop("agrees with what is stated"),
    "rounds": gettext_noop("agrees within what rounding allows"),
    "differs": gettext_noop("does not agree with what is stated"),
}
TRIED = {
    "share": ("one-not-rated", "other-base"),
    "mean": ("pooled",),
    "pooled-share": ("simple-mean", "one-not-rated"),
    "implied-count": ("one-not-rated", "adjusted"),
    "attainable": ("one-not-rated", "adjusted"),
}
"""What a rule tries before it says that something differs."""


def explanation(register: Register, finding: Finding, language: Language) -> str:
    """Who states what, what was made of it by which assumption, and how both stand to each other."""
    figure = register.figures[finding.figure]
    _, main = finding.stated[0]
    sentences = [
        language.text(
            "%(figure)s: %(source)s, %(place)s, states %(stated)s; %(arithmetic)s. This %(verdict)s.",
            figure=figure_name(register, figure, language),
            source=main.source,
            place=language.locator(main.locator),
            stated=statement_text(register, figure, main, language),
            arithmetic=arithmetic(register, finding, language),
            verdict=language.text(VERDICT_TEXTS[finding.verdict]),
        )
    ]
    if finding.methods:
        sentences.append(method_text(register, finding, language))
    if finding.verdict == "differs":
        sentences += fairness(register, finding, language)
    return language.text(" ").join(sentences)


def method_text(register: Register, finding: Finding, language: Language) -> str:
    """The bases or methods by which it agrees, and what they give."""
    methods = language.listed([language.text(METHODS[method]) for method in finding.methods])
    if finding.by_methods is None:
        return language.text("It agrees with: %(methods)s.", methods=methods)
    result = plain_value(register, register.figures[finding.figure], finding.by_methods, language)
    return language.text("It agrees with: %(methods)s, which makes %(result)s.", methods=methods, result=result)


def fairness(register: Register, finding: Finding, language: Language) -> list[str]:
    """What is said beside a disagreement: what else was tried, what would explain it, which edition was read."""
    sentences = []
    if finding.rule in TRIED:
        tried = language.listed([language.text(METHODS[method]) for method in TRIED[finding.rule]])
        sentences.append(language.text("Also tried, without a match: %(methods)s.", methods=tried))
    if is_cut_off(register.figures[finding.figure], finding):
        sentences.append(language.text("Cut off instead of rounded, it would agree."))
    notes = [language.localised(statement.note).rstrip(".。") for _, statement in finding.stated]
    sentences += [language.text("Our note: %(note)s.", note=note) for note in dict.fromkeys(notes) if note]
    sentences.append(edition(register, finding, language))
    return sentences


def is_cut_off(figure: Figure, finding: Finding) -> bool:
    """Whether the stated value is the one found without its further decimals."""
    stated, found = figure.value, finding.found
    if not isinstance(stated, Decimal) or not isinstance(found, Decimal) or finding.rule == "statements":
        return False
    return 0 < found - stated < precision(stated)


def edition(register: Register, finding: Finding, language: Language) -> str:
    """Which language edition of the document was read, and whether it is a translation."""
    figure = register.figures[finding.figure]
    _, main = finding.stated[0]
    original = register.rows[figure.package]["sources"][main.source]["original_language"]
    read = language.language_name(main.language)
    if original and original != main.language:
        return language.text(
            "Read in the %(language)s edition, a translation; other editions not compared.", language=read
        )
    return language.text("Read in the %(language)s edition; other editions not compared.", language=read)


def arithmetic(register: Register, finding: Finding, language: Language) -> str:
    """What the rule of a finding made of its operands."""
    figure = register.figures[finding.figure]
    texts = [operand_text(register, operand, language) for operand in finding.operands]
    first, second = (*texts, "", "")[:2]
    result = plain_value(register, figure, finding.found, language)
    return language.text(
        ARITHMETIC[finding.rule], first=first, second=second, listed=language.listed(texts), result=result
    )


def operand_text(register: Register, operand: str, language: Language) -> str:
    """An operand as its value; a list as its key."""
    figure = register.figures.get(operand)
    return operand if figure is None else value_text(register, figure, language)
