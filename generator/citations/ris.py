"""A work as a RIS record: one line per field, each with a tag."""

from generator.citations.works import Work

TYPES = {"report": "RPRT", "dataset": "DATA", "webpage": "ELEC"}
NUMBERS = {"report": "SN", "dataset": "AN"}
"""The tag of the number: reference managers expect it in another field for a data set."""


def ris_record(work: Work, key: str, note: str) -> str:
    """The record of a work under a key. `note` is free text."""
    fields = (
        ("TY", TYPES[work.form]),
        ("ID", key),
        ("AU", work.author),
        ("TI", work.title),
        ("PB", work.publisher),
        (NUMBERS.get(work.form, "SN"), work.number),
        ("ET", work.version),
        ("PY", work.dated[0] if work.dated else ""),
        ("DA", date_field(work)),
        ("Y2", f"{work.read.replace('-', '/')}/" if work.read else ""),
        ("LA", work.language),
        ("UR", work.url),
        ("N1", note),
    )
    lines = [f"{tag}  - {text}\r\n" for tag, text in fields if text]
    return "".join([*lines, "ER  - \r\n"])


def date_field(work: Work) -> str:
    """The date as `year/month/day/other`.

    Unknown parts are empty. An unusual date is the last part.
    """
    if not work.dated:
        return f"///{work.published}" if work.published else ""
    year, month, day = (*work.dated, "", "")[:3]
    return f"{year}/{month}/{day}/"
