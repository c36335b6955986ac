"""The heads of columns of decisions, and what stands in their cells, in plain words."""

import re

from generator.publishing.importing.amendments import CHANGES
from generator.publishing.importing.heads import Words

VOTES: Words = {
    "votes_for": ("for", "in favour", "in favor", "votes for", "votes in favour", "yes"),
    "votes_against": ("against", "votes against", "votes no"),
    "votes_abstained": (
        "abstained", "abstaining", "abstentions", "abstention", "votes abstained",
        "votes abstentions", "votes abstention", "votes abstaining", "abst", "votes abst",
    ),
    "votes_absent": ("absent", "not voting", "did not vote", "votes absent", "votes not voting"),
}  # fmt: skip
WORDS: Words = {
    "decision": (
        "decision", "decision number", "decision no", "number", "no", "nr", "resolution",
        "resolution number", "resolution no", "symbol",
    ),
    "title": ("title", "title en", "subject", "topic", "title of decision", "decision title"),
    "session": ("session", "meeting", "session or meeting"),
    "body": ("body", "organ", "decided by", "adopted by"),
    "adopted": ("adopted", "date", "date adopted", "date of adoption", "adopted on", "decided on"),
    "outcome": ("outcome", "result", "status", "vote", "votes outcome", "votes result"),
    "paragraph": (
        "paragraph", "para", "operative paragraph", "op", "§", "paragraph no", "paragraph number",
    ),
    "parent": ("parent", "part of"),
    "summary": (
        "summary", "summary en", "text", "what it asks", "what it says", "content", "wording",
        "paragraph text", "text of paragraph", "request",
    ),
    "verb": ("verb", "action", "action word", "operative verb"),
    "addressee": (
        "addressee", "addressees", "who", "who is asked", "addressed to", "responsible", "to whom",
        "asked", "to", "who must act", "must act", "who acts", "action by", "lead",
        "responsible body", "lead body", "who is responsible",
    ),
    "due": ("due", "by when", "deadline", "due date", "due session", "until", "when"),
    "note": ("note", "notes", "note en", "remark", "remarks", "comment", "comments"),
    **VOTES,
    **CHANGES,
}  # fmt: skip
"""The heads of columns, beside the names of the columns of our tables."""
OUTCOMES = {
    "adopted": "adopted", "agreed": "adopted", "passed": "adopted", "carried": "adopted",
    "approved": "adopted", "rejected": "rejected", "not adopted": "rejected", "lost": "rejected",
    "defeated": "rejected", "deferred": "deferred", "postponed": "deferred",
    "adjourned": "deferred", "withdrawn": "withdrawn",
}  # fmt: skip
TURNED = "a spreadsheet turned it into a date; set the column to text, and type it again"
PLAIN_NUMBER = re.compile(r"[0-9]+(?: ?\(?[a-z]\)?)?", re.IGNORECASE)
"""Numbers of paragraphs that their keys say: 6, 6 (a)."""
