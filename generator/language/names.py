"""Names of figures, subjects, measures and periods, and values as text, in one language."""

from collections.abc import Sequence
from decimal import Decimal

from generator.ids import keys_of
from generator.language import Language, gettext_noop, rounded, to_one_decimal
from generator.language.quantities import amount
from generator.models import Figure, Register, Statement, Value
from generator.rows import ByKey, Subject
from generator.rows.decisions import ParagraphRow
from generator.rows.report_cards import IndicatorRow
from generator.rows.texts import Texts
from generator.vocabulary.statuses import VALUELESS, statuses

HEDGES = {
    "about": gettext_noop("about %(value)s"),
    "over": gettext_noop("over %(value)s"),
    "under": gettext_noop("under %(value)s"),
    "at-least": gettext_noop("at least %(value)s"),
    "at-most": gettext_noop("at most %(value)s"),
    "range": gettext_noop("%(value)s to %(high)s"),
}
"""How a number with a qualifier is written, by the qualifier."""
UNSETTLED = {
    "E": gettext_noop("%(value)s (estimated)"),
    "P": gettext_noop("%(value)s (provisional)"),
}
"""How a number is written that its source calls estimated or provisional, by its status."""
SYMBOL = "/"
"""Symbols of documents contain this. Keys of other sources do not."""


def subject_name(register: Register, figure: Figure, language: Language) -> str:
    """The titles of the keys of a figure's subject, joined with commas."""
    return language.chained(key_names(register, figure.package, figure.keys, language))


def key_names(
    register: Register, package: str, keys: Sequence[str], language: Language
) -> list[str]:
    """The titles of the keys of a subject. A key that no table defines numbers a paragraph."""
    rows = register.rows[package]
    return [
        language.localised(rows.subjects[key].title)
        if key in rows.subjects
        else paragraph_of(rows, keys[0], key, language)
        for key in keys
    ]


def paragraph_of(rows: ByKey, decision: str, paragraph: str, language: Language) -> str:
    """An operative paragraph as it is cited. An earlier decision has no rows of paragraphs."""
    row = rows.paragraphs.get((decision, paragraph))
    if row:
        return paragraph_place(row, language)
    return language.locator(f"para. {paragraph_number(paragraph)}")


def paragraph_place(row: ParagraphRow, language: Language) -> str:
    """An operative paragraph as it is cited: “para. 5 (a)”."""
    return language.locator(f"para. {shown_number(row, language)}")


def shown_number(row: ParagraphRow, language: Language) -> str:
    """The number of an operative paragraph as it is printed, or as its key says it."""
    return language.isolated(row.number or "") or paragraph_number(row.paragraph)


def paragraph_number(key: str) -> str:
    """The number of an operative paragraph as it is cited: 5-a → 5 (a)."""
    number, *letters = key.split("-")
    return " ".join([number, *(f"({letter})" for letter in letters)])


def short_name(register: Register, package: str, subject: str, language: Language) -> str:
    """The short titles of the keys of a subject, joined with commas."""
    names = key_names(register, package, keys_of(subject), language)
    rows = register.rows[package].subjects
    return language.chained(
        [
            short_title(rows[key], language) if key in rows else name
            for key, name in zip(keys_of(subject), names, strict=True)
        ]
    )


def short_title(row: Subject, language: Language) -> str:
    """The short title of a subject, or its title.

    A title in the language is preferred to a short title in English.
    """
    short: Texts = row.short_title if isinstance(row, IndicatorRow) else {}
    translated = short.get(language.code) or row.title.get(language.code)
    return translated or language.localised(short) or language.localised(row.title)


def measure_name(register: Register, figure: Figure, language: Language) -> str:
    return language.localised(register.rows[figure.package].measures[figure.measure].title)


def period_name(register: Register, figure: Figure, language: Language) -> str:
    return language.localised(register.rows[figure.package].periods[figure.period].title)


def source_name(register: Register, source: str, language: Language) -> str:
    """The symbol of a document, like E/2020/50; else its short title, or its title."""
    if SYMBOL in source:
        return source
    rows = (
        package.sources[source] for package in register.rows.values() if source in package.sources
    )
    row = next(rows)
    return language.localised(row.short_title) or language.localised(row.title)


