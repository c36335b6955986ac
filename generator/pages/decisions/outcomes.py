"""What became of decisions: their outcome, votes on them, and how others changed them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import gettext_noop
from generator.language.names import paragraph_of
from generator.models import Figure
from generator.pages.local import LocalPackage, by_first
from generator.rows.decisions import AmendmentRow, DecisionRow, VoteRow

OUTCOMES = {
    "adopted": gettext_noop("adopted"),
    "rejected": gettext_noop("rejected"),
    "deferred": gettext_noop("deferred"),
    "withdrawn": gettext_noop("withdrawn"),
}
"""What became of a decision. One without an outcome was adopted."""
DECIDED = {
    "adopted": gettext_noop("Adopted: %(body)s, %(session)s."),
    "rejected": gettext_noop("Rejected: %(body)s, %(session)s."),
    "deferred": gettext_noop("Deferred: %(body)s, %(session)s."),
    "withdrawn": gettext_noop("Withdrawn: %(body)s, %(session)s."),
}
"""The same with body and session."""
VOTES = {
    "votes-for": gettext_noop("for: %(votes)s"),
    "votes-against": gettext_noop("against: %(votes)s"),
    "votes-abstained": gettext_noop("abstained: %(votes)s"),
    "votes-absent": gettext_noop("did not vote: %(votes)s"),
}
"""A number of votes, by its measure."""
COUNTED = ("votes-for", "votes-against", "votes-abstained")
"""The measures of a vote in a table."""
CHANGES = {
    "amends": (gettext_noop("Amends"), gettext_noop("Amended by")),
    "supplements": (gettext_noop("Supplements"), gettext_noop("Supplemented by")),
    "replaces": (gettext_noop("Replaces"), gettext_noop("Replaced by")),
    "repeals": (gettext_noop("Repeals"), gettext_noop("Repealed by")),
}
"""What a decision does with another one, and what is done with the other one."""


@dataclass(frozen=True)
class Vote:
    """The vote of one session."""

    session: Link
    numbers: Mapping[str, Figure]
    """The numbers by measure, in the order of `VOTES`."""
    source: str
    locator: str


@dataclass(frozen=True)
class Change:
    """A change of one decision by another, as the page of one of them shows it."""

    label: str
    other: Link | str
    """The other decision with its page, or its name if it has no page."""
    places: Sequence[str]
    """The paragraphs in words: of the decision that changes, and of the one that is changed."""
    source: str
    locator: str
    is_end: bool
    """True if the decision of the page is not in force any more: it was replaced or repealed."""


def outcome_text(local: LocalPackage, row: DecisionRow) -> str:
    return local.language.text(OUTCOMES[row.outcome or "adopted"])


def votes_by_decision(local: LocalPackage) -> dict[str, list[Vote]]:
    """The votes on each decision, in the order of the table."""
    return by_first((row.decision, vote(local, row)) for row in local.tables.votes)


def vote(local: LocalPackage, row: VoteRow) -> Vote:
    figures = {measure: local.figure(row.decision, measure, row.session) for measure in VOTES}
    return Vote(
        local.link("sessions", row.session),
        {measure: figure for measure, figure in figures.items() if figure},
        row.source,
        row.locator,
    )


def changes_by_decision(local: LocalPackage) -> dict[str, list[Change]]:
    """The changes that each decision makes to others, and those that others make to it."""
    return by_first(
        (decision, change(local, row, is_other=is_other))
        for row in local.tables.amendments
        for decision, is_other in ((row.decision, False), (row.of, True))
    )


def change(local: LocalPackage, row: AmendmentRow, *, is_other: bool) -> Change:
    """A change on the page of the decision that makes it, or of the other one (`is_other`)."""
    other = row.decision if is_other else row.of
    decisions = local.by_key.decisions
    places = [
        local.language.text(
            "%(number)s, %(place)s",
            number=decisions[key].number if key in decisions else local.title("subjects", key),
            place=paragraph_of(local.by_key, key, number, local.language),
        )
        for key, number in ((row.decision, row.paragraph), (row.of, row.of_paragraph))
        if number
    ]
    name: Link | str = local.title("subjects", other)
    if other in decisions:
        name = Link(decisions[other].number, local.path("decisions", other))
    return Change(
        local.language.text(CHANGES[row.change][is_other]),
        name,
        places,
        row.source,
        row.locator,
        is_end=is_other and row.change in ("replaces", "repeals") and not row.of_paragraph,
    )
