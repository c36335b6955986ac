"""Measures by their role: what pages do with them."""

from generator.rows import Tables
from generator.rows.common import MeasureRow


def measures_for(tables: Tables, role: str) -> list[MeasureRow]:
    """The measures of a package that have a role, in the order of their table."""
    return [row for row in tables.measures if row.role == role]


def measure_for(tables: Tables, role: str) -> str:
    """The one measure that has a role; empty where none has it."""
    return next((row.measure for row in measures_for(tables, role)), "")


def grade_shares(tables: Tables) -> dict[str, str]:
    """The measure that is the share of each rating."""
    return {row.of: row.measure for row in measures_for(tables, "grade-share") if row.of}


def changes_of(tables: Tables, measure: str) -> dict[str, str]:
    """The measures that are the change of a measure, each with the period since which it changed."""
    changes = [(row.measure, (row.of or "").split()) for row in measures_for(tables, "change")]
    return {change: of[1] for change, of in changes if of[:1] == [measure]}


def is_threshold(measure: MeasureRow) -> bool:
    """True for a threshold: a line of a chart, and no part of what it measures."""
    return measure.role in ("strength-threshold", "improvement-threshold")
