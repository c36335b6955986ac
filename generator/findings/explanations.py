"""Explains a finding in words: who states what, what follows from it, and how."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from generator.findings.intervals import precision
from generator.findings.operands import is_used_as_stated
from generator.findings.trials import METHODS
from generator.language import EXACT, Language, gettext_noop
from generator.language.names import (
    computed_text,
    figure_name,
    source_name,
    statement_text,
    value_text,
)
from generator.models import Figure, Finding, Register, Statement, Value
from generator.vocabulary import rules

VERDICT_TEXTS = {
    "agrees": gettext_noop("agrees with what is stated"),
    "rounds": gettext_noop("agrees within what rounding allows"),
    "differs": gettext_noop("does not agree with what is stated"),
}
DOUBTS = {
    "weak": gettext_noop("This proves nothing: a slightly wrong number would agree as well."),
    "rounding": gettext_noop(
        "This proves nothing: the result is so near the aim, or so vague, that both are possible."
    ),
    "decoded": gettext_noop("This proves nothing: we used one of the two to read the drawing."),
    "speakers": gettext_noop(
        "The document reports what two speakers said, and they do not say the same."
    ),
    "another-thing": gettext_noop(
        "This proves nothing: the result and the aim are about different things."
    ),
}
"""Why a comparison shows nothing, by the reason of a finding."""
MOST_LISTED = 6
"""A sentence lists up to this many operands. If there are more, it says how many."""


@dataclass(frozen=True, slots=True)
class Writer:
    """How the parts of an explanation are written: as plain text, or as Markdown with links."""

    text: Callable[[str], str]
    """Writes text from data."""
    number: Callable[[str, Figure], str]
    """Writes a formatted value of a figure."""


PLAIN = Writer(text=str, number=lambda text, _: text)
"""Writes text unchanged, for a terminal and for JSON."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Writes the parts of explanations in one language."""

    register: Register
    language: Language
    write: Writer = PLAIN

    def text(self, message: str, **values: str) -> str:
        """An interface string with its values filled in. The values are written already."""
        return self.language.text(message, **values)

    def source_and_locator(self, source: str, locator: str) -> str:
        """A place in a document: “E/2020/50, table 1”. `source` is the key of the document."""
        name = source_name(self.register, source, self.language)
        place = self.language.locator(locator)
        return self.write.text(
            self.language.text("%(source)s, %(place)s", source=name, place=place)
        )

    def value(self, figure: Figure, value: Value) -> str:
        """A computed value of a figure with its unit."""
        return self.write.number(computed_text(self.register, figure, value, self.language), figure)

    def operand(self, package: str, name: str, statement: Statement | None = None) -> str:
        """The value of an operand that the rule used; for a list, its place in its document.

        `name` is the id of a figure, or the key of a list of the package. `statement` is the
        statement of the figure that the rule used, if it is not the main one.
        """
        figure = self.register.figures.get(name)
        if figure is None:
            row = self.register.rows[package].lists[name]
            return self.source_and_locator(row.source, row.locator)
        if statement is not None and not statement.main:
            text = statement_text(self.register, figure, statement, self.language)
            return self.write.number(text, figure)
        if figure.computed is not None and not is_used_as_stated(figure):
            return self.value(figure, figure.computed)
        return self.write.number(value_text(self.register, figure, self.language), figure)


def explanation(register: Register, finding: Finding, language: Language) -> str:
    """The name of the figure, and the sentences about the finding, as plain text."""
    name = figure_name(register, register.figures[finding.figure], language)
    return language.text(
        "%(figure)s: %(account)s",
        figure=name,
        account=account(Explainer(register, language), finding),
    )


def account(explainer: Explainer, finding: Finding) -> str:
    """The sentences about a finding: who states what, what follows, and if both agree."""
    register, language, write = explainer.register, explainer.language, explainer.write
    figure = register.figures[finding.figure]
    _, main = finding.stated[0]
    sentences = [
        explainer.text(
            "%(place)s, states %(stated)s; %(arithmetic)s.",
            place=explainer.source_and_locator(main.source, main.locator),
            stated=write.number(statement_text(register, figure, main, language), figure),
            arithmetic=arithmetic_text(explainer, finding),
        )
    ]
    if finding.reason:
        sentences.append(explainer.text(DOUBTS[finding.reason]))
    elif finding.methods:
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
        sentences += disagreement_notes(explainer, finding)
    elif finding.reason in ("speakers", "another-thing"):
        sentences += our_notes(explainer, finding)
    return language.sentences(sentences)


def method_text(explainer: Explainer, finding: Finding) -> str:
    """The alternative methods by which the figure agrees, and their result."""
    language = explainer.language
    methods = language.listed([language.text(METHODS[method]) for method in finding.methods])
    if finding.by_methods is None:
        return explainer.text("It agrees with: %(methods)s.", methods=methods)
    result = explainer.value(explainer.register.figures[finding.figure], finding.by_methods)
    return explainer.text(
        "It agrees with: %(methods)s, which makes %(result)s.", methods=methods, result=result
    )


def disagreement_notes(explainer: Explainer, finding: Finding) -> list[str]:
    """Sentences that follow a disagreement: methods tried, possible reasons, editions read."""
    language = explainer.language
    sentences = []
    if finding.tried:
        tried = language.listed([language.text(METHODS[method]) for method in finding.tried])
        sentences.append(explainer.text("Also tried, without a match: %(methods)s.", methods=tried))
    if is_cut_off(finding):
        sentences.append(explainer.text("Cut off instead of rounded, it would agree."))
    sentences += our_notes(explainer, finding)
    sentences.append(edition_text(explainer.register, finding.stated, language))
    return sentences


def our_notes(explainer: Explainer, finding: Finding) -> list[str]:
    """The notes of the compared statements, each once."""
    language = explainer.language
    without_stops = [
        {code: text.rstrip(".。") for code, text in statement.note.items()}
        for _, statement in finding.stated
    ]
    notes = dict.fromkeys(language.localised(note) for note in without_stops)
    return [
        explainer.text("Our note: %(note)s.", note=explainer.write.text(note))
        for note in notes
        if note
    ]


def is_cut_off(finding: Finding) -> bool:
    """True if the stated value is the computed one, cut off after its last printed decimal."""
    stated, computed = finding.stated[0][1].value, finding.found
    if (
        not isinstance(stated, Decimal)
        or not isinstance(computed, Decimal)
        or finding.rule == "statements"
    ):
        return False
    return computed.quantize(precision(stated), ROUND_DOWN, EXACT) == stated


def edition_text(
    register: Register, stated: Sequence[tuple[str, Statement]], language: Language
) -> str:
    """A sentence on the language editions that we read. It says if one of them is a translation.

    `stated` are figures, by id, with their statements.
    """
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


def arithmetic_text(explainer: Explainer, finding: Finding) -> str:
    """How the rule of a finding computes its result: “59 out of 64 makes 92.2%”."""
    figure = explainer.register.figures[finding.figure]
    beside = dict(finding.stated[1:])
    texts = [explainer.operand(figure.package, name, beside.get(name)) for name in finding.operands]
    alone = finding.rule == "sum" and len(texts) == 1
    sentence = rules()["same" if alone else finding.rule].sentence
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
            explainer.language.listed(
                [explainer.source_and_locator(one.source, one.locator) for one in others]
            ),
            others[0],
        )
        result = explainer.write.number(
            statement_text(explainer.register, figure, other, explainer.language), figure
        )
    return explainer.text(sentence, first=first, second=second, listed=listed, result=result)
