"""Pages of decisions: an overview of each package, lists, and a page per decision and session."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.charts.chart import Chart
from generator.ids import Link
from generator.language import Language
from generator.models import Figure, Register
from generator.pages.cells import Clauses, Several
from generator.pages.commitments import commitments
from generator.pages.decisions.charts import timeline
from generator.pages.decisions.counts import body_counts, decision_tables, stated_table
from generator.pages.decisions.outcomes import (
    DECIDED,
    VOTES,
    changes_by_decision,
    votes_by_decision,
)
from generator.pages.decisions.paragraphs import FollowUp, followup, paragraphs_by_decision
from generator.pages.decisions.recommendations import (
    Origin,
    by_origin,
    recommendation_pages,
)
from generator.pages.decisions.sessions import (
    Session,
    adopting_sessions,
    all_sessions,
    calendar_name,
    dated_sessions,
)
from generator.pages.decisions.topics import Decided, topic_pages
from generator.pages.due import calendar_of
from generator.pages.local import LocalPackage, grouped, local_packages_of
from generator.pages.page import Page
from generator.pages.sentences import PASSED
from generator.pages.tables import Table


@dataclass(frozen=True)
class Overview:
    """What the template of the overview gets."""

    charts: Mapping[str, Chart | None]
    adopted: Sequence[tuple[Session, Mapping[str, Figure | None]]]
    """The latest session of each body that adopted decisions, with its counts."""
    upcoming: Session | None
    """The next session at which something is due."""
    due: Sequence[Session]
    """All sessions at which something is due."""
    due_table: Table
    tables: Sequence[tuple[Session, Table]]
    """The sessions that adopted decisions, the latest first, with their decisions."""
    followups: Sequence[FollowUp]
    calendar: str | None
    """The name of the calendar of sessions; None if no session has dates."""
    next_times: str
    """When the actions that recur are due next, in words; empty if none recurs."""
    due_calendar: str
    """The name of the calendar of what is due; empty if nothing that is due has a date."""
    ways: Several
    """The other pages of the package."""
    unfollowed: bool
    """True if our data have no follow-up to any of the decisions."""
    undated: Several
    """The sessions without dates."""
    citing: bool
    other_outcomes: bool
    """True if some decisions were not adopted."""
    recommended: Sequence[Origin]
    """The recommendations by what they are a result of."""


def decision_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview, the lists, the decisions and the sessions of every package of decisions."""
    for local in local_packages_of(register, language, "decisions"):
        paragraphs = paragraphs_by_decision(local)
        in_order = [paragraph for group in paragraphs.values() for paragraph in group]
        sessions = all_sessions(local, in_order)
        decided = Decided(
            local,
            paragraphs,
            {session.key: session for session in sessions},
            decision_tables(local),
            [followup(local, row) for row in local.tables.followups],
            commitments(local),
        )
        topics = list(topic_pages(decided, in_order))
        values = overview(decided, Several([Link(page.title, page.path) for page in topics]))
        yield local.overview_page("decisions/overview.md", vars(values), values.charts.values())
        yield from topics
        yield from all_decision_pages(decided)
        yield from session_pages(decided)
        yield from recommendation_pages(local)


def overview(decided: Decided, ways: Several) -> Overview:
    """What the overview of a package shows. `ways` lead to its other pages."""
    local, sessions = decided.local, decided.sessions
    adopting = adopting_sessions(local)
    latest = {row.body: row for row in reversed(adopting)}
    due = [session for session in sessions.values() if session.due]
    dated = dated_sessions(local.tables.sessions)
    followed = {row.decision for row in local.tables.followups}
    return Overview(
        charts={"timeline": timeline(local)},
        adopted=[
            (sessions[latest[body].session], body_counts(local, latest[body]))
            for body in local.by_key.bodies
            if body in latest
        ],
        upcoming=next((session for session in due if not session.passed), None),
        due=due,
        due_table=due_table(local, due),
        tables=[(sessions[row.session], decided.tables[row.session]) for row in adopting],
        followups=decided.followups,
        calendar=calendar_name(local.language) if dated else None,
        next_times=next_times(decided),
        due_calendar=calendar_of(local),
        ways=ways,
        unfollowed=followed.isdisjoint(local.by_key.decisions),
        undated=Several([Link(one.title, one.path) for one in sessions.values() if not one.dates]),
        citing=bool(local.tables.citations),
        other_outcomes=not all(row.is_adopted for row in local.tables.decisions),
        recommended=by_origin(local),
    )


