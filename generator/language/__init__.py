"""A language of the site: its strings, plurals, numbers, dates and lists.

Only the modules in this folder use gettext and Babel.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, cached_property, reduce

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from generator.dates import partial_date
from generator.language.locators import HEADED, LOCATORS, PLACES, WITHIN
from generator.language.marks import english, filled, kept, marked_sources
from generator.language.strings import gettext_noop as gettext_noop
from generator.language.strings import read_translations
from generator.language.times import in_our_terms, with_times
from generator.models import Release, Texts

REGION = {"en": "en_GB"}
"""The region whose spelling the United Nations use, by language."""
MOST_DECIMALS = 3
"""The most decimals of a computed number that readers see as it is. Others are rounded."""
EXACT = Context(prec=200)
"""The decimal context for rounding. The usual 28 digits are too few for long sums."""
LIKE_FRACTIONS = {"ar": 100}
"""The whole number with the same plural form as fractions, if it is not 2.

Arabic has a form of its own for two.
"""
UNSPACED = ("ja", "zh")
"""Languages without a space between sentences."""


DIGITS = re.compile("[#,]*0")
"""The digits in a number pattern of the Unicode locale data, like %#,##0 or #,##,##0%."""


@dataclass(frozen=True)
class Language:
    """The language of a reader, with methods that write text in it."""

    code: str
    locale: Locale
    translations: Translations
    own: tuple[tuple[str, str], ...] = ()
    """Strings of the interface in English, each with the words of the project instead."""

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        return dict(self.own)

    @cached_property
    def direction(self) -> str:
        return self.locale.text_direction

    @property
    def left_to_right_mark(self) -> str:
        """U+200E in languages written to the left, to keep signs beside numbers; else empty."""
        return "\u200e" if self.direction == "rtl" else ""

    def isolated(self, text: str) -> str:
        """A text between U+2068 and U+2069 in languages written to the left; else unchanged.

        So the direction of the text does not change that of the text around it. A text that begins
        with such a part stays unchanged.
        """
        return (
            f"\u2068{text}\u2069"
            if self.direction == "rtl" and text and text[0] != "\u2068"
            else text
        )

    @property
    def name(self) -> str:
        return Locale.parse(self.code).get_display_name() or self.code

    def text(self, message: str, **values: object) -> str:
        """An interface string in this language, its `%(name)s` filled in."""
        translated = self.own_words.get(message) or self.translations.ugettext(message)
        return (
            filled(translated, with_times(self.code, translated, values)) if values else translated
        )

    def plural(self, singular: str, plural: str, count: Decimal, **values: object) -> str:
        """An interface string in the plural form for a count, which replaces `%(count)s`."""
        whole = (
            int(count) if count == count.to_integral_value() else LIKE_FRACTIONS.get(self.code, 2)
        )
        message = self.translations.ungettext(singular, plural, whole)
        return filled(
            message, {"count": self.number(count), **with_times(self.code, message, values)}
        )

    def localised(self, by_language: Texts) -> str:
        """A text from data in this language, else in English and marked so; empty if absent."""
        return by_language.get(self.code) or english(by_language.get("en", ""))

    def number(self, value: Decimal) -> str:
        """A number with all its digits: 1200 → 1,200; 32.50 → 32.50."""
        with localcontext(EXACT):
            text = format_decimal(value, format=number_pattern(value), locale=self.locale)
        mark = self.left_to_right_mark if value.is_signed() else ""
        return f"{mark}{text}{mark}"

    def signed_percent(self, value: Decimal) -> str:
        """A change in percent with its sign: +3%, −4%, 0%."""
        return self.with_sign(value, self.percent(abs(value)))

    def with_sign(self, value: Decimal, size: str) -> str:
        """A change with its sign: +3%, −4 points, 0. `size` is the text without a sign."""
        sign = "+" if value > 0 else "−"
        return size if value == 0 else f"{self.left_to_right_mark}{sign}{size}"

    def percent(self, value: Decimal) -> str:
        """A share in percent, like 92%, written as the language writes it."""
        pattern = DIGITS.sub(number_pattern(value), self.locale.percent_formats[None].pattern)
        with localcontext(EXACT):
            text = format_percent(value / 100, format=pattern, locale=self.locale)
        return f"{self.left_to_right_mark}{text}{self.left_to_right_mark}"

    def date(self, written: str) -> str:
        """A date in words, as precise as it is written: 2024, 2024-06 or 2024-06-18."""
        date = partial_date(written)
        if date.day:
            return in_our_terms(self.code, format_date(date.first, "long", locale=self.locale))
        pattern = "yMMMM" if date.month else "y"
        return in_our_terms(self.code, format_skeleton(pattern, date.first, locale=self.locale))

    def locator(self, locator: str) -> str:
        """A locator in this language: decision 2024/3, para. 15 → 第2024/3号决定第15段."""
        place, *within = [self.locator_part(part) for part in WITHIN.split(locator)]
        for part in within:
            place = self.text("%(place)s, %(within)s", place=place, within=part)
        return place

    def locator_part(self, part: str) -> str:
        """One part of a locator, like para. 24, in this language."""
        if headed := HEADED.fullmatch(part):
            headings = self.clauses(
                [self.named_place(heading) for heading in headed[2].split("; ")]
            )
            return f"{self.text(headed[1])} ({headings})"
        return self.named_place(part)

    def named_place(self, part: str) -> str:
        """A part of a locator without headings, in this language."""
        word, _, place = part.partition(" ")
        if word in LOCATORS and place and part not in PLACES:
            return self.text(LOCATORS[word], place=place)
        return self.text(part) if part else ""

    def language_name(self, code: str) -> str:
        """The name of a language in this language: zh → Chinese."""
        return str(self.locale.languages.get(code, code))

    def listed(self, items: Sequence[str]) -> str:
        """Items joined with “and”: a, b and c."""
        return kept(format_list(marked_sources(items), locale=self.locale))

    def chained(self, items: Sequence[str]) -> str:
        """Items joined with commas only: a, b, c."""
        return reduce(
            lambda first, further: self.text(
                "%(first)s, %(further)s", first=first, further=further
            ),
            items,
        )

    def clauses(self, items: Sequence[str]) -> str:
        """Clauses of one sentence: a; b; c."""
        return reduce(
            lambda first, further: self.text(
                "%(first)s; %(further)s", first=first, further=further
            ),
            items,
        )

    def sentences(self, sentences: Sequence[str]) -> str:
        """Sentences as one paragraph."""
        return kept(self.between.join(marked_sources(sentences)))

    @property
    def between(self) -> str:
        """The space between two sentences; empty in languages that write none."""
        return "" if self.code in UNSPACED else " "


