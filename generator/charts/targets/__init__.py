"""Charts of targets: met or not by category, aims against results, stated totals over time."""