def due_table(local: LocalPackage, due: Sequence[Session]) -> Table:
    """The sessions at which something is due, with their dates and numbers of actions."""
    text = local.language.text
    return Table(
        (text("Session"), text("Date"), local.title("measures", "actions-due")),
        [
            (
                Link(session.title, session.path),
                Clauses(
                    [session.dates or text("no date in our data"), *unanswered(local, session)]
                ),
                Several(session.due),
            )
            for session in due
        ],
    )


def unanswered(local: LocalPackage, session: Session) -> Iterator[str]:
    """The words that a session has passed, if our data have no follow-up to some of its actions."""
    actions = [action for _, actions in session.paragraphs for action in actions]
    if any(action.told for action in actions) and any(action.passed for action in actions):
        yield local.language.text("date passed; our data have a follow-up to some of it")
    elif any(action.passed for action in actions):
        yield local.language.text(PASSED)


def next_times(decided: Decided) -> str:
    """When the actions that recur are due next, the earliest year first, as a list in words."""
    times = {
        action.next_due
        for paragraphs in decided.paragraphs.values()
        for paragraph in paragraphs
        for action in paragraph.actions
        if action.next_due
    }
    return decided.local.language.clauses(sorted(times)) if times else ""


def all_decision_pages(decided: Decided) -> Iterator[Page]:
    """The page of each decision, with all that our data have about it."""
    local = decided.local
    followups = grouped(
        (row for row in local.tables.followups if row.paragraph is None), lambda row: row.decision
    )
    votes, changes = votes_by_decision(local), changes_by_decision(local)
    for row in local.tables.decisions:
        key = row.decision
        title = local.title("decisions", key)
        name = local.language.text("Decision %(number)s", number=row.number)
        values = {
            "name": name,
            "title": title,
            "decision": row,
            "session": decided.sessions[row.session],
            "adopted": local.language.date(row.adopted) if row.adopted else "",
            "decided": DECIDED[row.outcome or "adopted"],
            "votes": votes.get(key, ()),
            "changes": changes.get(key, ()),
            "vote_words": VOTES,
            "counts": {
                measure: local.figure(key, measure, row.session)
                for measure in ("paragraphs", "actions")
            },
            "paragraphs": decided.paragraphs[key],
            "followups": [followup(local, item) for item in followups.get(key, ())],
            "stated": stated_table(local, key),
        }
        link = Link(name, local.path("decisions", key))
        full = local.language.text("%(label)s: %(value)s", label=name, value=title)
        page = local.page("decisions/decision.md", link, title, values)
        yield replace(page, own_title=full)


def session_pages(decided: Decided) -> Iterator[Page]:
    """The page of each session: what it decided, and what is due there."""
    local, sessions = decided.local, list(decided.sessions.values())
    refusing = {row.session for row in local.tables.decisions if not row.is_adopted}
    promised = grouped(decided.commitments, lambda commitment: commitment.session)
    for position, session in enumerate(sessions):
        link = Link(session.title, session.path)
        values = {
            "session": session,
            "counts": body_counts(local, local.by_key.sessions[session.key]),
            "other_outcomes": session.key in refusing,
            "table": decided.tables.get(session.key),
            "commitments": promised.get(link, ()),
            "stated": stated_table(local, session.key),
            "neighbours": [
                *sessions[max(position - 1, 0) : position],
                *sessions[position + 1 : position + 2],
            ],
        }
        description = local.language.text(
            "%(session)s in %(package)s: what was decided, and what is due.",
            session=session.title,
            package=local.package_text("title"),
        )
        yield local.page("decisions/session.md", link, description, values)
