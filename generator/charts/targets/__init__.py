"""Charts of targets: results by category, aims and results, totals over time."""
