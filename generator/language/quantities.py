"""A number with its unit, as a symbol like % or in words."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from babel.numbers import format_compact_decimal

from generator.language import EXACT, Language
from generator.rows.common import UnitRow
from generator.vocabulary import units

OwnUnits = Mapping[str, UnitRow]
"""The units of a package by key."""
MOST_DIGITS = 12
"""The most digits after the point of a number in words. None of ours has so many."""


def amount(language: Language, value: Decimal, key: str, own: OwnUnits) -> str:
    """A number with its unit in short form: 92%, 12 km. `own` are the units of the package.

    `key` is the key of a unit of the program, of the package, or of an earlier release.
    """
    return quantity(language, value, key) if key in units() else named(language, value, key, own)


def quantity(language: Language, value: Decimal, key: str) -> str:
    """A number with its unit in short form: 92%, +3 points, 68, 1.09 billion US dollars.

    `key` is the key of a unit of the program.
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


def named(language: Language, value: Decimal, key: str, own: OwnUnits) -> str:
    """A number with the symbol or the name of its unit: 12 km."""
    unit = own.get(key)
    number = language.number(value)
    if unit and unit.power:
        number = large_number(language, value, unit.power)
    symbol = language.localised(unit.symbol) if unit else ""
    name = symbol or unit_name(language, key, own)
    return language.text("%(amount)s\N{NO-BREAK SPACE}%(unit)s", amount=number, unit=name)


def unit_name(language: Language, key: str, own: OwnUnits) -> str:
    """The name of a unit, as the axis of a chart has it: percent, kilometres."""
    if key in own:
        return language.localised(own[key].title)
    label = units()[key].label if key in units() else ""
    return language.text(label) if label else key.replace("-", " ")


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
