"""Pages of decisions: an overview of each package, and a page per decision and session."""

from collections.abc import Iterator
from itertools import pairwise

from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.pages.commitments import commitments
from generator.pages.decisions.charts import timeline, verbs
from generator.pages.decisions.counts import (
    action_table,
    body_counts,
    decision_table,
    stated_tables,
)
from generator.pages.decisions.due import due_by_session
from generator.pages.decisions.lists import list_pages
from generator.pages.decisions.paragraphs import followup, paragraphs_of, with_parts
from generator.pages.decisions.sessions import (
    adopting_sessions,
    calendar_name,
    dated_sessions,
    session_dates,
    sessions_in_order,
)
from generator.pages.page import Page
from generator.pages.scope import Scope, scopes
from generator.pages.tables import measures_by_period
from generator.rows.decisions import DecisionRow, SessionRow


def decision_pages(register: Register, language: Language) -> Iterator[Page]:
    """The overview, the decisions, the lists and the sessions of every package of decisions."""
    for scope in scopes(register, language, "decisions"):
        yield overview_page(scope)
        for decision in scope.tables.decisions:
            yield decision_page(scope, decision)
        yield from list_pages(scope)
        sessions = [None, *sessions_in_order(scope), None]
        for (before, session), (_, after) in pairwise(pairwise(sessions)):
            if session is not None:
                yield session_page(
                    scope, session, [row for row in (before, after) if row is not None]
                )


def overview_page(scope: Scope) -> Page:
    """The overview of a package: what was decided, what is due next, and what was done."""
    charts = {"verbs": verbs(scope), "timeline": timeline(scope)}
    return Page(
        path=scope.overview_path,
        title=scope.package_text("title"),
        description=scope.package_text("description"),
        markdown=scope.rendered(
            "decisions.md",
            scope.overview_path,
            {"charts": charts, **overview_values(scope), **gap_values(scope)},
        ),
        breadcrumbs=scope.breadcrumbs[:1],
        charts=tuple(chart for chart in charts.values() if chart),
        tab=scope.tab,
    )


def overview_values(scope: Scope) -> dict[str, object]:
    """What was decided, what is due and what was done, for the template of the overview."""
    due = due_by_session(scope)
    return {
        "adopted": [
            (session_values(scope, row), body_counts(scope, row)) for row in latest_by_body(scope)
        ],
        "upcoming": next((session for session in due if not session.passed), None),
        "due": due,
        "tables": [
            (session_values(scope, row), decision_table(scope, row.session))
            for row in adopting_sessions(scope)
        ],
        "verb_table": action_table(scope, "verbs", scope.language.text("Verb")),
        "addressee_table": action_table(scope, "addressees", scope.language.text("Addressee")),
        "commitments": commitments(scope),
        "followups": [followup(scope, row) for row in scope.tables.followups],
        "stated": stated_tables(scope),
        "calendar": calendar_name(scope.language)
        if dated_sessions(scope.tables.sessions)
        else None,
    }


def gap_values(scope: Scope) -> dict[str, object]:
    """What our data do not have, for the template of the overview."""
    decisions = {row.decision for row in scope.tables.decisions}
    return {
        "unfollowed": decisions.isdisjoint(row.decision for row in scope.tables.followups),
        "undated": [
            session_values(scope, row)
            for row in sessions_in_order(scope)
            if not session_dates(scope, row)
        ],
        "unaddressed": any(row.addressee is None for row in scope.tables.actions),
        "citing": bool(scope.tables.citations),
    }


def decision_page(scope: Scope, decision: DecisionRow) -> Page:
    """The page of one decision, with all that our data have about it."""
    key = decision.decision
    path = scope.path("decisions", key)
    session = scope.by_key.sessions[decision.session]
    paragraphs = paragraphs_of(scope, decision)
    title = scope.language.text("Decision %(number)s", number=decision.number)
    values = {
        "title": title,
        "decision": decision,
        "session": session_values(scope, session),
        "body": scope.title("bodies", session.body),
        "counts": {
            measure: scope.figure(key, measure, session.session)
            for measure in ("paragraphs", "actions")
        },
        "paragraphs": with_parts(paragraphs),
        "whole": {paragraph.anchor for paragraph in paragraphs},
        "followups": [
            followup(scope, row)
            for row in scope.tables.followups
            if row.decision == key and row.paragraph is None
        ],
    }
    return Page(
        path=path,
        title=title,
        description=scope.title("decisions", key),
        markdown=scope.rendered("decision.md", path, values),
        breadcrumbs=scope.breadcrumbs,
    )


def session_page(scope: Scope, session: SessionRow, neighbours: list[SessionRow]) -> Page:
    """The page of one session: what it decided, and what is due there.

    `neighbours` are the sessions before and after it.
    """
    key = session.session
    path = scope.path("sessions", key)
    title = scope.title("sessions", key)
    stated = [figure for figure in scope.figures_about(key) if figure.main is not None]
    values = {
        "session": session_values(scope, session),
        "body": scope.title("bodies", session.body),
        "counts": body_counts(scope, session),
        "table": decision_table(scope, key),
        "due": next(
            (commitment for commitment in due_by_session(scope) if commitment.path == path), None
        ),
        "commitments": [
            commitment
            for commitment in commitments(scope)
            if commitment.session == Link(title, path)
        ],
        "stated": measures_by_period(scope, stated) if stated else None,
        "neighbours": [session_values(scope, row) for row in neighbours],
    }
    return Page(
        path=path,
        title=title,
        description=scope.language.text(
            "%(session)s in %(package)s: what was decided, and what is due.",
            session=title,
            package=scope.package_text("title"),
        ),
        markdown=scope.rendered("session.md", path, values),
        breadcrumbs=scope.breadcrumbs,
    )


def latest_by_body(scope: Scope) -> list[SessionRow]:
    """The latest session of each body that adopted decisions, in the order of bodies."""
    latest = {row.body: row for row in reversed(adopting_sessions(scope))}
    return [latest[row.body] for row in scope.tables.bodies if row.body in latest]


def session_values(scope: Scope, row: SessionRow) -> dict[str, str]:
    """A session for the templates."""
    return {
        "title": scope.title("sessions", row.session),
        "path": scope.path("sessions", row.session),
        "dates": session_dates(scope, row),
        "body": scope.title("bodies", row.body),
    }
