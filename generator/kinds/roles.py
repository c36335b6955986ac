"""Looks up measures by their role, which says how pages use them."""

from generator.rows import Tables
from generator.rows.common import MeasureRow


def measures_for(tables: Tables, role: str) -> list[MeasureRow]:
    """The measures of a package that have a role, in the order of their table."""
    return [row for row in tables.measures if row.role == role]


def measure_for(tables: Tables, role: str) -> str:
    """The measure with a role, or an empty text if no measure has it."""
    return next((row.measure for row in measures_for(tables, role)), "")


def grade_shares(tables: Tables) -> dict[str, str]:
    """The measure for the share of each grade, by grade."""
    return {row.of: row.measure for row in measures_for(tables, "grade-share") if row.of}


def changes_of(tables: Tables, measure: str) -> dict[str, str]:
    """The measures for changes of a measure, each with the period from which it counts."""
    changes = [(row.measure, (row.of or "").split()) for row in measures_for(tables, "change")]
    return {change: of[1] for change, of in changes if of[:1] == [measure]}


def is_threshold(measure: MeasureRow) -> bool:
    """True if a measure is a threshold, which charts draw as a line."""
    return measure.role in ("strength-threshold", "improvement-threshold")
