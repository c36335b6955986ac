"""The colours of drawings: variables of the style sheet, each with what stands for it where there is no style sheet."""

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
    "rating-none": "#ffffff",
}
"""The classes of ratings, from the best down, and what stands for the variable of the same name."""
