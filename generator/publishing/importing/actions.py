"""Actions: the verb of a paragraph, whom it asks, and by which session."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.publishing.importing.dates import day_comes_first, read_date
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_row
from generator.publishing.importing.names import split_names
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import add_in_time, first_year

VERBS = {
    "requests": "request", "asks": "request", "calls upon": "request", "calls on": "request",
    "urges": "request", "instructs": "request", "directs": "request", "invites": "encouragement",
    "encourages": "encouragement", "recommends": "encouragement", "decides": "decision",
    "adopts": "decision", "approves": "decision", "agrees": "decision", "authorizes": "decision",
    "authorises": "decision", "establishes": "decision", "endorses": "endorsement",
    "supports": "endorsement", "takes note": "note", "notes": "note", "recalls": "note",
    "acknowledges": "note", "recognizes": "note", "recognises": "note", "reaffirms": "note",
    "welcomes": "welcome", "appreciates": "welcome", "commends": "welcome", "thanks": "welcome",
    "expresses concern": "concern", "regrets": "concern", "deplores": "concern",
}  # fmt: skip
"""Verbs with which paragraphs begin, and what they do."""
ASKS = "asks"
"""The verb of a paragraph for which a sheet says whom it asks, but with no word."""
RELATION = re.compile(
    r"(?P<relation>at|before|from|after|by|until|no later than)\s+(?P<rest>\S.*)", re.I
)
SESSION = re.compile(r"session|meeting|assembly|council|board|conference", re.IGNORECASE)


def put_actions(
    draft: Draft, identity: Mapping[str, str], summary: Cell, *, cells: Mapping[str, Cell | None]
) -> None:
    """Takes in what a paragraph does: its verb, from a column or the beginning of its text.

    `cells` are those of the columns for `verb`, `addressee` and `due`, if the sheet has them. Each
    addressee is an action of its own.
    """
    asked, due_cell = cells.get("addressee"), cells.get("due")
    verb_cell = cells.get("verb", summary)
    verb = verb_of(draft, verb_cell, is_text="verb" not in cells) if verb_cell else ""
    if not verb and asked:
        verb = draft.find_or_add("verbs", ASKS, {"class": VERBS[ASKS]}, cell=asked) or ""
        draft.report.say("read so", f"no verb says what is asked; it was read as “{ASKS}”", asked)
    if not verb:
        if due_cell:
            problem = "nothing says who must act by then, or what is asked; add a column for it"
            draft.report.say("left out", problem, due_cell)
        return
    due = due_of(draft, identity["decision"], due_cell)
    draft.report.use(due_cell if due else None)
    for number, name in enumerate(split_names(asked) if asked else [""], start=1):
        addressee = draft.find_or_add("addressees", name, cell=asked) if asked else ""
        put_row(
            draft,
            "actions",
            {**identity, "verb_number": str(number)},
            cells={"verb": verb, "addressee": addressee or "", **due},
            cell=asked or summary,
        )


def verb_of(draft: Draft, cell: Cell, *, is_text: bool) -> str:
    """The key of a verb, which is added if it is new; empty if there is none.

    With `is_text`, the cell is the text of a paragraph, which may begin with a verb that we know.
    """
    words = [row.get("title_en", "") for row in draft.table("verbs").rows]
    beginnings = sorted({*words, *VERBS} - {""}, key=len, reverse=True)
    begun = [word for word in beginnings if re.match(rf"{re.escape(word)}\b", cell.text, re.I)]
    name = next(iter(begun), "") if is_text else cell.text
    if not name:
        return ""
    found = draft.find("verbs", name, cell)
    if found is not None:
        return found
    known = next((word for word in begun if word in VERBS), "")
    if not known:
        draft.report.ask(f"{draft.table('verbs').file}: the class of the verb {name}")
    return draft.find_or_add("verbs", name, {"class": VERBS.get(known, "")}, cell=cell) or ""


def due_of(draft: Draft, decision: str, cell: Cell | None) -> dict[str, str]:
    """Session and relation of what is due, “before the second session 2025”; or the date by which
    it is due. A new session is added.
    """
    if cell is None:
        return {}
    written = RELATION.fullmatch(cell.text)
    text = re.sub("(?i)^the ", "", written["rest"] if written else cell.text)
    relation = written["relation"].lower() if written else "at"
    relation = relation if relation in ("at", "before", "from", "after") else "at"
    session = draft.find("sessions", text, cell)
    if session is not None:
        return {"due_session": session, "due_relation": relation} if session else {}
    date = read_date(replace(cell, text=text), day_comes_first([replace(cell, text=text)]))
    if date and relation not in ("after", "from"):
        if cell.kind == "text" and date != cell.text:
            draft.report.say("read so", f"it was read as due by {date}", cell)
        return {"due": date}
    if SESSION.search(text) and any(map(str.isdigit, text)):
        deciding = draft.table("decisions").cell_of(decision, "session")
        body = draft.table("sessions").cell_of(deciding, "body")
        title = text[0].upper() + text[1:]
        key = add_in_time(draft, "sessions", title, year=first_year(text), cells={"body": body})
        return {"due_session": key, "due_relation": relation}
    problem = (
        "it is no session, like Second session 2025, and no date by which something is due and "
        "that can only be read in one way, like 2030-06-30"
    )
    draft.report.say("not read", problem, cell)
    return {}
