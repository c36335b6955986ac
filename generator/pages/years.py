"""A page for each period, with what is measured about it, of all packages."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from generator.dates import partial_date
from generator.ids import Link
from generator.language import Language
from generator.language.names import subject_name
from generator.models import Figure, Register
from generator.pages.cells import Cell, Several
from generator.pages.figure_lists import listed_measures, measure_path
from generator.pages.local import LocalPackage, grouped, home_crumb, local_packages
from generator.pages.page import Page
from generator.pages.tables import Table
from generator.pages.templates import rendered

LIST_PATH = "years/index.md"
MOST_ROWS = 2
"""The most rows of figures of one measure. If there are more, a row leads to the list of others."""


@dataclass(frozen=True)
class Part:
    """The figures of one package about a period, and the package's title of the period."""

    local: LocalPackage
    title: str
    figures: tuple[Figure, ...]
    listed: Set[str]
    """The measures of the package that have a list of their figures."""


@dataclass(frozen=True)
class Period:
    """A stretch of time, and the figures of each package about it."""

    key: str
    title: str
    """The title that all packages give it, or its key if their titles differ."""
    start: str
    """The first day, month or year of all packages; empty if no package has a date."""
    end: str
    """The last day, month or year of all packages; empty if no package has a date."""
    parts: tuple[Part, ...]

    @property
    def path(self) -> str:
        """The page of the period."""
        return f"years/{self.key}.md"

    @property
    def agreed(self) -> bool:
        """True if all packages give it the same title."""
        return all(part.title == self.title for part in self.parts)

    def overlaps(self, other: "Period") -> bool:
        """True if two periods have a year in common. A period without dates has no year."""
        if not self.start or not other.start:
            return False
        (first, last), (begin, end) = self.years, other.years
        return first <= end and begin <= last

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first and the last year of a period that has dates."""
        return partial_date(self.start).year, partial_date(self.end).year


def year_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of periods and the page of each."""
    all_periods = periods(register, language)
    title, home = language.text("By year"), home_crumb(language)
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text("Every stretch of time that a figure is about."),
        markdown=rendered(
            "years.md",
            {"periods": [(period, packages_of(period)) for period in all_periods]},
            register=register,
            language=language,
            path=LIST_PATH,
        ),
        breadcrumbs=home,
        contents=False,
    )
    for period in all_periods:
        others = [other for other in all_periods if other is not period and period.overlaps(other)]
        values = {
            "period": period,
            "parts": [(part, figure_table(part)) for part in period.parts],
            "others": Several([Link(other.title, other.path) for other in others]),
        }
        yield Page(
            path=period.path,
            title=period.title,
            description=language.text("Everything about %(period)s.", period=period.title),
            markdown=rendered(
                "year.md", values, register=register, language=language, path=period.path
            ),
            breadcrumbs=(*home, Link(title, LIST_PATH)),
            contents=False,
        )


def packages_of(period: Period) -> Several:
    """The titles of the packages with figures about a period."""
    return Several([part.local.package_text("title") for part in period.parts])


def figure_table(part: Part) -> Table:
    """The figures of one package about a period, in the order of measures.

    Of a measure with many figures, only those about a whole have a row, like all indicators.
    """
    language = part.local.language
    heads = (language.text("Measure"), language.text("Subject"), language.text("Value"))
    by_measure = grouped(part.figures, lambda figure: figure.measure)
    return Table(
        heads, [row for figures in by_measure.values() for row in measure_rows(part, figures)]
    )


def measure_rows(part: Part, figures: Sequence[Figure]) -> list[Sequence[Cell]]:
    """The rows of the figures of one measure about a period."""
    local, first = part.local, figures[0]
    listed = f"{measure_path(local, first.measure)}?period={first.period}"
    title = local.title("measures", first.measure)
    measure = Link(title, listed) if first.measure in part.listed else title
    subjects = local.by_key.subjects
    # What has a row in `subjects` is no indicator, entity or target: a whole, or a topic.
    wholes = [
        one
        for one in figures
        if one.subject in subjects and subjects[one.subject].table == "subjects"
    ]
    shown = figures if len(figures) <= MOST_ROWS else wholes[:MOST_ROWS]
    rows: list[Sequence[Cell]] = [
        (measure, subject_name(local.register, one, local.language), one) for one in shown
    ]
    left = len(figures) - len(shown)
    if left:
        count = local.language.plural("%(count)s figure", "%(count)s figures", Decimal(left))
        rows.append((measure, "…", Link(count, listed)))
    return rows


def periods(register: Register, language: Language) -> list[Period]:
    """The periods of all figures in the order of time. Periods without dates come last."""
    parts: dict[str, list[Part]] = {}
    for local in local_packages(register, language):
        shown = (figure for figure in local.figures if not figure.withdrawn)
        listed = listed_measures(local)
        for key, figures in grouped(shown, lambda figure: figure.period).items():
            parts.setdefault(key, []).append(
                Part(local, local.title("periods", key), tuple(figures), listed)
            )
    return sorted(
        (period_of(key, in_packages) for key, in_packages in parts.items()),
        key=lambda period: (
            not period.start,
            first_day(period.start),
            last_day(period.end),
            period.key,
        ),
    )


def period_of(key: str, parts: Sequence[Part]) -> Period:
    """The period with a key. Packages keep their titles, as a key may have several meanings."""
    rows = [part.local.by_key.periods[key] for part in parts]
    return Period(
        key=key,
        title=parts[0].title if len({part.title for part in parts}) == 1 else key,
        start=min((row.start for row in rows if row.start), default=""),
        end=max((row.end or row.start for row in rows if row.start), key=last_day, default=""),
        parts=tuple(parts),
    )


def first_day(written: str) -> date:
    """The first day of a date, for sorting. A year starts on its first day."""
    return partial_date(written).first if written else date.min


def last_day(written: str) -> date:
    """The last day of a date, for sorting. A year ends on its last day."""
    return partial_date(written).last if written else date.min
