"""Reads data/texts.csv: words of the project for strings of the interface."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.errors import DataError, Place, SchemaError, is_visible, nearest, shown
from generator.files import Files
from generator.language import is_language
from generator.language.strings import replaceable
from generator.packages.cells import LONGEST_TITLE
from generator.packages.tables import line_problems, read_lines

FILE = "data/texts.csv"
KEY = "text"
"""The column with the string of the interface, in English. The others are codes of languages."""
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
MARKS = set("<>[]{}|`*_\\&")
"""Characters that are marks of HTML or Markdown. A text has no others than the string has."""

Words = dict[str, tuple[tuple[str, str], ...]]
"""Strings with the words instead, by language."""


def read_texts(files: Files, problems: list[DataError]) -> Words:
    """The words of a project, by language; none if it has no such file.

    Problems of the file are added to `problems`.
    """
    if FILE not in files:
        return {}
    lines = read_lines(files[FILE], FILE, problems)
    if lines is None:
        return {}
    wrong = list(head_problems(lines[0])) or list(line_problems(lines, FILE))
    wrong = wrong or list(text_problems(lines))
    problems += wrong
    return {} if wrong else words_of(lines)


def words_of(lines: Sequence[Sequence[str]]) -> Words:
    """The words by language. Empty cells leave the string as it is."""
    head, *rows = lines
    return {
        code: tuple((row[0], row[column]) for row in rows if row[column])
        for column, code in enumerate(head)
        if column
    }


def head_problems(head: Sequence[str]) -> Iterator[DataError]:
    """A first line that is not `text` followed by codes of languages, each once."""
    codes = head[1:]
    if head[0] != KEY or not codes or len(set(codes)) < len(codes):
        fix = "write text and a code for each language, like text,en,fr"
        yield SchemaError(Place(FILE, 1), "the first line does not name the columns", fix)
    for code in codes:
        if not is_language(code):
            problem = f"{shown(code)} is not the code of a language"
            yield SchemaError(Place(FILE, 1), problem, "write a code of two letters, like fr")


def text_problems(lines: Sequence[Sequence[str]]) -> Iterator[DataError]:
    """Strings that the interface does not have, and words that cannot stand in their place."""
    known, head = replaceable(), lines[0]
    for number, row in enumerate(lines[1:], start=2):
        place = Place(FILE, number, KEY)
        if row[0] not in known:
            problem = f"{shown(row[0])} is not a string of the interface"
            yield SchemaError(place, problem, nearest(row[0], known))
        elif not known[row[0]]:
            problem = f"{shown(row[0])} has a form for each number and cannot be replaced"
            yield SchemaError(place, problem, "delete the row")
        else:
            for code, text in zip(head[1:], row[1:], strict=True):
                if text:
                    yield from word_problems(row[0], text, Place(FILE, number, code))


def word_problems(string: str, text: str, place: Place) -> Iterator[DataError]:
    """Words with other placeholders or marks than the string, and words that are too long."""
    wanted, given = (Counter(PLACEHOLDER.findall(one)) for one in (string, text))
    plain = PLACEHOLDER.sub("", text)
    if not is_visible(text) or len(text) > LONGEST_TITLE:
        problem = f"{shown(text)} is too long or has a character that nobody sees"
        yield SchemaError(place, problem, f"write at most {LONGEST_TITLE} characters on one line")
    elif wanted != given or (wanted and "%" in plain):
        names = ", ".join(f"%({name})s" for name in wanted) or "none"
        problem = "the placeholders are not those of the string"
        yield SchemaError(place, problem, f"write each of these as it is: {names}")
    elif marks_in(plain) - marks_in(PLACEHOLDER.sub("", string)):
        signs = " ".join(sorted(marks_in(plain) - marks_in(PLACEHOLDER.sub("", string))))
        yield SchemaError(place, f"the text has signs that are marks: {signs}", "write words only")


def marks_in(text: str) -> Counter[str]:
    return Counter(character for character in text if character in MARKS)
