"""The alphabetical order of names, and their headings in lists from A to Z.

Python and Babel cannot sort by language. So names are sorted by their letters without accents, in
the order of Unicode. This is the order of the Latin, Cyrillic and Arabic alphabets. An Arabic
article is left out. For Chinese, Unicode orders characters by radical and strokes, as dictionaries
do; a name has the heading of the radical of its first character.
"""

import unicodedata
from bisect import bisect_right

OTHER = "#"
"""The heading of names that do not begin with a letter, like 2025."""
LETTERS_OF_THEIR_OWN = {
    "ñ": "n\uffff",
    "й": "и\uffff",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ة": "ه",
    "ى": "ي",
}
"""Letters that are not sorted like their base letter with an accent.

ñ and й follow n and и. The other entries are forms of one Arabic letter.
"""
ARTICLE = "ال"
"""The Arabic article. Words that begin with another form of alif, like آليات, do not match it."""
RADICALS = sorted(unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6))
"""The 214 radicals. Each comes before the characters that are written with it."""
HAN = range(0x3400, 0xA000)


def sort_key(name: str) -> tuple[str, str]:
    """The sort key of a name: its letters without accents, then the name itself."""
    return without_accents(name), name


def heading(name: str) -> str:
    """The heading of a name in a list: its first letter or radical, or `OTHER`."""
    first = without_accents(name)[:1]
    if ord(first or " ") in HAN:
        return RADICALS[max(bisect_right(RADICALS, first) - 1, 0)]
    return first.upper() if first.isalpha() else OTHER


def without_accents(name: str) -> str:
    """A name in lower case without accents, from its first letter or digit on."""
    written = unicodedata.normalize("NFC", name.casefold())
    start = next((index for index, letter in enumerate(written) if letter.isalnum()), 0)
    return "".join(
        LETTERS_OF_THEIR_OWN.get(letter) or unicodedata.normalize("NFD", letter)[:1]
        for letter in written[start:].removeprefix(ARTICLE)
    )
