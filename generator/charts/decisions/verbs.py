"""The chart of actions by verb."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import BLUE, EDGE, RED
from generator.charts.decisions.bars import bars_layer, end_to_end
from generator.charts.drawing import new_chart
from generator.charts.rows import chart_rows
from generator.language import Language, gettext_noop
from generator.language.names import value_text
from generator.models import Figure, Register

GROUPS = {
    "asks": gettext_noop("asks for action"),
    "decides": gettext_noop("decides or commits"),
    "states": gettext_noop("takes note, supports, welcomes or is concerned"),
}
"""Groups of verbs by their effect, from the strongest. Each group has a colour."""
GROUP_OF = {"request": "asks", "encouragement": "asks", "decision": "decides"}
"""The group of a class of verbs. All other classes are in the group `states`."""
FALLBACKS = {"asks": BLUE, "decides": RED, "states": "#c6dbef"}
"""The colour of each group for use without style sheet."""
SYMBOLS = {"asks": "■", "decides": "▣", "states": "□"}


def verbs_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One bar per verb, in the order of the figures. The colour shows the group of the verb."""
    verbs = register.rows[figures[0].package].verbs
    groups = {
        figure.subject: GROUP_OF.get(verbs[figure.subject].class_, "states") for figure in figures
    }
    rows = chart_rows(
        figures,
        {
            "key": lambda figure: figure.subject,
            "name": lambda figure: language.localised(verbs[figure.subject].title),
            "text": lambda figure: value_text(register, figure, language),
            "group": lambda figure: groups[figure.subject],
        },
    )
    rows = end_to_end(rows)
    used = [group for group in GROUPS if group in groups.values()]
    colours = alt.Scale(
        domain=used, range=[f"var(--act-{group},{FALLBACKS[group]})" for group in used]
    )
    style: dict[str, Any] = {
        "color": alt.Color("group:N", scale=colours, legend=None),
        "stroke": alt.StrokeValue(EDGE),
    }
    legend = [
        LegendEntry(f"act-{group}", SYMBOLS[group], language.text(GROUPS[group])) for group in used
    ]
    layouts = {
        "wide": bars_layer(rows, style, wide=True),
        "narrow": bars_layer(rows, style, wide=False),
    }
    return new_chart("verbs", captioned(register, figures, language, words), layouts, legend)
