"""What a package of report cards gets if it has ratings and says nothing about measures.

Without measures that have a role, the program would count nothing and draw nothing. So it ranks
indicators by the share of ratings that reach the requirement, and has a share for each grade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.errors import Place
from generator.kinds import HERE, Kind, measures_of_kind
from generator.rows import Tables
from generator.rows.common import MeasureRow, SubjectRow
from generator.rows.report_cards import ScaleRow
from generator.rows.texts import Texts

FILE = "default-measures.csv"
COUNTED_ROLES = ("rank", "grade-share", "grade-count")
"""The roles of measures that the program counts from ratings."""
ALL = "all-ratings"
"""The subject of shares in the ratings of all indicators. A package may define it itself."""
ALL_TITLE = {
    "en": "All indicators",
    "zh": "全部指标",
    "fr": "Tous les indicateurs",
    "es": "Todos los indicadores",
    "ru": "Все показатели",
    "ar": "جميع المؤشرات",
}


def with_defaults(kind: Kind, tables: Tables) -> Tables:
    """The tables of a package, with default measures and their subject if it needs them."""
    if kind.name != "report-cards" or not tables.ratings:
        return tables
    if any(row.role in COUNTED_ROLES for row in tables.measures):
        return tables
    taken = {row.measure for row in tables.measures}
    measures = [row for row in default_measures(tables.scale) if row.measure not in taken]
    subjects = list(tables.subjects)
    if all(row.subject != ALL for row in subjects):
        subjects.append(SubjectRow(Place(FILE), ALL, None, ALL_TITLE))
    return replace(tables, measures=(*tables.measures, *measures), subjects=tuple(subjects))


def default_measures(scale: Sequence[ScaleRow]) -> list[MeasureRow]:
    """The share that reaches the requirement, and the share of each grade of a scale."""
    rank, rated = measures_of_kind(HERE / FILE)
    return [rank, *(share_of_grade(rated, grade) for grade in scale if grade.rating)]


def share_of_grade(rated: MeasureRow, grade: ScaleRow) -> MeasureRow:
    """The measure for the share of one grade. `rated` is the measure for any grade."""
    return replace(
        rated,
        measure=f"{rated.measure}-{grade.rating}",
        title=filled(rated.title, grade.title),
        of=grade.rating,
    )


def filled(pattern: Texts, title: Texts) -> Mapping[str, str]:
    """A text with the title of a grade, in each language that has both."""
    return {code: text.format(grade=title[code]) for code, text in pattern.items() if code in title}
