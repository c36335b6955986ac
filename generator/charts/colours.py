"""The colours of drawings: variables of the style sheet, each with what stands for it where there
is no style sheet.
"""

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
    "rating-none": "#ffffff",
}
"""The classes of ratings, and what stands for the variable of the same name. `rating-0` is the
best, `rating-3` the worst; `rating-4` and `rating-5` lie between them, in scales of more grades
(`SHADES`)."""
SHADES = ((), (0,), (0, 3), (0, 2, 3), (0, 1, 2, 3), (0, 1, 4, 2, 3), (0, 1, 4, 2, 5, 3))
"""The numbers of the classes of ratings, from the best grade down, by how many grades a scale has.
"""


def rating_classes(scale: Mapping[str, ScaleRow]) -> dict[str, str]:
    """The class of the style sheet for each rating of a scale, another one for each grade."""
    grades = [
        key for key in sorted(scale, key=lambda key: -scale[key].order) if scale[key].applicable
    ]
    classes = {
        key: f"rating-{shade}" for key, shade in zip(grades, SHADES[len(grades)], strict=True)
    }
    return {key: classes.get(key, "rating-none") for key in scale}
