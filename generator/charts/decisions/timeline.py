"""What is due at which session."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from generator.charts import Chart, LegendEntry, Words, new_chart
from generator.charts.captions import captioned
from generator.charts.decisions.bars import bars_layer, end_to_end
from generator.charts.rows import chart_rows
from generator.language import Language
from generator.language.names import title, value_text
from generator.models import Figure, Register

COLOURS = {"now": "var(--period-now,#08519c)", "before": "var(--md-default-bg-color,#fff)"}
SYMBOLS = {"now": "■", "before": "□"}


def timeline_chart(register: Register, figures: Sequence[Figure], language: Language, words: Words) -> Chart:
    """Actions by the session at which they are due, one bar a session, in the order of the figures.

    What the latest session decided is filled, what earlier ones decided is outlined.
    """
    sessions = register.rows[figures[0].package]["sessions"]
    latest = max((figure.period for figure in figures), key=lambda session: int(sessions[session]["order"]))
    rows = chart_rows(
        figures,
        {
            "key": lambda figure: figure.subject,
            "name": lambda figure: title(register, (figure.package, "sessions", figure.subject), language),
            "text": lambda figure: value_text(register, figure, language),
            "style": lambda figure: "now" if figure.period == latest else "before",
        },
    )
    rows = end_to_end(rows)
    colours = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    style: dict[str, Any] = {
        "color": alt.Color("style:N", scale=colours, legend=None),
        "stroke": alt.value(COLOURS["now"]),
    }
    name = title(register, (figures[0].package, "sessions", latest), language)
    labels = {
        "now": language.text("decided at %(session)s", session=name),
        "before": language.text("decided earlier"),
    }
    several = len({figure.period for figure in figures}) > 1
    legend = [LegendEntry(f"period-{key}", SYMBOLS[key], labels[key]) for key in COLOURS] if several else []
    layouts = {"wide": bars_layer(rows, style, wide=True), "narrow": bars_layer(rows, style, wide=False)}
    return new_chart("timeline", captioned(register, figures, language, words), layouts, legend)
