"""One language: its strings, plurals, numbers, dates and lists. The only place that knows gettext
and Babel.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, reduce

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from generator.dates import partial_date
from generator.language.marks import english, filled, kept, sources_of
from generator.language.strings import read_translations
from generator.language.times import in_our_terms, with_times
from generator.models import Texts

REGION = {"en": "en_GB"}
"""Where a language is written in several ways: the one of the United Nations."""
MOST_DECIMALS = 3
"""No document prints more; what has more was computed, and is shown with one."""
EXACT = Context(prec=200)
"""In which numbers are rounded and written: a sum of 18 digits with 18 decimals needs more than the
usual 28.
"""
LIKE_FRACTIONS = {"ar": 100}
"""A whole number that has the plural form of fractions, where that is not 2: Arabic has a form for
just two.
"""
UNSPACED = ("ja", "zh")
"""Languages that write sentences without a space between them."""


def gettext_noop(message: str) -> str:
    """Marks a string for translation where it is defined; `Language.text` translates it where it is
    used.
    """
    return message


LOCATORS = {
    "decision": gettext_noop("decision %(place)s"),
    "para.": gettext_noop("para. %(place)s"),
    "paras.": gettext_noop("paras. %(place)s"),
    "table": gettext_noop("table %(place)s"),
    "figure": gettext_noop("figure %(place)s"),
    "footnote": gettext_noop("footnote %(place)s"),
    "annex": gettext_noop("annex %(place)s"),
    "appendix": gettext_noop("appendix, %(place)s"),
    "section": gettext_noop("section %(place)s"),
    "chapter": gettext_noop("chapter %(place)s"),
    "box": gettext_noop("box %(place)s"),
    "sentence": gettext_noop("sentence %(place)s"),
    "note": gettext_noop("note %(place)s"),
    "bullet": gettext_noop("bullet %(place)s"),
}
"""How a place in a source is cited, by the first word of its locator."""
PLACES = (
    gettext_noop("appendix"),
    gettext_noop("page text"),
    gettext_noop("text box"),
    gettext_noop("first of two numbers"),
    gettext_noop("accountability"),
    gettext_noop("capacity"),
    gettext_noop("human and financial resources"),
    gettext_noop("knowledge, communication and coherence"),
    gettext_noop("oversight"),
    gettext_noop("results-based management"),
)
"""Places in words: parts of a page, and the areas of UN-SWAP and of the plans that follow it."""
WITHIN = re.compile(r", (?=(?:paras?\.|sentence|note|text|first) )")
"""What parts a place from the narrower one within it: decision 2024/3, para. 15."""
DIGITS = re.compile("[#,]*0")
"""Where the digits stand in a pattern of the Unicode locale data: %#,##0, or #,##,##0% in India."""
HEADED = re.compile(r"(\w+) \((.+)\)")
"""A place with the headings below which something stands: appendix (oversight; not met; bullet 3).
"""


