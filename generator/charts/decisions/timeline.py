"""The timeline: sessions at which actions were decided or are due, with a dot for each action."""

from collections.abc import Mapping, Sequence

from generator.charts.canvas import Canvas
from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import BREAK, NOW, PAPER
from generator.charts.decisions.stops import GAP, STOP, TEXT, Count, Line, Stop
from generator.charts.drawing import Layered, new_chart
from generator.charts.rows import CHARACTER, LINE
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register

DECIDED, DUE, UNDATED = "actions", "actions-due", "actions-without-session"
"""The measures that the timeline draws."""
LOOKS = {"now": (NOW, NOW), "before": (PAPER, NOW), "undated": (PAPER, BREAK)}
"""Fill and edge of a dot: decided at the latest session, decided earlier, no due session."""
WIDTHS = {"wide": 600, "narrow": 310}


def timeline_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Sessions in their order on a line. Actions without a due session are below the line.

    `figures` count actions: decided at a session (the period), due at a session (the subject), or
    without a due session.
    """
    sessions = register.rows[figures[0].package].sessions
    order = {session: int(row.order) for session, row in sessions.items()}
    latest = max(
        (figure.period for figure in figures if figure.measure == DUE), key=order.__getitem__
    )
    texts: dict[str, str] = {
        figure.id: value_text(register, figure, language) for figure in figures
    }
    stops = [
        Stop(language.localised(sessions[session].title), counts)
        for session in sorted(order, key=order.__getitem__)
        if (counts := session_counts(session, figures, texts, latest=latest, language=language))
    ]
    if undated := [figure for figure in figures if figure.measure == UNDATED]:
        count = sum_of(undated, texts, ["undated" for figure in undated for _ in figure.rows])
        stops.append(Stop(language.text("without a due session"), (count,), apart=True))
    layouts = {layout: timeline_layer(Line(stops, width)) for layout, width in WIDTHS.items()}
    legend = []
    if len({figure.period for figure in figures if figure.measure == DUE}) > 1:
        latest_title = language.localised(sessions[latest].title)
        legend = [
            LegendEntry(
                "period-now", "●", language.text("decided at the %(session)s", session=latest_title)
            ),
            LegendEntry("period-before", "○", language.text("decided earlier")),
        ]
    return new_chart("timeline", captioned(register, figures, language, words), layouts, legend)


def session_counts(
    session: str,
    figures: Sequence[Figure],
    texts: Mapping[str, str],
    *,
    latest: str,
    language: Language,
) -> tuple[Count, ...]:
    """The actions that a session decided, and those due there; empty if there are neither.

    `texts` are the values of the figures by id. `latest` is the session that decided last.
    """
    decided = [
        Count(texts[figure.id], figure.id, language.text("actions decided"), ())
        for figure in figures
        if figure.measure == DECIDED and figure.period == session
    ]
    due = [figure for figure in figures if figure.measure == DUE and figure.subject == session]
    dots = ["now" if figure.period == latest else "before" for figure in due for _ in figure.rows]
    return (*decided, *([sum_of(due, texts, dots)] if due else []))


def sum_of(figures: Sequence[Figure], texts: Mapping[str, str], dots: Sequence[str]) -> Count:
    """The numbers of several figures as one count: “8 + 2”. `dots` are the styles of its dots."""
    return Count(
        " + ".join(texts[figure.id] for figure in figures),
        " ".join(figure.id for figure in figures),
        "",
        tuple(dots),
    )


def timeline_layer(line: Line) -> Layered:
    """The line, its stops, names, numbers and dots."""
    tops = line.tops
    canvas = Canvas(line.width, tops[-1] - GAP + 4)
    middles = [
        top + LINE / 2 for stop, top in zip(line.stops, tops, strict=False) if not stop.apart
    ]
    numbers = [
        {"x": TEXT, "y": middle, "text": count.text, "figures": count.figures, "label": count.word}
        for count, middle in line.counts()
    ]
    words = [
        {**number, "x": TEXT + (len(str(number["text"])) + 1) * CHARACTER + 2}
        for number in numbers
        if number["label"]
    ]
    rail = [{"x": STOP, "x2": STOP, "y": middles[0], "y2": middles[-1]}]
    stops = canvas.marks([{"x": STOP, "y": middle} for middle in middles])
    return canvas.drawing(
        [
            *canvas.rules(rail, stroke=NOW, strokeWidth=2),
            stops.mark_point(
                size=130, filled=True, fill=PAPER, stroke=NOW, strokeWidth=3, opacity=1
            ),
            *[
                canvas.marks(dots).mark_point(
                    size=90, filled=True, fill=fill, stroke=edge, strokeWidth=1.5, opacity=1
                )
                for style, (fill, edge) in LOOKS.items()
                if (dots := [dot for dot in line.dots() if dot["style"] == style])
            ],
            *canvas.labels(line.names(), fontWeight="bold"),
            *canvas.values(
                numbers, align="left", baseline="middle", fontWeight="bold", fontSize=15
            ),
            *canvas.labels(words, baseline="middle"),
        ]
    )
