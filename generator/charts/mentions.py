"""Mentions of figures in a sentence: a text with the id of its figure, so that pages can link it.

Each mention is between characters that no text from data has, like English parts in
`language.marks`. So no title from data can be taken for a mention.
"""

import re
from collections.abc import Callable

from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register

BEGIN, BETWEEN, END = "\ufdd2", "\ufdd3", "\ufdd4"
"""The characters before a mention, between its text and the id, and after it.

Unicode reserves these characters for use inside programs. Data with them is refused
(`errors.is_visible`).
"""
MENTION = re.compile(f"{BEGIN}([^{BEGIN}{BETWEEN}{END}]+){BETWEEN}([^{BEGIN}{BETWEEN}{END}]+){END}")
"""Group 1 is the text about a figure, group 2 the id of the figure."""


def mention(register: Register, figure: Figure, language: Language) -> str:
    """The value of a figure as a mention within a message."""
    return marked(value_text(register, figure, language), figure)


def marked(text: str, figure: Figure) -> str:
    """A text about a figure as a mention within a message."""
    return f"{BEGIN}{text}{BETWEEN}{figure.id}{END}"


def mentions_as_text(message: str) -> str:
    """The message as readers see it: without ids and markers."""
    return MENTION.sub(r"\1", message)


def pieces(message: str, linked: Callable[[str, str], str]) -> list[str]:
    """The parts of a message: text and mentions alternate, and text comes first and last.

    `linked` makes the part of a mention from its text and the id of its figure.
    """
    parts = iter(MENTION.split(message))
    result = [next(parts)]
    for value, identity, text in zip(parts, parts, parts, strict=True):
        result += [linked(value, identity), text]
    return result
