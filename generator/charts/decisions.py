"""Charts of decisions: actions by verb, and what is due at which session."""

from collections.abc import Sequence
from itertools import groupby

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry, Row
from generator.charts.rows import figure_row, isolated, legend_entries, tip_text
from generator.language import Language, gettext_noop
from generator.language.names import value_text
from generator.models import Figure, Register

GROUPS = {
    "act-asks": ("■", gettext_noop("asks for action")),
    "act-decides": ("▣", gettext_noop("decides or commits")),
    "act-states": ("□", gettext_noop("takes note, supports, welcomes or is concerned")),
}
"""Groups of verbs by their effect, from the strongest, with their symbols and labels.

The key is a class of the style sheet.
"""
GROUP_OF = {"request": "act-asks", "encouragement": "act-asks", "decision": "act-decides"}
"""The group of a class of verbs. All other classes are in the group `act-states`."""
MEASURES = DECIDED, DUE, UNDATED = "actions", "actions-due", "actions-without-session"
"""The measures that the timeline draws."""


def verbs_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One bar per verb, in the order of the figures. The colour shows the group of the verb."""
    verbs = register.rows[figures[0].package].verbs
    rows = [
        figure_row(register, figure, language)
        | {"key": figure.subject, "name": language.localised(verbs[figure.subject].title)}
        | {"style": GROUP_OF.get(verbs[figure.subject].class_, "act-states")}
        for figure in figures
    ]
    legend = legend_entries(GROUPS, rows, language)
    return Chart("verbs", captioned(register, figures, language, words), legend, "verbs", rows)


def timeline_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Sessions in their order, with what they decided and what is due there.

    `figures` count actions: decided at a session (the period), due at a session (the subject), or
    without a due session.
    """
    sessions = register.rows[figures[0].package].sessions
    adopted = {figure.period for figure in figures if figure.measure == DUE}
    latest = max(adopted, key=lambda session: sessions[session].order)

    def place(figure: Figure) -> tuple[bool, int, int]:
        stop = stop_of(figure)
        order = int(sessions[stop].order) if stop else 0
        return not stop, order, MEASURES.index(figure.measure)

    rows = [
        count_row(register, list(group), language, latest=latest)
        for _, group in groupby(sorted(figures, key=place), key=place)
    ]
    legend = []
    if len(adopted) > 1:
        title = language.localised(sessions[latest].title)
        label = language.text("decided at the %(session)s", session=title)
        legend = [
            LegendEntry("period-now", "●", label),
            LegendEntry("period-before", "○", language.text("decided earlier")),
        ]
    caption = captioned(register, figures, language, words)
    return Chart("timeline", caption, legend, "timeline", rows)


def stop_of(figure: Figure) -> str:
    """The session at which actions were decided or are due; empty if they have no due session."""
    return {DECIDED: figure.period, DUE: figure.subject, UNDATED: ""}[figure.measure]


def count_row(
    register: Register, figures: Sequence[Figure], language: Language, *, latest: str
) -> Row:
    """Figures of one measure at one session as a row, like “8 + 2”.

    `dots` has the style of a dot for each action that is due. `latest` is the session that decided
    last.
    """
    sessions, stop = register.rows[figures[0].package].sessions, stop_of(figures[0])
    styles = {
        figure.id: "undated" if not stop else "now" if figure.period == latest else "before"
        for figure in figures
    }
    decided = figures[0].measure == DECIDED
    undated = language.text("without a due session")
    word = language.text("actions decided") if decided else ""
    return {
        "stop": stop,
        "name": language.localised(sessions[stop].title) if stop else undated,
        "figures": " ".join(figure.id for figure in figures),
        "text": " + ".join(value_text(register, figure, language) for figure in figures),
        "tip": "\n".join(tip_text(register, figure, language) for figure in figures),
        "word": isolated([word])[0],
        "dots": [] if decided else [styles[figure.id] for figure in figures for _ in figure.rows],
    }