def measure_and_period(register: Register, figure: Figure, language: Language) -> str:
    """The measure and the period of a figure: “Met or exceeded (2019)”."""
    return language.text(
        "%(measure)s (%(period)s)",
        measure=measure_name(register, figure, language),
        period=period_name(register, figure, language),
    )


def figure_name(register: Register, figure: Figure, language: Language) -> str:
    """The full name of a figure: “Audit – Met or exceeded (2019)”."""
    return language.text(
        "%(subject)s – %(measure)s (%(period)s)",
        subject=subject_name(register, figure, language),
        measure=measure_name(register, figure, language),
        period=period_name(register, figure, language),
    )


def name_beside(register: Register, figure: Figure, beside: Figure, language: Language) -> str:
    """The name of a figure on the page of the figure `beside`.

    The subject is left out if both have the same, and then also the same period.
    """
    if (figure.package, figure.subject) != (beside.package, beside.subject):
        return figure_name(register, figure, language)
    if figure.period == beside.period:
        return measure_name(register, figure, language)
    return measure_and_period(register, figure, language)


def value_text(register: Register, figure: Figure, language: Language) -> str:
    """The published value of a figure: “92%”, “about 60%”, “60% (provisional)”, “not reported”."""
    if figure.main is not None:
        return statement_text(register, figure, figure.main, language)
    return computed_text(register, figure, figure.computed, language)


def statement_text(
    register: Register, figure: Figure, statement: Statement, language: Language
) -> str:
    """The value of one statement, as `value_text` writes it."""
    value = printed_text(register, figure, statement, language)
    return with_status(statement, value, language)


def with_status(statement: Statement, value: str, language: Language) -> str:
    """The text of a value with the status of its statement, if that is one of `UNSETTLED`."""
    message = UNSETTLED.get(statement.obs_status)
    return language.text(message, value=value) if message else value


def drawn_text(register: Register, figure: Figure, language: Language) -> str:
    """The published value as a drawing writes it: without a status, for which it has no room."""
    if figure.main is not None:
        return printed_text(register, figure, figure.main, language)
    return computed_text(register, figure, figure.computed, language)


def printed_text(
    register: Register, figure: Figure, statement: Statement, language: Language
) -> str:
    """The value of one statement with its qualifier, and without its status."""
    if statement.value is None:
        return language.text(VALUELESS.get(statement.obs_status, VALUELESS["M"]))
    value = plain_value(register, figure, statement.value, language)
    if statement.qualifier is None:
        return value
    high = plain_value(register, figure, statement.high, language)
    return language.text(HEDGES[statement.qualifier], value=value, high=high)


def computed_text(
    register: Register, figure: Figure, value: Value | None, language: Language
) -> str:
    """A computed value of a figure, as `plain_value` writes it; a number is rounded.

    A share that the program counts from rows has one decimal at most, so that those of one chart
    are alike. No document states it with more.
    """
    if isinstance(value, Decimal):
        value = to_one_decimal(value) if figure.rows else rounded(value)
    return plain_value(register, figure, value, language)


def plain_value(register: Register, figure: Figure, value: Value | None, language: Language) -> str:
    """A number with all its digits and its unit, or the title of a code."""
    if value is None:
        return language.text("not computed")
    if isinstance(value, Decimal):
        return amount(language, value, figure.unit, register.rows[figure.package].units)
    scale = register.rows[figure.package].scale
    if value in scale:
        return language.localised(scale[value].title)
    return language.text(statuses()[value].label if value in statuses() else value)


def in_words(register: Register, figure: Figure, language: Language) -> str:
    """The value in a sentence: “3 percentage points more”, “92%”, “68”."""
    text = value_text(register, figure, language)
    value = figure.published
    if figure.unit == "percentage-points" and isinstance(value, Decimal):
        value = value if figure.main else rounded(value)
        points = language.plural(
            "%(count)s percentage point", "%(count)s percentage points", abs(value)
        )
        if value == 0:
            return language.text("no change")
        more, less = (
            language.text("%(points)s more", points=points),
            language.text("%(points)s less", points=points),
        )
        words = more if value > 0 else less
        return with_status(figure.main, words, language) if figure.main else words
    return text
