"""Counts decisions, paragraphs and actions, by body, verb, addressee and session."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from generator.kinds import kind_named
from generator.rows import Tables, row_name
from generator.rows.decisions import ActionRow, DecisionRow, ParagraphRow
from generator.views.counts import Count

Act = TypeVar("Act", DecisionRow, ParagraphRow, ActionRow)
"""A decision, or a part of one."""


def body_counts(tables: Tables) -> Iterator[Count]:
    """Decisions, operative paragraphs and actions per body and session of adoption."""
    bodies = bodies_of_decisions(tables)
    yield from counts_by_session(
        tables.decisions, tables, lambda decision: bodies[decision.decision]
    )
    yield from counts_by_session(
        tables.paragraphs, tables, lambda paragraph: bodies[paragraph.decision]
    )
    yield from counts_by_session(tables.actions, tables, lambda action: bodies[action.decision])


def decision_counts(tables: Tables) -> Iterator[Count]:
    """Operative paragraphs and actions per decision."""
    yield from counts_by_session(tables.paragraphs, tables, lambda paragraph: paragraph.decision)
    yield from counts_by_session(tables.actions, tables, lambda action: action.decision)


def verb_counts(tables: Tables) -> Iterator[Count]:
    """Actions per verb and session of adoption."""
    return counts_by_session(tables.actions, tables, lambda action: action.verb)


def addressee_counts(tables: Tables) -> Iterator[Count]:
    """Actions per addressee and session of adoption. Actions without an addressee are left out."""
    return counts_by_session(tables.actions, tables, lambda action: action.addressee)


def actor_counts(tables: Tables) -> Iterator[Count]:
    """Actions in which nobody is asked, per body that acts and session of adoption."""
    return counts_by_session(tables.actions, tables, lambda action: action.actor, "own-actions")


def due_counts(tables: Tables) -> Iterator[Count]:
    """Actions per session at which they are due, and session of adoption.

    Actions without such a session are left out.
    """
    return counts_by_session(
        tables.actions, tables, lambda action: action.due_session, "actions-due"
    )


def undated_counts(tables: Tables) -> Iterator[Count]:
    """Actions without a session at which they are due, per body and session of adoption.

    The count is zero if all actions have one.
    """
    bodies, sessions = bodies_of_decisions(tables), sessions_of_decisions(tables)
    groups: dict[tuple[str, str], list[str]] = {}
    for action in tables.actions:
        names = groups.setdefault((bodies[action.decision], sessions[action.decision]), [])
        names += [] if action.due_session else [name_of(action)]
    for (body, session), names in groups.items():
        yield Count(body, "actions-without-session", session, len(names), tuple(sorted(names)))


def sessions_of_decisions(tables: Tables) -> Mapping[str, str]:
    """The session that adopted each decision."""
    return {decision.decision: decision.session for decision in tables.decisions}


def bodies_of_decisions(tables: Tables) -> Mapping[str, str]:
    """The body whose session adopted each decision."""
    bodies = {session.session: session.body for session in tables.sessions}
    return {
        decision: bodies[session] for decision, session in sessions_of_decisions(tables).items()
    }


def counts_by_session(
    acts: Sequence[Act], tables: Tables, subject: Callable[[Act], str | None], measure: str = ""
) -> Iterator[Count]:
    """The number of acts per subject and session of adoption.

    `subject` gives the subject of an act; acts for which it is None are left out. `measure` is the
    name of the table of the acts by default.
    """
    sessions = sessions_of_decisions(tables)
    groups: dict[tuple[str, str], list[str]] = {}
    for act in acts:
        key = subject(act)
        if key is not None:
            groups.setdefault((key, sessions[act.decision]), []).append(name_of(act))
    for (key, session), names in groups.items():
        yield Count(key, measure or acts[0].table, session, len(names), tuple(sorted(names)))


def name_of(act: Act) -> str:
    """The name of a counted row, made of its table and the key columns of that table."""
    return row_name(act, kind_named("decisions").tables[act.table]["primaryKey"])
