"""The order of names, and the heading under which a list from A to Z has each.

Python and Babel know no collation. So names go by their letters without accents, in the order of
Unicode, which is that of the Latin, Cyrillic and Arabic alphabets; an Arabic article does not
count. Chinese names go by the radical of their first character, as in a dictionary: Unicode has the
characters in that order, and within a radical by strokes.
"""

import unicodedata
from bisect import bisect_right

OTHER = "#"
"""The heading of names that begin with no letter, like 2025."""
LETTERS_OF_THEIR_OWN = {
    "ñ": "n\uffff",
    "й": "и\uffff",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ة": "ه",
    "ى": "ي",
}
"""Letters that follow another one instead of being it with an accent, and forms of one Arabic
letter.
"""
ARTICLE = "ال"
"""As it is written: the same two letters with a hamza or a madda begin a word, as in آليات."""
RADICALS = sorted(unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6))
"""The 214 radicals: each is the first of its characters."""
HAN = range(0x3400, 0xA000)


def sort_key(name: str) -> tuple[str, str]:
    """By which names are sorted: their letters without accents, ties by the name itself."""
    return plain(name), name


def heading(name: str) -> str:
    """The letter, or the radical, under which a name stands."""
    first = plain(name)[:1]
    if ord(first or " ") in HAN:
        return RADICALS[max(bisect_right(RADICALS, first) - 1, 0)]
    return first.upper() if first.isalpha() else OTHER


def plain(name: str) -> str:
    """A name in small letters without accents, from its first letter or digit on."""
    written = unicodedata.normalize("NFC", name.casefold())
    start = next((place for place, one in enumerate(written) if one.isalnum()), 0)
    return "".join(
        LETTERS_OF_THEIR_OWN.get(one) or base(one) for one in written[start:].removeprefix(ARTICLE)
    )


def base(letter: str) -> str:
    """A letter without what stands above or below it."""
    return unicodedata.normalize("NFD", letter)[:1]
