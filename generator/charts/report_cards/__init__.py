"""Charts of report cards: rankings, distributions, grids and values over time."""
