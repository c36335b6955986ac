"""The charts of decision pages, with their titles and messages."""

from generator.charts.captions import Words, short_message
from generator.charts.chart import Chart
from generator.charts.decisions import timeline_chart, verbs_chart
from generator.charts.mentions import mention
from generator.language import gettext_noop
from generator.language.times import begun_small
from generator.models import Figure
from generator.pages.decisions.counts import UNDATED, action_figures, body_counts
from generator.pages.decisions.sessions import (
    adopting_sessions,
    due_figures,
    sessions_in_order,
)
from generator.pages.scope import Scope

NAMED = 3
"""So many verbs are in the message, and others that are as frequent as the last of them."""


def verbs(scope: Scope) -> Chart | None:
    """Actions by verb, at the latest session that adopted decisions; None if no session did."""
    adopted = adopting_sessions(scope)
    figures = action_figures(scope, "verbs", adopted[0].session) if adopted else []
    if not figures:
        return None
    session = scope.title("sessions", adopted[0].session)
    last = figures[:NAMED][-1].computed or 0
    parts = [
        scope.language.text(
            "“%(verb)s” (%(value)s)",
            verb=scope.title("verbs", figure.subject),
            value=mention(scope.register, figure, scope.language),
        )
        for figure in figures
        if (figure.computed or 0) >= last
    ]
    alt = short_message(
        scope.language,
        gettext_noop("The most frequent verbs of the decisions: %(verbs)s."),
        verbs=parts,
    )
    name = scope.language.text("Actions by verb, %(session)s", session=session)
    return verbs_chart(scope.register, figures, scope.language, Words(name, alt))


def timeline(scope: Scope) -> Chart | None:
    """Actions decided and due by session, and those without a due session.

    Returns None if no action is due at a session.
    """
    figures = due_figures(scope)
    if not figures:
        return None
    words = Words(
        scope.language.text("Actions due, by session"),
        due_message(scope),
        scope.title("measures", "actions-due"),
    )
    adopted = {figure.period for figure in figures}
    counts = [body_counts(scope, row) for row in sessions_in_order(scope) if row.session in adopted]
    decided, undated = (
        [by_measure[measure] for by_measure in counts] for measure in ("actions", UNDATED)
    )
    drawn = [figure for figure in (*decided, *figures, *undated) if figure]
    return timeline_chart(scope.register, drawn, scope.language, words)


def due_message(scope: Scope) -> str:
    """When the first and when the most actions of the latest session are due."""
    figures = due_figures(scope)
    latest = max((figure.period for figure in figures), key=scope.period_order)
    in_latest = [figure for figure in figures if figure.period == latest]
    most = max(figure.computed or 0 for figure in in_latest)
    first, fullest = in_latest[0], [figure for figure in in_latest if figure.computed == most]
    session = scope.title("sessions", latest)
    if [first] == fullest:
        return short_message(
            scope.language,
            gettext_noop(
                "Of the actions decided at the %(session)s and due at a session, "
                "the first and the most fall due at %(due)s."
            ),
            session=session,
            due=counted_due(scope, first),
        )
    return short_message(
        scope.language,
        gettext_noop(
            "Of the actions decided at the %(session)s and due at a session, "
            "the first fall due at %(first)s, the most at %(most)s."
        ),
        session=session,
        first=counted_due(scope, first),
        most=[counted_due(scope, figure) for figure in fullest],
    )


def counted_due(scope: Scope, figure: Figure) -> str:
    """A due session and its number of actions in a sentence: “the First session 2025 (8)”."""
    value = mention(scope.register, figure, scope.language)
    session = begun_small(scope.language.code, scope.title("sessions", figure.subject))
    return scope.language.text("the %(session)s (%(value)s)", session=session, value=value)


def main_chart(scope: Scope) -> Chart | None:
    """The chart for the home page: the timeline, or actions by verb if nothing is due."""
    return timeline(scope) or verbs(scope)
