"""Everything by time: a page for each period, with every figure about it, whatever the package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.dates import partial_date
from generator.language import Language
from generator.language.names import measure_name, subject_name
from generator.models import Figure, Register
from generator.pages.page import Page
from generator.pages.scope import Scope
from generator.pages.templates import rendered

LIST_PATH = "years/index.md"


@dataclass(frozen=True)
class Part:
    """What one package has about a period, and what it calls the period."""

    scope: Scope
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Period:
    """A stretch of time, and what each package has about it.

    Its title is that of all packages, or its key where they differ. `start` and `end` are those of
    all together, empty where no package dates it.
    """

    key: str
    title: str
    start: str
    end: str
    parts: tuple[Part, ...]

    @property
    def path(self) -> str:
        return f"years/{self.key}.md"

    @property
    def agreed(self) -> bool:
        """Whether all packages call it the same."""
        return all(part.title == self.title for part in self.parts)

    def overlaps(self, other: "Period") -> bool:
        """Whether they have a year in common; a period without dates has none."""
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
    known = periods(register, language)
    title = language.text("By year")
    home = (language.text("Home"), "index.md")
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text("Every stretch of time that a figure is about."),
        markdown=rendered(
            "years.md", {"periods": known}, register=register, language=language, path=LIST_PATH
        ),
        breadcrumbs=(home,),
        contents=False,
    )
    for period in known:
        yield period_page(
            register, language, period=period, known=known, breadcrumbs=(home, (title, LIST_PATH))
        )


def period_page(
    register: Register,
    language: Language,
    *,
    period: Period,
    known: Sequence[Period],
    breadcrumbs: tuple[tuple[str, str], ...],
) -> Page:
    parts = [
        (
            part,
            [
                (subject_name(register, one, language), measure_name(register, one, language), one)
                for one in part.figures
            ],
        )
        for part in period.parts
    ]
    others = [other for other in known if other is not period and period.overlaps(other)]
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
    """Every period that a figure is about, in the order of time, those without dates last."""
    found: dict[str, dict[str, list[Figure]]] = {}
    for figure in register.figures.values():
        if not figure.withdrawn:
            found.setdefault(figure.period, {}).setdefault(figure.package, []).append(figure)
    known = [period_of(key, parts, register, language) for key, parts in found.items()]
    return sorted(
        known, key=lambda one: (not one.start, first_day(one.start), last_day(one.end), one.key)
    )


def period_of(
    key: str, parts: dict[str, list[Figure]], register: Register, language: Language
) -> Period:
    """A key means something within a package only, so that each package keeps its own title of the
    period.
    """
    scopes = [
        Scope(register, language, package)
        for name, package in register.release.packages.items()
        if name in parts
    ]
    found = tuple(
        Part(scope, scope.title("periods", key), tuple(parts[scope.package.name]))
        for scope in scopes
    )
    rows = [register.rows[scope.package.name].periods[key] for scope in scopes]
    return Period(
        key=key,
        title=found[0].title if len({part.title for part in found}) == 1 else key,
        start=min((row.start for row in rows if row.start), default=""),
        end=max((row.end or row.start for row in rows if row.start), key=last_day, default=""),
        parts=found,
    )


def first_day(written: str) -> date:
    """By which the beginnings of periods are compared: a year begins with the first of its days."""
    return partial_date(written).first if written else date.min


def last_day(written: str) -> date:
    """By which the ends of periods are compared: a year is over after all of its days."""
    return partial_date(written).last if written else date.min
