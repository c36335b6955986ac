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
from generator.pages.local import LocalPackage

NAMED = 3
"""So many verbs are in the message, and others that are as frequent as the last of them."""


def verbs(local: LocalPackage) -> Chart | None:
    """Actions by verb, at the latest session that adopted decisions; None if it has fewer than two
    verbs.
    """
    adopted = adopting_sessions(local)
    figures = action_figures(local, "verbs", adopted[0].session) if adopted else []
    if len(figures) < 2:
        return None
    session = local.title("sessions", adopted[0].session)
    last = figures[:NAMED][-1].computed or 0
    parts = [
        local.language.text(
            "“%(verb)s” (%(value)s)",
            verb=local.title("verbs", figure.subject),
            value=mention(local.register, figure, local.language),
        )
        for figure in figures
        if (figure.computed or 0) >= last
    ]
    alt = short_message(
        local.language,
        gettext_noop("The most frequent verbs of the decisions: %(verbs)s."),
        verbs=parts,
    )
    name = local.language.text("Actions by verb, %(session)s", session=session)
    return verbs_chart(local.register, figures, local.language, Words(name, alt))


def timeline(local: LocalPackage) -> Chart | None:
    """Actions decided and due by session, and those without a due session.

    Returns None if actions are due at fewer than two sessions.
    """
    figures = due_figures(local)
    if len({figure.subject for figure in figures}) < 2:
        return None
    words = Words(
        local.language.text("Actions due, by session"),
        due_message(local),
        local.title("measures", "actions-due"),
    )
    adopted = {figure.period for figure in figures}
    counts = [body_counts(local, row) for row in sessions_in_order(local) if row.session in adopted]
    decided, undated = (
        [by_measure[measure] for by_measure in counts] for measure in ("actions", UNDATED)
    )
    drawn = [figure for figure in (*decided, *figures, *undated) if figure]
    return timeline_chart(local.register, drawn, local.language, words)


def due_message(local: LocalPackage) -> str:
    """When the first and when the most actions of the latest session are due."""
    figures = due_figures(local)
    latest = max((figure.period for figure in figures), key=local.period_order)
    in_latest = [figure for figure in figures if figure.period == latest]
    most = max(figure.computed or 0 for figure in in_latest)
    first, fullest = in_latest[0], [figure for figure in in_latest if figure.computed == most]
    session = local.title("sessions", latest)
    if [first] == fullest:
        return short_message(
            local.language,
            gettext_noop(
                "Of the actions decided at the %(session)s and due at a session, the first "
                "are due at %(due)s, and the most as well."
            ),
            session=session,
            due=counted_due(local, first),
        )
    return short_message(
        local.language,
        gettext_noop(
            "Of the actions decided at the %(session)s and due at a session, the first "
            "are due at %(first)s, the most at %(most)s."
        ),
        session=session,
        first=counted_due(local, first),
        most=[counted_due(local, figure) for figure in fullest],
    )


def counted_due(local: LocalPackage, figure: Figure) -> str:
    """A due session and its number of actions in a sentence: “the First session 2025 (8)”."""
    value = mention(local.register, figure, local.language)
    session = begun_small(local.language.code, local.title("sessions", figure.subject))
    return local.language.text("the %(session)s (%(value)s)", session=session, value=value)


def main_chart(local: LocalPackage) -> Chart | None:
    """The chart for the home page: the timeline, or actions by verb if nothing is due."""
    return timeline(local) or verbs(local)
