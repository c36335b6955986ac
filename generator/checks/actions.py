"""Checks who acts, when actions are due, and what is said about recommendations."""

from collections.abc import Iterator

from generator.checks.remarks import Remark
from generator.dates import is_date, partial_date
from generator.errors import DataError, SchemaError, shown
from generator.ids import joined
from generator.models import Package, Release
from generator.rows.decisions import SessionRow


def actions_asked_and_taken(package: Package) -> Iterator[DataError]:
    """Actions with an addressee, whom the decision asks, and an actor, whom nobody asks."""
    for row in package.tables.actions:
        if row.addressee is not None and row.actor is not None:
            yield SchemaError(
                row.place.at("actor"),
                f"the action has the addressee {shown(row.addressee)} and the actor "
                f"{shown(row.actor)}",
                "keep the addressee if the decision asks somebody, or else the actor",
            )


def actions_due_before_their_decision(package: Package) -> Iterator[DataError]:
    """Actions due at a session before the one that decided them, or before that one itself."""
    sessions = {row.session: row for row in package.tables.sessions}
    decided = {row.decision: sessions.get(row.session) for row in package.tables.decisions}
    for row in package.tables.actions:
        due, deciding = sessions.get(row.due_session or ""), decided.get(row.decision)
        if due is None or deciding is None or row.due_relation == "after":
            continue
        if is_earlier(due, deciding) or (due is deciding and row.due_relation == "before"):
            yield SchemaError(
                row.place.at("due_session"),
                f"{row.due_relation or 'at'} {shown(due.session)} is before the decision, which "
                f"was adopted at {shown(deciding.session)}",
                "name a later session, or correct the order and days in sessions",
            )


def actions_due_twice(package: Package) -> Iterator[DataError]:
    """Actions that are due at a session and by a date."""
    for row in package.tables.actions:
        if row.due is not None and row.due_session is not None:
            yield SchemaError(
                row.place.at("due"),
                f"the action is due by {row.due} and at the session {shown(row.due_session)}",
                "keep what the decision names; a verb with two dates is two actions",
            )


def actions_due_before_their_day(package: Package) -> Iterator[DataError]:
    """Actions due by a date that was over before the decision, or before its session began."""
    sessions = {row.session: row.start for row in package.tables.sessions}
    days = {
        row.decision: row.adopted or sessions.get(row.session) for row in package.tables.decisions
    }
    for row in package.tables.actions:
        due, day = row.due or "", days.get(row.decision) or ""
        dated = is_date(due) and is_date(day)
        if dated and partial_date(due).last < partial_date(day).first:
            yield SchemaError(
                row.place.at("due"),
                f"{due} is before the decision, which is of {day}",
                "correct the date here, or the date of the decision or its session",
            )


def is_earlier(session: SessionRow, other: SessionRow) -> bool:
    """True if a session is before another by their days, or else by their order."""
    if ends_before(session, other) or ends_before(other, session):
        return ends_before(session, other)
    orders = [row.order for row in (session, other) if isinstance(row.order, int)]
    return len(orders) == 2 and orders[0] < orders[1]


def ends_before(session: SessionRow, other: SessionRow) -> bool:
    """True if the known days of a session are all before those of another."""
    end, start = session.end or session.start or "", other.start or ""
    return is_date(end) and is_date(start) and partial_date(end).last < partial_date(start).first


def statuses_at_no_time(package: Package) -> Iterator[DataError]:
    """Recommendations with a status but without the period for which the source says so."""
    for row in package.tables.recommendations:
        if row.status is not None and row.date is None:
            yield SchemaError(
                row.place.at("date"),
                f"the status {shown(row.status)} has no date",
                "write the key of the period for which the source says so",
            )


def paragraphs_without_action(release: Release) -> Iterator[Remark]:
    """Remarks on paragraphs without actions, neither of their own nor of a part or their whole.

    The text of a paragraph may do nothing. Mostly an action was forgotten. But a package of which
    each action asks somebody records only what is asked, and not what paragraphs do otherwise.
    """
    for package in release.packages.values():
        if all(row.addressee for row in package.tables.actions):
            continue
        acting = {(row.decision, row.paragraph) for row in package.tables.actions}
        parents = {(row.decision, row.paragraph): row.parent for row in package.tables.paragraphs}
        wholes = {(decision, parent) for (decision, _), parent in parents.items()}
        for row in package.tables.paragraphs:
            whole: str | None = row.paragraph
            while whole is not None and (row.decision, whole) not in acting:
                whole = parents.get((row.decision, whole))
            if whole is None and (row.decision, row.paragraph) not in wholes:
                yield Remark(
                    f"{package.name}.paragraphs.{joined((row.decision, row.paragraph))}",
                    f"paragraph {row.paragraph} of {row.decision} has no action;"
                    " add its verb to actions.csv",
                    (row.place,),
                )
