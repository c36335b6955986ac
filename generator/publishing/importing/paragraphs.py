"""The paragraphs of a decision: one in a row, or several with their numbers in one cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.names import slug
from generator.publishing.importing.decision_reader import Reader
from generator.publishing.importing.decision_words import PLAIN_NUMBER, TURNED
from generator.publishing.importing.facts import put_fact, rows_about
from generator.publishing.importing.names import shortened
from generator.publishing.importing.sheets import Cell

NUMBERED = re.compile(
    r"\(?(?P<number>[0-9]{1,3}|[a-z]|[ivxl]{1,6})[.)]\s*(?P<text>\S.*)", re.IGNORECASE
)
"""A line that begins with the number of a paragraph: 1. Asks; (a) Asks; ii) Asks."""


def take_paragraphs(reader: Reader, row: Sequence[Cell]) -> dict[str, Cell]:
    """Takes in the paragraphs of a row, and returns the text of each by its key."""
    report, text, cell = (
        reader.draft.report,
        reader.cell(row, "summary"),
        reader.cell(row, "paragraph"),
    )
    if text is None:
        if cell is not None:
            report.say("not read", "nothing says what the paragraph is about", cell)
        return {}
    parts = [] if cell else list(numbered_lines(text))
    if parts:
        told = ", ".join(number for number, _ in parts)
        report.say("read so", f"its lines were read as the paragraphs {told}", text)
    elif len(text.lines) > 1:
        problem = "its lines were read as one paragraph; number each line if it is one of its own"
        report.say("read so", problem, text)
    if not parts and cell is None and "paragraph" in reader.heads:
        report.say("not read", "the paragraph has no number", text)
        return {}
    taken: dict[str, Cell] = {}
    for number, part in parts or [(cell.text if cell else "", text)]:
        if key := take_paragraph(reader, row, number, part):
            taken[key] = part
    return taken


def numbered_lines(text: Cell) -> Iterator[tuple[str, Cell]]:
    """The number and the text of each line of a cell; none if a line has no number.

    A letter below a number is a part of it: 1, 1 (a), 1 (b), 2.
    """
    found = [NUMBERED.fullmatch(line) for line in text.lines]
    if len(found) < 2 or not all(found):
        return
    whole = ""
    first = next(filter(None, found))["number"].isdecimal()
    for line in filter(None, found):
        number = line["number"]
        if number.isdecimal() == first:
            whole = number
        else:
            number = f"{whole} ({number})"
        yield number, replace(text, text=line["text"], written=line["text"])


def take_paragraph(reader: Reader, row: Sequence[Cell], number: str, text: Cell) -> str:
    """Takes in a paragraph, and returns its key; empty if it cannot be taken in.

    Without a `number`, it has the next one of its decision.
    """
    draft, cell = reader.draft, reader.cell(row, "paragraph")
    parent, note = reader.cell(row, "parent"), reader.cell(row, "note")
    count = reader.counts.get(reader.decision, 0) + 1
    reader.counts[reader.decision] = count
    printed = number or str(count)
    key = shortened(slug(printed))
    if not key or (cell and cell.kind == "date"):
        draft.report.say("not read", TURNED if key else "it is no number of a paragraph", cell)
        return ""
    whole = slug(parent.text) if parent else ""
    if parent and not whole:
        draft.report.say("not read", "it is no number of a paragraph", parent)
    cells = {
        "number": "" if PLAIN_NUMBER.fullmatch(printed) or printed == key else printed,
        "parent": whole or parent_of(reader, key),
        "summary_en": text.text,
        "note_en": note.text if note else "",
    }
    identity = {"decision": reader.decision, "paragraph": key}
    draft.report.use(cell, text, parent, note)
    put_fact(draft, "paragraphs", identity, cells=cells, cell=text)
    return key


def parent_of(reader: Reader, key: str) -> str:
    """The paragraph that a lettered one is part of, if there is such a paragraph: 6-a → 6."""
    whole = key.rpartition("-")[0]
    number = reader.draft.table("decisions").cell_of(reader.decision, "number")
    identity = {"decision": reader.decision, "paragraph": whole}
    is_there = (number, whole) in reader.numbered or bool(
        rows_about(reader.draft, "paragraphs", identity)
    )
    return whole if whole and is_there else ""
