"""Checks changes of decisions by others, votes, and sessions that resume others."""

from collections.abc import Iterator, Mapping

from generator.checks.actions import is_earlier
from generator.checks.parts import paragraphs_of_decisions
from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.models import Package

VOTES = ("votes_for", "votes_against", "votes_abstained", "votes_absent")
"""The columns of votes."""


def amendments_of_themselves(package: Package) -> Iterator[DataError]:
    """Decisions that change themselves, or one of a later session."""
    sessions = {row.session: row for row in package.tables.sessions}
    decided = {row.decision: sessions.get(row.session) for row in package.tables.decisions}
    for row in package.tables.amendments:
        place = row.place.at("of")
        own, other = decided.get(row.decision), decided.get(row.of)
        if row.of == row.decision and row.of_paragraph is None:
            problem = f"{row.decision} {row.change} itself"
            yield SchemaError(place, problem, "name the other decision, or a paragraph of this one")
        elif own and other and is_earlier(own, other):
            problem = f"{shown(row.of)} was decided later, at {shown(other.session)}"
            yield SchemaError(place, problem, "exchange the two decisions, or correct the sessions")


def amendments_of_no_paragraph(package: Package) -> Iterator[DataError]:
    """Changes by or of a paragraph that its decision does not have."""
    if not package.declared("paragraphs", "decisions"):
        return
    paragraphs = paragraphs_of_decisions(package)
    decisions = {row.decision for row in package.tables.decisions}
    for row in package.tables.amendments:
        for field, decision in (("paragraph", row.decision), ("of_paragraph", row.of)):
            number = getattr(row, field)
            own: Mapping[str, None] = paragraphs.get(decision, {})
            if number is not None and decision in decisions and number not in own:
                problem = f"{shown(number)} is not a paragraph of {decision}"
                yield LinkError(row.place.at(field), problem, nearest(number, own))


def votes_of_nobody(package: Package) -> Iterator[DataError]:
    """Rows of votes without a number."""
    for row in package.tables.votes:
        if all(getattr(row, column) is None for column in VOTES):
            fix = f"write a number in one of: {', '.join(VOTES)}; or delete the row"
            yield SchemaError(row.place, "the row has no vote", fix)


def sessions_that_resume_later_ones(package: Package) -> Iterator[DataError]:
    """Sessions that resume themselves, or a session after them."""
    sessions = {row.session: row for row in package.tables.sessions}
    for row in package.tables.sessions:
        resumed = sessions.get(row.resumes or "")
        if resumed and (resumed is row or is_earlier(row, resumed)):
            problem = f"{shown(row.session)} cannot resume {shown(resumed.session)}"
            fix = "name an earlier session, or correct the order and days in sessions"
            yield SchemaError(row.place.at("resumes"), problem, fix)


def bodies_given_twice(package: Package) -> Iterator[DataError]:
    """Further bodies of a session that are its body already."""
    bodies = {row.session: row.body for row in package.tables.sessions}
    for row in package.tables.session_bodies:
        if row.body is not None and bodies.get(row.session) == row.body:
            problem = f"{shown(row.body)} is the body of {row.session} in sessions already"
            yield SchemaError(row.place.at("body"), problem, "delete the row")
