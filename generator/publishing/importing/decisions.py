"""Decisions: a row for each paragraph, columns for what is said of paragraph and decision."""

import re
from collections.abc import Sequence

from generator.errors import nearest, shown
from generator.publishing.importing.actions import put_actions
from generator.publishing.importing.amendments import CHANGES, Change, put_amendment
from generator.publishing.importing.dates import day_comes_first, read_date
from generator.publishing.importing.decision_reader import Reader
from generator.publishing.importing.decision_words import (
    OUTCOMES,
    TURNED,
    VOTES,
    WORDS,
)
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_fact
from generator.publishing.importing.heads import columns_named, thing_named
from generator.publishing.importing.layout import Grid, first_filled
from generator.publishing.importing.names import folded
from generator.publishing.importing.numbers import Unread, read_number
from generator.publishing.importing.own_columns import keep_columns, own_cells
from generator.publishing.importing.paragraphs import take_paragraphs
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import add_in_time, first_year


def import_decisions(draft: Draft, grid: Grid) -> None:
    """Takes in the decisions and paragraphs of one sheet."""
    heads = columns_named(grid.heads, WORDS, draft.report)
    if "decision" not in heads:
        draft.report.say("not read", "no column is called decision or number")
        return
    dates = grid.column(heads["adopted"]) if "adopted" in heads else []
    others = [head for head in grid.heads if head.text and not thing_named(head, WORDS)]
    own = keep_columns(draft, "decisions", others)
    reader = Reader(draft, grid, heads, own, day_comes_first(dates))
    reader.look_through()
    for row in grid.rows:
        take_row(reader, row)
    for change in reader.changes:
        put_amendment(draft, change)


def take_row(reader: Reader, row: Sequence[Cell]) -> None:
    """Takes in a row: the decision, if the row names it, and its paragraph."""
    number = reader.cell(row, "decision")
    if number and not number.copied:
        whole = reader.complete.pop(folded(number.text), row)
        if whole is not row:
            take_decision(reader, whole, reader.cell(whole, "decision") or number)
        take_decision(reader, row, number)
    else:
        report_own(reader, row)
    if not reader.decision:
        if not number:
            reader.draft.report.say("not read", "the row names no decision", first_filled(row))
        return
    paragraphs = take_paragraphs(reader, row)
    only = next(iter(paragraphs)) if len(paragraphs) == 1 else ""
    for thing in CHANGES:
        cell = reader.cell(row, thing)
        if cell and not cell.copied:
            reader.changes.append(Change(thing, reader.decision, only, cell))
    things = [thing for thing in ("verb", "addressee", "due") if thing in reader.heads]
    cells = {thing: reader.cell(row, thing) for thing in things}
    if len(paragraphs) > 1:
        for cell in filter(None, cells.values()):
            problem = "the row has several paragraphs; give each a row of its own, and say it there"
            reader.draft.report.say("left out", problem, cell)
        cells = {}
    for paragraph, text in paragraphs.items():
        identity = {"decision": reader.decision, "paragraph": paragraph}
        put_actions(reader.draft, identity, text, cells=cells)


def report_own(reader: Reader, row: Sequence[Cell]) -> None:
    """Says what a row without the number of its decision holds in columns that are kept."""
    for head in reader.own.values():
        cell = row[head.column - 1]
        if cell.text and not cell.copied:
            problem = "such columns are taken from rows with the number of a decision"
            reader.draft.report.say("left out", problem, cell)


def take_decision(reader: Reader, row: Sequence[Cell], number: Cell) -> None:
    """Takes in what a row says of its decision. Several rows may say the same."""
    draft, report = reader.draft, reader.draft.report
    reader.decision = ""
    if number.kind == "date":
        report.say("not read", TURNED, number)
        return
    session = session_of(reader, row)
    known = draft.find("decisions", number.text, number)
    reader.decision, reader.session = known or "", session
    if known == "":
        return
    if not session and not known:
        report.say("not read", "no column names the session of the decision", number)
        return
    if known is None and not reader.text(row, "title"):
        report.say("not read", "the decision has no title", number)
        return
    others = dict.fromkeys(reader.numbers - {folded(number.text)})
    key = known or draft.new_key("decisions", number.text, reserved=others)
    first = reader.first.setdefault(key, number)
    used = (reader.cell(row, thing) for thing in ("title", "session", "adopted", "outcome"))
    draft.report.use(number, *used)
    cells = {
        "number": "" if known else number.text,
        "session": session,
        "adopted": date_of(reader, row),
        "outcome": outcome_of(reader, row),
        "title_en": reader.text(row, "title"),
        **own_cells(row, reader.own, draft.report),
    }
    put_fact(draft, "decisions", {"decision": key}, cells=cells, cell=first)
    reader.decision = key
    put_votes(reader, row, first)


