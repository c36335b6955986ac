"""The axis of time of a drawing: periods as far apart as they are in time."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.drawings.lines import LETTER, longest
from generator.charts.rows import wrapped


@dataclass(frozen=True)
class TimeAxis:
    """An axis of time with a place and a label for each time."""

    places: Mapping[float, float]
    """The pixels from the left edge of the drawing, by time."""
    labels: Mapping[float, Sequence[str]]
    """The label of each time in lines. Some times have none, where there is no room."""
    width: int
    at_edges: bool
    """True if only the first and the last time have a label, each at an edge of the drawing."""

    @property
    def lines(self) -> int:
        """The most lines of a label."""
        return max(map(len, self.labels.values()))

    def x(self, field: str = "place") -> alt.X:
        """The places that rows have in a field."""
        half = min(self.places.values())
        texts = {f"{place:g}": "|".join(self.labels[time]) for time, place in self.places.items()}
        axis = alt.Axis(
            values=list(self.places.values()),
            labelExpr=f"split({json.dumps(texts)}[datum.value], '|')",
            labelFlush=half + 1 if self.at_edges else False,
            labelFlushOffset=half,
            labelOverlap=False,
            labelPadding=6,
            grid=False,
        )
        scale = alt.Scale(domain=[0, self.width], nice=False, zero=False)
        return alt.X(f"{field}:Q", scale=scale, axis=axis)


def time_axis(texts: Mapping[float, str], width: int) -> TimeAxis:
    """The axis of a drawing `width` pixels wide. `texts` are the labels by time.

    Labels that would overlap are left out, those between the first and the last time first.
    """
    first, last = min(texts), max(texts)
    half = width / len(texts) / 2
    scale = (width - 2 * half) / (last - first) if last > first else 0
    places = {time: round(half + (time - first) * scale, 1) for time in texts}
    letters = int(width / LETTER)
    room = letters // len(texts)
    crowded = longest(word for text in texts.values() for word in text.split()) >= room
    lines = {
        time: wrapped(text, letters // 2 + 2 if crowded else room) for time, text in texts.items()
    }
    shown = {first, last} if crowded else without_overlap(lines, places)
    labels = {time: lines[time] if time in shown else [] for time in texts}
    return TimeAxis(places, labels, width, at_edges=crowded)


def without_overlap(
    labels: Mapping[float, Sequence[str]], places: Mapping[float, float]
) -> set[float]:
    """The times whose labels fit side by side: the last, the first, and others from left to right.

    `labels` are in lines, `places` in pixels.
    """
    shown: set[float] = set()
    for time in (max(labels), min(labels), *sorted(labels)):
        letters = {other: longest(labels[time]) + longest(labels[other]) for other in shown}
        if all(
            abs(places[time] - places[other]) > (letters[other] / 2 + 1) * LETTER for other in shown
        ):
            shown.add(time)
    return shown


def joined_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one series, which have a `place`, with what is between each and the value before.

    A dashed line goes from `gap_place` and `gap_value` to the `gap` of the row; the series breaks
    at `break_place`. They are None where nothing of the kind is drawn.
    """
    joined: list[dict[str, Any]] = []
    earlier: Mapping[str, Any] | None = None
    for row in rows:
        columns = dict.fromkeys(("gap", "gap_place", "gap_value", "break_place"))
        if earlier and row["dashed"]:
            columns |= {"gap": row["value"]}
            columns |= {"gap_place": earlier["place"], "gap_value": earlier["value"]}
        if earlier and row["broken"]:
            columns |= {"break_place": (earlier["place"] + row["place"]) / 2}
        joined.append({**row, **columns})
        earlier = row if row["value"] is not None else earlier
    return joined