@dataclass(frozen=True)
class Language:
    """A reader's language, by its code. Every method is pure."""

    code: str
    locale: Locale
    translations: Translations

    @property
    def direction(self) -> str:
        return self.locale.text_direction

    @property
    def to_right(self) -> str:
        """What keeps a sign on its side of a number where text runs to the left; nothing elsewhere."""
        return "\u200e" if self.direction == "rtl" else ""

    def isolated(self, text: str) -> str:
        """A text whose own direction does not reach what stands beside it, where text runs to the
        left.

        One that is made of such texts stays as it is: around them alone, its direction would be
        lost.
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
        translated = self.translations.ugettext(message)
        return (
            filled(translated, with_times(self.code, translated, values)) if values else translated
        )

    def plural(self, singular: str, plural: str, count: Decimal, **values: object) -> str:
        """An interface string in the plural form that a count asks for; `%(count)s` is the count."""
        whole = (
            int(count) if count == count.to_integral_value() else LIKE_FRACTIONS.get(self.code, 2)
        )
        message = self.translations.ungettext(singular, plural, whole)
        return filled(
            message, {"count": self.number(count), **with_times(self.code, message, values)}
        )

    def localised(self, by_language: Texts) -> str:
        """A text from data in this language, else in English and marked as such; empty where there
        is none.
        """
        return by_language.get(self.code) or english(by_language.get("en", ""))

    def number(self, value: Decimal) -> str:
        """A number with the digits it is printed with: 1200 → 1,200; 32.50 → 32.50."""
        with localcontext(EXACT):
            text = format_decimal(value, format=number_pattern(value), locale=self.locale)
        return f"{self.to_right}{text}{self.to_right}" if value.is_signed() else text

    def signed_percent(self, value: Decimal) -> str:
        """A change in percent with its sign: +3%, −4%, 0%."""
        return self.with_sign(value, self.percent(abs(value)))

    def with_sign(self, value: Decimal, size: str) -> str:
        """A change with its sign, from how large it is: +3%, −4 points, 0."""
        return size if value == 0 else f"{self.to_right}{'+' if value > 0 else '−'}{size}"

    def percent(self, value: Decimal) -> str:
        """A share in percent: 92 → 92%, in the manner of the language."""
        pattern = DIGITS.sub(number_pattern(value), self.locale.percent_formats[None].pattern)
        with localcontext(EXACT):
            text = format_percent(value / 100, format=pattern, locale=self.locale)
        return f"{self.to_right}{text}{self.to_right}"

    def date(self, written: str) -> str:
        """A date at the precision at which it is written: 2024, 2024-06 or 2024-06-18."""
        found = partial_date(written)
        if found.day:
            return in_our_terms(self.code, format_date(found.first, "long", locale=self.locale))
        pattern = "yMMMM" if found.month else "y"
        return in_our_terms(self.code, format_skeleton(pattern, found.first, locale=self.locale))

    def locator(self, locator: str) -> str:
        """A place in a source as this language cites it: decision 2024/3, para. 15 →
        第2024/3号决定第15段.
        """
        place, *within = [self.place(part) for part in WITHIN.split(locator)]
        for part in within:
            place = self.text("%(place)s, %(within)s", place=place, within=part)
        return place

    def place(self, part: str) -> str:
        """One part of a locator, like para. 24."""
        if headed := HEADED.fullmatch(part):
            headings = self.clauses(
                [self.named_place(heading) for heading in headed[2].split("; ")]
            )
            return f"{self.text(headed[1])} ({headings})"
        return self.named_place(part)

    def named_place(self, part: str) -> str:
        """A place without headings, by its first word."""
        word, _, place = part.partition(" ")
        if word in LOCATORS and place:
            return self.text(LOCATORS[word], place=place)
        return self.text(part) if part else ""

    def language_name(self, code: str) -> str:
        """What this language calls a language: zh → Chinese."""
        return str(self.locale.languages.get(code, code))

    def listed(self, items: Sequence[str]) -> str:
        """Items as one enumeration: a, b and c."""
        return kept(format_list(sources_of(items), locale=self.locale))

    def chained(self, items: Sequence[str]) -> str:
        """Items one after the other, without a word for “and”: a, b, c."""
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
        return kept(self.between.join(sources_of(sentences)))

    @property
    def between(self) -> str:
        """What stands between two sentences: a space, but in scripts that know none."""
        return "" if self.code in UNSPACED else " "


def is_language(code: str) -> bool:
    """True if a code of two letters is that of a language whose numbers, dates and lists Babel can
    write.
    """
    return len(code) == 2 and code in Locale("en").languages and localedata.exists(code)


def rounded(value: Decimal) -> Decimal:
    """A number with the digits that readers see: as printed, and of one with more than any document
    prints, one.

    Where that one would be a 5, two: who rounds 28.47 once more must not come to 29.
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -MOST_DECIMALS:
        return value
    once = value.quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)
    return (
        value.quantize(Decimal("0.01"), ROUND_HALF_UP, EXACT)
        if once.as_tuple().digits[-1] == 5
        else once
    )


def number_pattern(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


@cache
def language_named(code: str) -> Language:
    """The language of a code. Its interface strings are in `site_templates/locale/<code>.po`;
    English is the source.
    """
    return Language(code, Locale.parse(REGION.get(code, code)), read_translations(code))