def session_of(reader: Reader, row: Sequence[Cell]) -> str:
    """The key of the session of a row, which is added if it is new; the only one without a name."""
    draft, cell = reader.draft, reader.cell(row, "session")
    if cell is None:
        return "" if "session" in reader.heads else draft.only("sessions") or ""
    found = draft.find("sessions", cell.text, cell)
    if found is not None:
        compare_body(reader, row, found)
        return found
    day = date_of(reader, row)
    year = first_year(cell.text) or first_year(day)
    cells = {"body": body_of(reader, row), "start": ""}
    return add_in_time(draft, "sessions", cell.text, year=year, cells=cells)


def compare_body(reader: Reader, row: Sequence[Cell], session: str) -> None:
    """Says if a row names another body than that of its session, which the package knows."""
    draft, cell = reader.draft, reader.cell(row, "body")
    body = draft.table("sessions").cell_of(session, "body")
    if session and cell and draft.find("bodies", cell.text, cell) != body:
        problem = f"sessions.csv says that {session} is one of the body {body}; correct one of them"
        draft.report.say("not read", problem, cell)


def body_of(reader: Reader, row: Sequence[Cell]) -> str:
    """The key of the body of a row; without a name the first one, or the publisher of the site."""
    draft, cell = reader.draft, reader.cell(row, "body")
    if cell is not None:
        return draft.find_or_add("bodies", cell.text, cell=cell) or ""
    rows = draft.table("bodies").rows
    if not rows:
        name = draft.publisher
        draft.add("bodies", {"body": draft.new_key("bodies", name), "title_en": name})
        draft.report.ask(
            f"{draft.table('bodies').file}: the body that decides; no column names it, so "
            f"{shown(name)} was taken, which publishes the site; correct the name and the key"
        )
    return draft.table("bodies").rows[0]["body"]


def date_of(reader: Reader, row: Sequence[Cell]) -> str:
    """The day on which a decision was adopted. A date that can be two days is reported."""
    cell = reader.cell(row, "adopted")
    if cell is None:
        return ""
    date = read_date(cell, reader.day_first)
    if date is None or len(date) < len("2024-03-03"):
        reader.draft.report.say(
            "not read", "it is no day that can only be read in one way; write 2024-03-25", cell
        )
        return ""
    if cell.kind == "text" and date != cell.text:
        reader.draft.report.say("read so", f"it was read as {date}", cell)
    return date


def outcome_of(reader: Reader, row: Sequence[Cell]) -> str:
    """What became of a decision, as the schema has it."""
    cell = reader.cell(row, "outcome")
    if cell is None:
        return ""
    if not reader.draft.column("decisions", "outcome"):
        reader.draft.report.say("left out", "no table has such a column", cell)
        return ""
    words = cell.text.lower().rstrip(".")
    outcome = OUTCOMES.get(words) or next(
        (key for word, key in reversed(OUTCOMES.items()) if re.match(rf"{word}\b", words)), ""
    )
    if not outcome:
        legal = reader.draft.table("decisions").values("outcome")
        reader.draft.report.say("not read", f"it is no outcome; {nearest(words, legal)}", cell)
    elif words != outcome:
        reader.draft.report.say("read so", f"it was read as {outcome}", cell)
    return outcome


def put_votes(reader: Reader, row: Sequence[Cell], number: Cell) -> None:
    """Takes in the votes on a decision."""
    draft, votes = reader.draft, {}
    for thing in VOTES:
        cell = reader.cell(row, thing)
        if cell is None:
            continue
        read = read_number(cell, "", reader.grid.feet)
        if isinstance(read, Unread) or not read.value.isdigit() or read.qualifier:
            draft.report.say("not read", "it is no number of votes", cell)
        else:
            votes[thing] = read.value
            draft.report.use(cell if draft.has("votes") else None)
            if read.mark:
                problem = f"the mark {read.mark} was taken off; votes have no notes"
                draft.report.say("read so", problem, cell)
    if votes and draft.has("votes"):
        session = reader.session or draft.table("decisions").cell_of(reader.decision, "session")
        identity = {"decision": reader.decision, "session": session}
        put_fact(draft, "votes", identity, cells=votes, cell=number)
    elif votes:
        draft.report.say("left out", "no table has columns for votes", number)
