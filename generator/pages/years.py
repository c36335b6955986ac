"""A page for each period, with all figures about it, of all packages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.dates import partial_date
from generator.ids import Link
from generator.language import Language
from generator.language.names import measure_name, subject_name
from generator.models import Figure, Register
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.templates import rendered

LIST_PATH = "years/index.md"


@dataclass(frozen=True)
class Part:
    """The figures of one package about a period, and the package's title of the period."""

    scope: Scope
    title: str
    figures: tuple[Figure, ...]


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

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of a period that has dates."""
        return partial_date(self.start).year, partial_date(self.end).year


def year_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of periods and the page of each."""
    all_periods = periods(register, language)
    title = language.text("By year")
    home = Link(language.text("Home"), "index.md")
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text("Every stretch of time that a figure is about."),
        markdown=rendered(
            "years.md",
            {"periods": all_periods},
            register=register,
            language=language,
            path=LIST_PATH,
        ),
        breadcrumbs=(home,),
        contents=False,
    )
    for period in all_periods:
        yield period_page(
            register,
            language,
            period=period,
            all_periods=all_periods,
            breadcrumbs=(home, Link(title, LIST_PATH)),
        )


def period_page(
    register: Register,
    language: Language,
    *,
    period: Period,
    all_periods: Sequence[Period],
    breadcrumbs: tuple[Link, ...],
) -> Page:
    """The page of one period."""
    parts = [
        (
            part,
            [
                (
                    subject_name(register, figure, language),
                    measure_name(register, figure, language),
                    figure,
                )
                for figure in part.figures
            ],
        )
        for part in period.parts
    ]
    others = [other for other in all_periods if other is not period and period.overlaps(other)]
    return Page(
        path=period.path,
        title=period.title,
        description=language.text("Everything about %(period)s.", period=period.title),
        markdown=rendered(
            "year.md",
            {"period": period, "parts": parts, "others": others},
            register=register,
            language=language,
            path=period.path,
        ),
        breadcrumbs=breadcrumbs,
        contents=False,
    )


def periods(register: Register, language: Language) -> list[Period]:
    """The periods of all figures in the order of time. Periods without dates come last."""
    figures: dict[str, dict[str, list[Figure]]] = {}
    for figure in register.figures.values():
        if not figure.withdrawn:
            figures.setdefault(figure.period, {}).setdefault(figure.package, []).append(figure)
    unsorted = [period_of(key, parts, register, language) for key, parts in figures.items()]
    return sorted(
        unsorted,
        key=lambda period: (
            not period.start,
            first_day(period.start),
            last_day(period.end),
            period.key,
        ),
    )


def period_of(
    key: str, parts: dict[str, list[Figure]], register: Register, language: Language
) -> Period:
    """The period with a key. Packages keep their titles, as a key may have several meanings.

    `parts` are the figures by package.
    """
    scopes = [
        Scope(register, language, package)
        for name, package in register.release.packages.items()
        if name in parts
    ]
    in_packages = tuple(
        Part(scope, scope.title("periods", key), tuple(parts[scope.package.name]))
        for scope in scopes
    )
    rows = [register.rows[scope.package.name].periods[key] for scope in scopes]
    return Period(
        key=key,
        title=in_packages[0].title if len({part.title for part in in_packages}) == 1 else key,
        start=min((row.start for row in rows if row.start), default=""),
        end=max((row.end or row.start for row in rows if row.start), key=last_day, default=""),
        parts=in_packages,
    )


def first_day(written: str) -> date:
    """The first day of a date, for sorting. A year starts on its first day."""
    return partial_date(written).first if written else date.min


def last_day(written: str) -> date:
    """The last day of a date, for sorting. A year ends on its last day."""
    return partial_date(written).last if written else date.min
