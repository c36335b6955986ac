"""Reads the strings of the interface. Each language has a .po file."""

import io
from collections.abc import Mapping
from functools import cache

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from generator.templates import templates

LOCALES = templates("locale")


def gettext_noop(message: str) -> str:
    """The message unchanged. It marks strings that `Language.text` translates elsewhere."""
    return message


def read_translations(code: str) -> Translations:
    """The translated strings of a language. Without a .po file there are none: all stay English."""
    path = LOCALES / f"{code}.po"
    compiled = io.BytesIO()
    if path.exists():
        with path.open("rb") as file:
            write_mo(compiled, read_po(file))
        compiled.seek(0)
        return Translations(compiled)
    return Translations()


@cache
def replaceable() -> Mapping[str, bool]:
    """Every string of the interface, in English, and whether it is one text, without a plural."""
    catalogue = next(iter(sorted(LOCALES.glob("*.po"))))
    with catalogue.open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    return {one if isinstance(one, str) else one[0]: isinstance(one, str) for one in ids}


def interface_strings(code: str) -> list[str]:
    """The strings of a language, empty if not translated. All forms of a plural are one string.

    If a language has no .po file, all strings are empty.
    """
    path = LOCALES / f"{code}.po"
    if not path.exists():
        others = [other.stem for other in LOCALES.glob("*.po")]
        return [""] * len(interface_strings(others[0])) if others else []
    with path.open("rb") as file:
        forms = [
            [message.string] if isinstance(message.string, str) else list(message.string or ())
            for message in read_po(file)
            if message.id
        ]
    return ["\n".join(texts) if all(texts) else "" for texts in forms]
