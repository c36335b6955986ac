"""A work as an entry of BibTeX."""

import re

from generator.citations.works import Work

TYPES = {"report": "techreport", "dataset": "misc", "webpage": "misc"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPECIAL = {
    **{character: f"\\{character}" for character in "&%$#_"},
    # BibTeX counts every brace, also one after a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
"""Characters with a meaning in TeX, and how to write them as text."""
ISOLATES = str.maketrans("", "", "\u200e\u2066\u2067\u2068\u2069")
"""Characters that set the direction of a text. Web pages need them; TeX does not know them."""
LIGATURES = re.compile(r"(?<=[-`'<>,!?])(?=[-`'<>,])")
"""The positions between two characters that TeX would print as one, like `--` as a dash."""


def bibtex_entry(work: Work, key: str, note: str, address: str = "") -> str:
    """The entry of a work under a key.

    `address` is the address with which the note ends; empty if it ends with none.
    """
    note = note.translate(ISOLATES)
    publisher = "institution" if work.form == "report" else "publisher"
    fields = {
        "author": braced(work.author),
        "title": braced(work.title),
        publisher: braced(work.publisher),
        "number": escaped(work.number),
        "version": escaped(work.version),
        **dict(zip(("year", "month", "day"), date_fields(work), strict=False)),
        "language": work.language,
        "urldate": work.read,
        "url": work.url,  # as it is: \url and its like escape it themselves
        "note": escaped(note.removesuffix(address)) + (f"\\url{{{address}}}" if address else ""),
    }
    lines = [
        f"  {name} = {text if name == 'month' else f'{{{text}}}'}"
        for name, text in fields.items()
        if text
    ]
    return ",\n".join([f"@{TYPES[work.form]}{{{key}", *lines]) + "\n}\n"


def date_fields(work: Work) -> tuple[str, ...]:
    """Year, month and day as far as the date has them; an incomplete or unusual date unchanged.

    The month is a name that bibliography styles translate.
    """
    if not work.dated:
        return (escaped(work.published),)
    year, *rest = work.dated
    return (
        year,
        *(MONTHS[int(month) - 1] for month in rest[:1]),
        *(str(int(day)) for day in rest[1:]),
    )


def braced(text: str) -> str:
    """A text that bibliography styles must not change.

    Without braces, styles change capital letters and take “and” as the end of a name.
    """
    return f"{{{escaped(text)}}}" if text else ""


def escaped(text: str) -> str:
    """Any text as TeX that prints this text."""
    return LIGATURES.sub("{}", "".join(SPECIAL.get(character, character) for character in text))
