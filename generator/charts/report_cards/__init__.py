"""Charts of report cards: indicators ranked, ratings distributed, one indicator over time."""
