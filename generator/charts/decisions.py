"""Charts of decisions: actions by verb, and what is due at which session."""

from collections.abc import Sequence

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry, Row
from generator.charts.rows import figure_row, isolated, tip_text
from generator.language import Language, gettext_noop
from generator.language.names import value_text
from generator.models import Figure, Register

GROUPS = {
    "asks": ("■", gettext_noop("asks for action")),
    "decides": ("▣", gettext_noop("decides or commits")),
    "states": ("□", gettext_noop("takes note, supports, welcomes or is concerned")),
}
"""Groups of verbs by their effect, from the strongest, with their symbols and labels."""
GROUP_OF = {"request": "asks", "encouragement": "asks", "decision": "decides"}
"""The group of a class of verbs. All other classes are in the group `states`."""
DECIDED, DUE, UNDATED = "actions", "actions-due", "actions-without-session"
"""The measures that the timeline draws."""


def verbs_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One bar per verb, in the order of the figures. The colour shows the group of the verb."""
    verbs = register.rows[figures[0].package].verbs
    rows = [
        figure_row(
            register,
            figure,
            language,
            key=figure.subject,
            name=language.localised(verbs[figure.subject].title),
            style=f"act-{GROUP_OF.get(verbs[figure.subject].class_, 'states')}",
        )
        for figure in figures
    ]
    drawn = {row["style"] for row in rows}
    legend = [
        LegendEntry(f"act-{group}", symbol, language.text(label))
        for group, (symbol, label) in GROUPS.items()
        if f"act-{group}" in drawn
    ]
    return Chart("verbs", captioned(register, figures, language, words), legend, "verbs", rows)


def timeline_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Sessions in their order, with what they decided and what is due there.

    `figures` count actions: decided at a session (the period), due at a session (the subject), or
    without a due session.
    """
    sessions = register.rows[figures[0].package].sessions
    order = sorted(sessions, key=lambda session: sessions[session].order)
    adopted = {figure.period for figure in figures if figure.measure == DUE}
    latest = max(adopted, key=order.index)
    groups = [
        [figure for figure in figures if (figure.measure, stop_of(figure)) == (measure, stop)]
        for stop in (*order, "")
        for measure in (DECIDED, DUE, UNDATED)
    ]
    rows = [count_row(register, group, language, latest=latest) for group in groups if group]
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
