"""Names of times: months as the United Nations write them, and small within a sentence where a
language wants it so.
"""

import re
from collections.abc import Mapping

from generator.language.marks import Marked

SMALL = ("es", "fr", "ru")
"""Languages that write months and sessions small."""
TIMES = ("period", "session")
"""Values of messages that name a time."""
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
"""Patterns of the Unicode locale data, and our words for them: in Arabic the two names of a month
that the United Nations write; in French the ordinal of a first day; in Russian the word for year in
full, as shortened its full stop would double the one of a sentence."""
CAPITAL = re.compile(r"(\[?)(\w)(?=[^\W\d_])")
"""The first letter of a name, or of the text of a link, that another letter follows."""


def in_our_terms(code: str, date: str) -> str:
    """A date with our words for what the locale data names otherwise."""
    for theirs, ours in TERMS.get(code, {}).items():
        date = re.sub(theirs, ours, date)
    return date


def with_times(code: str, message: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values of a message in a language; a time that does not begin the message begins small."""
    within = {name for name in TIMES if not message.startswith(f"%({name})s")}
    return {
        name: begun_small(code, value) if name in within else value
        for name, value in values.items()
    }


def begun_small(code: str, name: object) -> object:
    """“Juin 2024” as it stands within a sentence; what begins with a word in capitals, or is in
    English, stays.
    """
    if code not in SMALL or not isinstance(name, str) or isinstance(name, Marked):
        return name
    first = CAPITAL.match(name)
    if first is None or name[first.end()].isupper():
        return name
    return f"{first[1]}{first[2].lower()}{name[first.end() :]}"
