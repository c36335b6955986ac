"""Colours of drawings: variables of the style sheet, with a default for use without style sheet."""

from collections.abc import Mapping

from generator.rows.report_cards import ScaleRow
from generator.vocabulary.colours import colours


def variable(name: str) -> str:
    """A colour as a drawing names it: `var(--chart-edge,#4a4a4a)`."""
    return f"var(--{name},{colours()[name].light})"


EDGE = variable("chart-edge")
GRID = variable("chart-grid")
PAPER = variable("md-default-bg-color")
NOW = variable("period-now")
BREAK = variable("period-break")
GRADES = {
    name: colours()[name].light
    for name in (*(f"rating-{number}" for number in range(9)), "rating-none")
}
"""The classes of ratings with their default colours.

`rating-0` is the best grade and `rating-3` the worst. `rating-4` and `rating-5` are between them;
only scales with many grades use them (`SHADES`). Those from `rating-6` on are for
targets only.
"""
INAPPLICABLE = "rating-none"
"""The class of ratings that are not applicable."""
INKS = {name: colours()[f"{name}-ink"].light for name in GRADES}
"""The text colour on each class of ratings."""
EDGES = {name: colours().get(f"{name}-edge", colours()[name]).light for name in GRADES}
"""The colour of the edge of each class of ratings, visible on the page."""
ACTS = {name: colours()[name].light for name in ("act-asks", "act-decides", "act-states")}
"""The classes of verbs with their default colours."""
SHADES = ((), (0,), (0, 3), (0, 2, 3), (0, 1, 2, 3), (0, 1, 4, 2, 3), (0, 1, 4, 2, 5, 3))
"""For each number of grades: the numbers of their classes, from the best grade to the worst."""


def rating_classes(scale: Mapping[str, ScaleRow]) -> dict[str, str]:
    """The class of the style sheet for each rating of a scale, the best first.

    Each grade has another class.
    """
    ranked = sorted(scale, key=lambda key: -scale[key].order)
    grades = [key for key in ranked if scale[key].applicable]
    classes = {
        key: f"rating-{shade}" for key, shade in zip(grades, SHADES[len(grades)], strict=True)
    }
    return {key: classes.get(key, INAPPLICABLE) for key in ranked}
