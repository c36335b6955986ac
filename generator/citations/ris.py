"""A work as a record of RIS: a tag and one line each, in the order and with the line ends of the
format.
"""

from generator.citations.works import Work

TYPES = {"report": "RPRT", "dataset": "DATA", "webpage": "ELEC"}
NUMBERS = {"report": "SN", "dataset": "AN"}
"""Where reference managers look for the number: of a report as such, of a data set as its place in
an archive.
"""


def ris_record(work: Work, key: str, note: str) -> str:
    """One record under a key, from TY to ER."""
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
    """Year/month/day/other: what is not known is empty, and a date that is no plain one is the
    other.
    """
    if not work.dated:
        return f"///{work.published}" if work.published else ""
    year, month, day = (*work.dated, "", "")[:3]
    return f"{year}/{month}/{day}/"
