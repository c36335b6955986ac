"""Sentences that stand on several kinds of pages. Templates get this module as `sentences`."""

from generator.language import gettext_noop

ACTION = gettext_noop(
    "An action is one verb of an operative paragraph, "
    "counted once for each addressee and due session."
)
BREAK = gettext_noop(
    "The series has a break: the earliest value was measured under an earlier edition of the "
    "framework, and the two are comparable only with care."
)
COMMITMENTS = gettext_noop(
    "What the document announces, asks or expects, in our words. A date is given "
    "where the document has one."
)
CUSTODIANS = gettext_noop(
    "Only custodians that the document names; "
    "of a result that is split between custodians, each has its own part."
)
LISTS = gettext_noop("A list states no rating.")
PAIRED = gettext_noop("Where the source names no indicator, the pairing is our reading.")
"""About recommendations and the indicators on which they would help."""
PASSED = gettext_noop("date passed; no follow-up document in our data")
"""About something whose due date has passed."""
RUNNING = gettext_noop("The period has not ended, so nothing is counted yet as met or as not met.")
"""About the targets of a period."""
SHARES = gettext_noop(
    "Share of ratings that met or exceeded the requirements; “not applicable” is left out."
)
SHARES_OF_ALL = gettext_noop("Share of ratings that met or exceeded the requirements.")
"""The same, if the scale has no grade for “not applicable”."""
SILENT = gettext_noop("No result in our data")
"""About a target. Nothing is known of its result, which is not what a document calls no data."""
SUMMARIES = gettext_noop("Summaries are in our words; the source has the text that counts.")
TARGETS = gettext_noop("Titles, outcomes and notes are summaries or translations in our words.")
"""About the texts of targets."""
