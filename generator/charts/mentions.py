"""Figures within a sentence: what is said of a figure, with its id, so that a page can link it.

Characters that no text from data holds stand around a mention, as around English parts in
`language.marks`. So a title that is written like a mention stays a title.
"""

import re
from collections.abc import Callable

from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register

BEGIN, BETWEEN, END = "\ufdd2", "\ufdd3", "\ufdd4"
"""What stands before a mention, between its text and the id, and after it.

Unicode keeps these characters for use within programs. Reading refuses them in data
(`errors.is_visible`).
"""
MENTION = re.compile(f"{BEGIN}([^{BEGIN}{BETWEEN}{END}]+){BETWEEN}([^{BEGIN}{BETWEEN}{END}]+){END}")
"""What is said of a figure, and its id."""


def mention(register: Register, figure: Figure, language: Language) -> str:
    """The value of a figure as a part of a message."""
    return marked(value_text(register, figure, language), figure)


def marked(text: str, figure: Figure) -> str:
    """What is said of a figure as a part of a message."""
    return f"{BEGIN}{text}{BETWEEN}{figure.id}{END}"


def plain(message: str) -> str:
    """A message as it reads."""
    return MENTION.sub(r"\1", message)


def pieces(message: str, linked: Callable[[str, str], str]) -> list[str]:
    """A message taken apart: text, what `linked` makes of a mention and the id of its figure, text,
    and so on.
    """
    parts = iter(MENTION.split(message))
    found = [next(parts)]
    for said, identity, text in zip(parts, parts, parts, strict=True):
        found += [linked(said, identity), text]
    return found
