"""A finding in words that a reader can follow, and fair to the document: who states what, what
follows, and how.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from generator.findings.intervals import precision
from generator.findings.leeway import leeway
from generator.findings.operands import settled
from generator.findings.trials import METHODS
from generator.language import EXACT, Language, gettext_noop
from generator.language.names import (
    figure_name,
    plain_value,
    source_name,
    statement_text,
    value_text,
)
from generator.models import Figure, Finding, Register, Statement, Value
from generator.vocabulary import rules

SUM_OF_ONE = gettext_noop("the count is %(result)s")
"""The arithmetic of a sum that has one part."""
VERDICT_TEXTS = {
    "agrees": gettext_noop("agrees with what is stated"),
    "rounds": gettext_noop("agrees within what rounding allows"),
    "differs": gettext_noop("does not agree with what is stated"),
}
MOST_LISTED = 6
"""Operands that a sentence can name; more are counted."""


@dataclass(frozen=True, slots=True)
class Writer:
    """How an explanation is written: its words, and the value of a figure as text."""

    text: Callable[[str], str]
    number: Callable[[str, Figure], str]


PLAIN = Writer(text=str, number=lambda text, _: text)
"""Text as it is, for a terminal and for JSON."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """What explanations are written from, in which language, and how."""

    register: Register
    language: Language
    write: Writer = PLAIN

    def text(self, message: str, **values: str) -> str:
        """An interface string; its values are written already."""
        return self.language.text(message, **values)

    def place(self, stated: Statement) -> str:
        """Where a statement stands: its source and its place in there."""
        place = self.language.locator(stated.locator)
        return self.write.text(
            self.language.text(
                "%(source)s, %(place)s", source=self.source(stated.source), place=place
            )
        )

    def source(self, key: str) -> str:
        """What a source is called."""
        return source_name(self.register, key, self.language)

    def value(self, figure: Figure, value: Value) -> str:
        """A value of a figure, with its unit."""
        return self.write.number(plain_value(self.register, figure, value, self.language), figure)

    def operand(self, package: str, name: str) -> str:
        """The value that a rule took from an operand; of a list, the place where it stands."""
        figure = self.register.figures.get(name)
        if figure is None:
            row = self.register.rows[package].lists[name]
            place = self.language.locator(row.locator)
            return self.write.text(
                self.language.text(
                    "%(source)s, %(place)s", source=self.source(row.source), place=place
                )
            )
        if figure.computed is not None and not settled(figure):
            return self.value(figure, figure.computed)
        return self.write.number(value_text(self.register, figure, self.language), figure)


def explanation(register: Register, finding: Finding, language: Language) -> str:
    """A finding that stands alone: what the figure is, and the account of it."""
    name = figure_name(register, register.figures[finding.figure], language)
    return language.text(
        "%(figure)s: %(account)s",
        figure=name,
        account=account(Explainer(register, language), finding),
    )


def account(explainer: Explainer, finding: Finding) -> str:
    """Who states what, what was made of it by which assumption, and how both stand to each other."""
    register, language, write = explainer.register, explainer.language, explainer.write
    figure = register.figures[finding.figure]
    _, main = finding.stated[0]
    sentences = [
        explainer.text(
            "%(place)s, states %(stated)s; %(arithmetic)s.",
            place=explainer.place(main),
            stated=write.number(statement_text(register, figure, main, language), figure),
            arithmetic=arithmetic(explainer, finding),
        )
    ]
    if finding.methods:
        sentences.append(method_text(explainer, finding))
    elif (finding.rule, finding.verdict) == ("statements", "differs"):
        sentences.append(explainer.text("The two do not agree."))
    else:
        sentences.append(
            explainer.text(
                "This %(verdict)s.", verdict=language.text(VERDICT_TEXTS[finding.verdict])
            )
        )
    if finding.verdict == "differs":
        sentences += fairness(explainer, finding)
    return language.sentences(sentences)


def method_text(explainer: Explainer, finding: Finding) -> str:
    """The bases or methods by which it agrees, and what they give."""
    language = explainer.language
    methods = language.listed([language.text(METHODS[method]) for method in finding.methods])
    if finding.by_methods is None:
        return explainer.text("It agrees with: %(methods)s.", methods=methods)
    result = explainer.value(explainer.register.figures[finding.figure], finding.by_methods)
    return explainer.text(
        "It agrees with: %(methods)s, which makes %(result)s.", methods=methods, result=result
    )


def fairness(explainer: Explainer, finding: Finding) -> list[str]:
    """What is said beside a disagreement: what else was tried, what would explain it, which edition
    was read.
    """
    language = explainer.language
    sentences = []
    if finding.tried:
        tried = language.listed([language.text(METHODS[method]) for method in finding.tried])
        sentences.append(explainer.text("Also tried, without a match: %(methods)s.", methods=tried))
    if is_cut_off(explainer.register.figures[finding.figure], finding):
        sentences.append(explainer.text("Cut off instead of rounded, it would agree."))
    unended = [
        {code: text.rstrip(".。") for code, text in one.note.items()} for _, one in finding.stated
    ]
    notes = dict.fromkeys(language.localised(note) for note in unended)
    sentences += [
        explainer.text("Our note: %(note)s.", note=explainer.write.text(note))
        for note in notes
        if note
    ]
    sentences.append(editions(explainer.register, finding.stated, language))
    return sentences


def is_cut_off(figure: Figure, finding: Finding) -> bool:
    """Whether the stated value is the one found without its further decimals."""
    stated, found = figure.value, finding.found
    if (
        not isinstance(stated, Decimal)
        or not isinstance(found, Decimal)
        or finding.rule == "statements"
    ):
        return False
    return found.quantize(precision(stated), ROUND_DOWN, EXACT) == stated


def leeway_text(explainer: Explainer, figure: Figure) -> str:
    """How far a value that no document states can be off, in words; nothing where it cannot."""
    bounds = leeway(explainer.register, figure)
    if bounds is None:
        return ""
    low, high = (explainer.value(figure, value) for value in bounds)
    return explainer.text(
        "The numbers that it follows from are rounded: exactly, it lies somewhere between %(low)s and %(high)s.",
        low=low,
        high=high,
    )


def editions(
    register: Register, stated: Sequence[tuple[str, Statement]], language: Language
) -> str:
    """Which language editions of the documents were read, and whether one of them is a translation."""
    translated = False
    for name, statement in stated:
        row = register.rows[register.figures[name].package].sources[statement.source]
        translated |= bool(row.original_language) and row.original_language != statement.language
    codes = dict.fromkeys(statement.language for _, statement in stated)
    read = language.listed([language.language_name(code) for code in codes])
    if translated:
        return language.text(
            "Read in the %(language)s edition, a translation; other editions not compared.",
            language=read,
        )
    return language.text(
        "Read in the %(language)s edition; other editions not compared.", language=read
    )


def arithmetic(explainer: Explainer, finding: Finding) -> str:
    """What the rule of a finding made of its operands, in words; a long list of them is counted."""
    figure = explainer.register.figures[finding.figure]
    texts = [explainer.operand(figure.package, name) for name in finding.operands]
    alone = finding.rule == "sum" and len(texts) == 1
    sentence = SUM_OF_ONE if alone else rules()[finding.rule].sentence
    first, second = (*texts, "", "")[:2]
    listed = explainer.language.listed(texts)
    if len(texts) > MOST_LISTED:
        listed = explainer.language.plural(
            "%(count)s value", "%(count)s values", Decimal(len(texts))
        )
    result = explainer.value(figure, finding.found) if finding.found is not None else ""
    if finding.rule == "statements":
        others = [other for _, other in finding.stated[1:]]
        listed, other = (
            explainer.language.listed([explainer.place(one) for one in others]),
            others[0],
        )
        result = explainer.write.number(
            statement_text(explainer.register, figure, other, explainer.language), figure
        )
    return explainer.text(sentence, first=first, second=second, listed=listed, result=result)
