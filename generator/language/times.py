"""Names of times within sentences: months, sessions and periods begin small where a language writes them so."""

import re
from collections.abc import Mapping

from generator.language.marks import Marked

SMALL = ("es", "fr", "ru")
"""Languages that write months and sessions small."""
TIMES = ("period", "session")
"""Values of messages that name a time."""
CAPITAL = re.compile(r"(\[?)(\w)(?=[^\W\d_])")
"""The first letter of a name, or of the text of a link, that another letter follows."""


def with_times(code: str, message: str, values: Mapping[str, object]) -> dict[str, object]:
    """The values of a message in a language; a time that does not begin the message begins small."""
    within = {name for name in TIMES if not message.startswith(f"%({name})s")}
    return {name: begun_small(code, value) if name in within else value for name, value in values.items()}


def begun_small(code: str, name: object) -> object:
    """“Juin 2024” as it stands within a sentence; what begins with a word in capitals, or is in English, stays."""
    if code not in SMALL or not isinstance(name, str) or isinstance(name, Marked):
        return name
    first = CAPITAL.match(name)
    if first is None or name[first.end()].isupper():
        return name
    return f"{first[1]}{first[2].lower()}{name[first.end() :]}"
