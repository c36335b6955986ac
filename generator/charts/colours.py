"""Colours of drawings: variables of the style sheet, with a default for use without style sheet."""

from collections.abc import Mapping

from generator.rows.report_cards import ScaleRow

BLUE, RED = "#08519c", "#c24000"
EDGE = "var(--chart-edge,#4a4a4a)"
GRID = "var(--chart-grid,#d0d7de)"
PAPER = "var(--md-default-bg-color,#fff)"
NOW = f"var(--period-now,{BLUE})"
BREAK = "var(--period-break,#57606a)"
GRADES = {
    "rating-0": BLUE,
    "rating-1": "#6baed6",
    "rating-2": "#fed976",
    "rating-3": RED,
    "rating-4": "#e3eef6",
    "rating-5": "#f0843c",
    "rating-6": "#cbc9e2",
    "rating-7": "#b3b3b3",
    "rating-8": "#d9d2a6",
    "rating-none": "#ffffff",
}
"""The classes of ratings with their default colours.

`rating-0` is the best grade and `rating-3` the worst. `rating-4` and `rating-5` are between them;
only scales with many grades use them (`SHADES`). Those from `rating-6` on are for
targets only.
"""
INAPPLICABLE = "rating-none"
"""The class of ratings that are not applicable."""
INKS = {name: "#ffffff" if name in ("rating-0", "rating-3") else "#1f2328" for name in GRADES}
"""The text colour on each class of ratings."""
EDGES = {**GRADES, INAPPLICABLE: "#4a4a4a"}
"""The colour of the edge of each class of ratings, visible on the page."""
ACTS = {"act-asks": BLUE, "act-decides": RED, "act-states": "#c6dbef"}
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
