"""Names of months and sessions: with the words of the United Nations, and in lower case."""

import re
from collections.abc import Mapping

from generator.language.marks import Marked

SMALL = ("es", "fr", "ru")
"""Languages that write months and sessions in lower case within a sentence."""
TIMES = ("period", "session")
"""The values of messages that name a time."""
TERMS = {
    "ar": {
        "يناير": "كانون الثاني/يناير",
        "فبراير": "شباط/فبراير",
        "مارس": "آذار/مارس",
        "أبريل": "نيسان/أبريل",
        "مايو": "أيار/مايو",
        "يونيو": "حزيران/يونيه",
        "يوليو": "تموز/يوليه",
        "أغسطس": "آب/أغسطس",
        "سبتمبر": "أيلول/سبتمبر",
        "أكتوبر": "تشرين الأول/أكتوبر",
        "نوفمبر": "تشرين الثاني/نوفمبر",
        "ديسمبر": "كانون الأول/ديسمبر",
    },
    "fr": {r"^1 ": "1er "},
    "ru": {r"г\.": "года"},
}
"""Replacements for words of the Unicode locale data, by language.

Arabic: the two names of a month that the United Nations write. French: “1er”. Russian: the full
word for year, since the stop of its abbreviation would double that of a sentence.
"""
CAPITAL = re.compile(r"(\[?)(\w)(?=[^\W\d_])")
"""The first letter of a name or of a link's text, if another letter follows."""


def in_our_terms(code: str, date: str) -> str:
    """A date from Babel with the replacements of `TERMS`."""
    for theirs, ours in TERMS.get(code, {}).items():
        date = re.sub(theirs, ours, date)
    return date


def with_times(code: str, message: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values of a message. Times within the message begin in lower case, where usual."""
    within = {name for name in TIMES if not message.startswith(f"%({name})s")}
    return {
        name: begun_small(code, value) if name in within else value
        for name, value in values.items()
    }


def begun_small(code: str, name: object) -> object:
    """A name as it is written within a sentence: Juin 2024 → juin 2024.

    Unchanged if its first word is in capitals, if it is in English, or in other languages.
    """
    if code not in SMALL or not isinstance(name, str) or isinstance(name, Marked):
        return name
    first = CAPITAL.match(name)
    if first is None or name[first.end()].isupper():
        return name
    return f"{first[1]}{first[2].lower()}{name[first.end() :]}"
