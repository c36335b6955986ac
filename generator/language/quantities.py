"""A number with its unit: with a sign where there is one, else in words."""

from decimal import Decimal, localcontext

from babel.numbers import format_compact_decimal

from generator.language import EXACT, Language, rounded

LARGE = {"million": 6, "usd-million": 6, "billion": 9, "usd-billion": 9}
"""Units that shorten large numbers, by their powers of ten."""


def quantity(language: Language, value: Decimal, unit: str) -> str:
    """A number with its unit, as short as a table wants it: 92%, +3 points, 68, 1.09 billion US dollars."""
    value = rounded(value)
    if unit == "percent":
        return language.percent(value)
    if unit == "percentage-points":
        return language.with_sign(value, language.plural("%(count)s point", "%(count)s points", abs(value)))
    if unit == "percent-change":
        return language.signed_percent(value)
    if unit in LARGE:
        amount = large(language, value, LARGE[unit])
        return language.text("%(amount)s US dollars", amount=amount) if unit.startswith("usd") else amount
    return counted(language, value, unit)


def counted(language: Language, value: Decimal, unit: str) -> str:
    """A number of times, dollars, days, months or years; of anything else just the number."""
    if unit == "usd":
        return language.plural("%(count)s US dollar", "%(count)s US dollars", value)
    if unit == "ratio":
        return language.plural("%(count)s time", "%(count)s times", value)
    if unit == "days":
        return language.plural("%(count)s day", "%(count)s days", value)
    if unit == "months":
        return language.plural("%(count)s month", "%(count)s months", value)
    if unit == "years":
        return language.plural("%(count)s year", "%(count)s years", value)
    return language.number(value)


def large(language: Language, value: Decimal, power: int) -> str:
    """A number of millions or billions in words: 1.09 → 1.09 billion, 10.9亿."""
    formats = language.locale.compact_decimal_formats
    decimals = max(0, -int(value.as_tuple().exponent))
    with localcontext(EXACT):
        return format_compact_decimal(
            value.scaleb(power),
            format_type="long" if "long" in formats else "short",
            locale=language.locale,
            fraction_digits=decimals,
        )
