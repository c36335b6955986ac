"""What became of decisions: their outcome, votes on them, and how others changed them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import gettext_noop
from generator.language.names import paragraph_number, shown_number
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


CHANGING = {
    "amends": gettext_noop("%(place)s amends %(other)s"),
    "supplements": gettext_noop("%(place)s supplements %(other)s"),
    "replaces": gettext_noop("%(place)s replaces %(other)s"),
    "repeals": gettext_noop("%(place)s repeals %(other)s"),
}
"""The same as a sentence, of a change that names paragraphs."""
BEGINNING = {
    (True, True): gettext_noop("Paragraph %(number)s of this decision"),
    (True, False): gettext_noop("Paragraph %(number)s of %(decision)s"),
    (False, True): gettext_noop("This decision"),
    (False, False): gettext_noop("%(decision)s"),
}
"""What changes, at the beginning of such a sentence: a paragraph or a whole decision, and that of
the page or another one.
"""
WITHIN = {
    (True, True): gettext_noop("paragraph %(number)s of this decision"),
    (True, False): gettext_noop("paragraph %(number)s of %(decision)s"),
    (False, True): gettext_noop("this decision"),
    (False, False): gettext_noop("%(decision)s"),
}
"""What is changed, within such a sentence."""


@dataclass(frozen=True)
class ChangePlace:
    """A decision or one of its paragraphs, as a sentence about a change names it."""

    words: str
    """One of `BEGINNING` or `WITHIN`, to be translated."""
    number: str
    """The number of the paragraph; may be empty."""
    decision: Link | str
    """The decision and its page, at the paragraph if it has one."""


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
    sentence: str
    """Of a change that names paragraphs: one of `CHANGING`, to be translated; else empty."""
    places: Sequence[ChangePlace]
    """What changes, and what is changed."""
    source: str
    locator: str
    is_end: bool
    """True if the decision of the page is not in force any more: it was replaced or repealed."""


def outcome_text(local: LocalPackage, row: DecisionRow) -> str:
    return local.language.text(OUTCOMES[row.outcome or "adopted"])


def latest_decisions(local: LocalPackage) -> list[tuple[Link, str]]:
    """Number and title of all decisions with their outcomes, those of the latest session first."""
    order = {row.session: int(row.order) for row in local.tables.sessions}
    rows = sorted(local.tables.decisions, key=lambda row: order[row.session])
    return [
        (
            Link(
                local.language.text(
                    "%(label)s: %(value)s",
                    label=row.number,
                    value=local.title("decisions", row.decision),
                ),
                local.path("decisions", row.decision),
            ),
            outcome_text(local, row),
        )
        for row in reversed(rows)
    ]


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
    return Change(
        local.language.text(CHANGES[row.change][is_other]),
        decision_name(local, other),
        CHANGING[row.change] if row.paragraph or row.of_paragraph else "",
        [
            change_place(local, row.decision, row.paragraph, words=BEGINNING, here=not is_other),
            change_place(local, row.of, row.of_paragraph, words=WITHIN, here=is_other),
        ],
        row.source,
        row.locator,
        is_end=is_other and row.change in ("replaces", "repeals") and not row.of_paragraph,
    )


def change_place(
    local: LocalPackage,
    decision: str,
    paragraph: str | None,
    *,
    words: Mapping[tuple[bool, bool], str],
    here: bool,
) -> ChangePlace:
    """One side of a change. `here` is true for the decision of the page."""
    row = local.by_key.paragraphs.get((decision, paragraph)) if paragraph else None
    number = paragraph_number(paragraph) if paragraph else ""
    name = decision_name(local, decision)
    if row and isinstance(name, Link):
        number = shown_number(row, local.language)
        name = Link(name.title, f"{name.path}#para-{paragraph}")
    return ChangePlace(words[bool(paragraph), here], number, name)


def decision_name(local: LocalPackage, key: str) -> Link | str:
    """The number and the page of a decision; only its title if it is an earlier one without."""
    decisions = local.by_key.decisions
    if key in decisions:
        return Link(decisions[key].number, local.path("decisions", key))
    return local.title("subjects", key)
