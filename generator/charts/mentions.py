"""Figures within a sentence: what is said of one, with its id, so that a page can link it."""

import re
from collections.abc import Callable

from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register

MENTION = re.compile(r"\{([^{}|]+)\|([a-z0-9-]+(?:\.[a-z0-9~-]+){3})\}")
"""What is said of a figure and its id, in braces."""


def mention(register: Register, figure: Figure, language: Language) -> str:
    """The value of a figure as a part of a message."""
    return marked(value_text(register, figure, language), figure)


def marked(text: str, figure: Figure) -> str:
    """What is said of a figure as a part of a message."""
    return f"{{{text}|{figure.id}}}"


def plain(message: str) -> str:
    """A message as it reads."""
    return MENTION.sub(r"\1", message)


def pieces(message: str, linked: Callable[[str, str], str]) -> list[str]:
    """A message taken apart: text, what `linked` makes of a mention and the id of its figure, text, and so on."""
    parts = iter(MENTION.split(message))
    found = [next(parts)]
    for said, identity, text in zip(parts, parts, parts, strict=True):
        found += [linked(said, identity), text]
    return found
