"""A number with its unit, as a symbol like % or in words."""

from decimal import Decimal, localcontext

from babel.numbers import format_compact_decimal

from generator.language import EXACT, Language
from generator.vocabulary import units

MOST_DIGITS = 12
"""The most digits after the point of a number in words. None of ours has so many."""


def quantity(language: Language, value: Decimal, key: str) -> str:
    """A number with its unit in short form: 92%, +3 points, 68, 1.09 billion US dollars.

    `key` is the key of the unit.
    """
    unit = units()[key]
    match unit.form:
        case "share":
            return language.percent(value)
        case "signed share":
            return language.signed_percent(value)
        case "signed":
            return language.with_sign(value, language.plural(unit.one, unit.many, abs(value)))
        case "large":
            return large_number(language, value, unit.power)
        case "large dollars":
            return language.text(
                "%(amount)s US dollars", amount=large_number(language, value, unit.power)
            )
    return language.plural(unit.one, unit.many, value) if unit.one else language.number(value)


def large_number(language: Language, value: Decimal, power: int) -> str:
    """A number of millions or billions in words, with all its digits: 1.09 → 1.09 billion, 10.9亿.

    Languages count in other units: 227 million is 2.27亿.
    """
    formats = language.locale.compact_decimal_formats
    with localcontext(EXACT):
        return format_compact_decimal(
            value.scaleb(power),
            format_type="long" if "long" in formats else "short",
            locale=language.locale,
            fraction_digits=MOST_DIGITS,
        )