def is_language(code: str) -> bool:
    """True if Babel knows a language with this code of two letters."""
    return len(code) == 2 and code in Locale("en").languages and localedata.exists(code)


def rounded(value: Decimal) -> Decimal:
    """A computed number as readers see it: with more than `MOST_DECIMALS` decimals, rounded to one.

    If that decimal is a 5, it is rounded to two. A reader who rounds 28.5 gets 29, but 28.47 is
    28. A stated number is never rounded.
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -MOST_DECIMALS:
        return value
    once = to_one_decimal(value)
    return (
        value.quantize(Decimal("0.01"), ROUND_HALF_UP, EXACT)
        if once.as_tuple().digits[-1] == 5
        else once
    )


def to_one_decimal(value: Decimal) -> Decimal:
    """A number with one decimal at most: 21.875 → 21.9, 40 → 40."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -1:
        return value
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)


def number_pattern(value: Decimal) -> str:
    """The Babel pattern that writes a number with all its decimals."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


@cache
def language_named(code: str) -> Language:
    """The language with this code. Its strings are in `site_templates/locale/<code>.po`."""
    return Language(code, Locale.parse(REGION.get(code, code)), read_translations(code))


def language_of(release: Release, code: str) -> Language:
    """The language with this code, with the words of the project for strings of the interface."""
    return with_words(code, release.texts.get(code, ()))


@cache
def with_words(code: str, own: tuple[tuple[str, str], ...]) -> Language:
    return replace(language_named(code), own=own)
