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
    """Decisions adopted, operative paragraphs and actions per body and session.

    What a joint session decides is counted for each of its bodies.
    """
    bodies = bodies_of_decisions(tables)
    adopted = [row for row in tables.decisions if row.is_adopted]
    yield from counts_by_session(adopted, tables, lambda decision: bodies[decision.decision])
    yield from counts_by_session(
        tables.paragraphs, tables, lambda paragraph: bodies[paragraph.decision]
    )
    yield from counts_by_session(tables.actions, tables, lambda action: bodies[action.decision])


def decision_counts(tables: Tables) -> Iterator[Count]:
    """Operative paragraphs and actions per decision."""
    yield from counts_by_session(tables.paragraphs, tables, lambda one: [one.decision])
    yield from counts_by_session(tables.actions, tables, lambda one: [one.decision])


def verb_counts(tables: Tables) -> Iterator[Count]:
    """Actions per verb and session of adoption."""
    return counts_by_session(tables.actions, tables, lambda action: [action.verb])


def addressee_counts(tables: Tables) -> Iterator[Count]:
    """Actions per addressee and session of adoption. Actions without an addressee are left out."""
    return counts_by_session(tables.actions, tables, lambda action: [action.addressee])


def actor_counts(tables: Tables) -> Iterator[Count]:
    """Actions in which nobody is asked, per body that acts and session of adoption."""
    return counts_by_session(tables.actions, tables, lambda action: [action.actor], "own-actions")


def due_counts(tables: Tables) -> Iterator[Count]:
    """Actions per session at which they are due, and session of adoption.

    Actions without such a session are left out.
    """
    return counts_by_session(
        tables.actions, tables, lambda action: [action.due_session], "actions-due"
    )


def undated_counts(tables: Tables) -> Iterator[Count]:
    """Actions without a session at which they are due, per body and session of adoption.

    The count is zero if all actions have one.
    """
    bodies, sessions = bodies_of_decisions(tables), sessions_of_decisions(tables)
    groups: dict[tuple[str, str], list[str]] = {}
    for action in tables.actions:
        for body in bodies[action.decision]:
            names = groups.setdefault((body, sessions[action.decision]), [])
            names += [] if action.due_session else [name_of(action)]
    for (body, session), names in groups.items():
        yield Count(body, "actions-without-session", session, len(names), tuple(sorted(names)))


def sessions_of_decisions(tables: Tables) -> Mapping[str, str]:
    """The session that decided on each decision."""
    return {decision.decision: decision.session for decision in tables.decisions}


def bodies_of_decisions(tables: Tables) -> Mapping[str, Sequence[str]]:
    """The bodies whose session decided on each decision: one, or several of a joint session."""
    bodies = {session.session: [session.body] for session in tables.sessions}
    for row in tables.session_bodies:
        bodies[row.session].append(row.body)
    return {
        decision: bodies[session] for decision, session in sessions_of_decisions(tables).items()
    }


def counts_by_session(
    acts: Sequence[Act],
    tables: Tables,
    subjects: Callable[[Act], Sequence[str | None]],
    measure: str = "",
) -> Iterator[Count]:
    """The number of acts per subject and session of adoption.

    `subjects` gives the subjects of an act; None is no subject. `measure` is the name of the table
    of the acts by default.
    """
    sessions = sessions_of_decisions(tables)
    groups: dict[tuple[str, str], list[str]] = {}
    for act in acts:
        for key in subjects(act):
            if key is not None:
                groups.setdefault((key, sessions[act.decision]), []).append(name_of(act))
    for (key, session), names in groups.items():
        yield Count(key, measure or acts[0].table, session, len(names), tuple(sorted(names)))


def name_of(act: Act) -> str:
    """The name of a counted row, made of its table and the key columns of that table."""
    return row_name(act, kind_named("decisions").tables[act.table]["primaryKey"])
