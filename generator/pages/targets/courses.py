"""The course of targets that run: from the baseline through the results so far to the aim."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.captions import Words, short_enumeration, shortened
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.targets import Bar, BarGroup, course_chart, drawn_status, progress_chart
from generator.models import Figure
from generator.pages.cells import Cell, Cited, Several
from generator.pages.local import LocalPackage, grouped
from generator.pages.tables import Table, used_columns
from generator.pages.targets.charts import NAME, name_in_full
from generator.pages.targets.results import Result, published_number
from generator.rows.targets import TargetRow


@dataclass(frozen=True)
class Course:
    """What is known of a target, or of one part of it, from its baseline to its aim."""

    row: TargetRow
    results: Sequence[Result]
    """Its results, the earliest first."""
    baseline: Figure | None
    latest: Result | None
    """The latest result after the baseline that says something (`says_something`), else the latest
    of those without a value; None if there is none yet."""
    aim: Figure | None
    """The last aim."""
    due: str
    """By when the target is to be reached, in words."""
    progress: Figure | None

    @property
    def values(self) -> list[Figure]:
        """The results that are figures, in the order of time. Some may have no value."""
        return [result.value for result in self.results if result.value]

    @property
    def numbers(self) -> list[Figure]:
        """The results that are numbers, in the order of time."""
        return [figure for figure in self.values if published_number(figure) is not None]

    @property
    def status(self) -> Figure | None:
        return self.latest.status if self.latest else None


Courses = Mapping[str, Sequence[Course]]
"""The courses of targets by the key of the target: one, or one for each part."""


def courses(local: LocalPackage, results: Sequence[Result]) -> Courses:
    """The courses of each target that has a baseline or a due date, by its key.

    A target with parts has a course for each.
    """
    by_target = grouped(results, lambda result: result.target)
    return {
        row.target: [
            course_of(local, row, of_part)
            for of_part in grouped(
                by_target.get(row.target, ()), lambda result: result.part
            ).values()
        ]
        for row in local.tables.targets
        if row.baseline or row.due
    }


def course_of(local: LocalPackage, row: TargetRow, results: Sequence[Result]) -> Course:
    """The course of a target, or of one part of it. `results` are its results."""
    ordered = sorted(results, key=lambda result: local.period_order(result.period))
    start = [result for result in ordered if result.period == row.baseline]
    later = [
        result
        for result in ordered
        if result not in start and (result.value or result.outcome or result.status)
    ]
    aims = [result.aim for result in ordered if result.aim]
    telling = [one for one in later if says_something(one)] or later
    latest = telling[-1] if telling else None
    return Course(
        row,
        ordered,
        baseline=start[0].value if start else None,
        latest=latest,
        aim=aims[-1] if aims else None,
        due=due_text(local, row, aims[-1] if aims else None),
        progress=local.figure(latest.subject, "progress", latest.period) if latest else None,
    )


def says_something(result: Result) -> bool:
    """True if a result is a number, or has words or a status, and not only no value."""
    return bool(result.outcome or result.status) or published_number(result.value) is not None


def due_text(local: LocalPackage, row: TargetRow, aim: Figure | None) -> str:
    """By when a target is to be reached: its due date, or the period of its last aim."""
    if row.due:
        return local.language.date(row.due)
    return local.title("periods", aim.period) if aim else ""


def course_table(local: LocalPackage, every: Courses, targets: Iterable[str]) -> Table | None:
    """A target, or a part of one, a row. Columns without a cell are left out.

    None if none of the targets has a course.
    """
    shown = [course for target in targets for course in every.get(target, ())]
    if not shown:
        return None
    text = local.language.text
    heads = (
        text("Target"),
        text("Baseline"),
        text("Latest result"),
        text("Aim"),
        text("Due"),
        text("Way to the aim"),
        text("Status as stated"),
    )
    return used_columns(heads, [course_cells(local, course) for course in shown])


def results_table(local: LocalPackage, course: Course) -> Table:
    """The results of one target, the latest first. Columns without a cell are left out.

    The status is second, so that a phone shows it without scrolling. There is no column for a
    source that all results share (`shared_source`).
    """
    text, results, shared = local.language.text, course.results[::-1], shared_source(course)
    subject = results[0].subject if results else ""
    rows = [
        (
            local.title("periods", result.period),
            result.status,
            result.reached if result.reached.values else None,
            result.aim,
            local.figure(subject, "progress", result.period),
            None if shared else Cited(result.source, result.locator),
            result.note,
        )
        for result in results
    ]
    heads = (
        text("Period"),
        text("Status as stated"),
        text("Result"),
        text("Aim"),
        text("Way to the aim"),
        text("Source"),
        text("Note"),
    )
    return used_columns(heads, rows)


def shared_source(course: Course) -> Cited | None:
    """The place in a source that all results of a target share; None if they have several."""
    places = {(result.source, result.locator) for result in course.results}
    return Cited(*places.pop()) if len(places) == 1 else None


def course_cells(local: LocalPackage, course: Course) -> Sequence[Cell]:
    """The cells of a course, in the order of `course_table`."""
    latest = course.latest
    return (
        course.results[0].name if course.results else local.link("targets", course.row.target),
        dated(local, course.baseline),
        (dated(local, latest.value) or latest.outcome) if latest else None,
        course.aim,
        course.due,
        course.progress,
        course.status,
    )


def dated(local: LocalPackage, figure: Figure | None) -> Cell:
    """A figure and its period in brackets; None if there is no figure."""
    if figure is None:
        return None
    period = local.language.text("(%(period)s)", period=local.title("periods", figure.period))
    return Several((figure, period), " ")


def chart_of_course(local: LocalPackage, course: Course) -> Chart | None:
    """The results of a target over time with its aims; None if fewer than two are numbers."""
    aims = [result.aim for result in course.results if result.aim]
    if len(course.numbers) < 2:
        return None
    text, first, last = local.language.text, course.numbers[0], course.numbers[-1]
    parts = [
        text(
            "%(value)s in %(period)s",
            value=mention(local.register, figure, local.language),
            period=local.title("periods", figure.period),
        )
        for figure in (last, first)
    ]
    if course.aim:
        aim = mention(local.register, course.aim, local.language)
        parts.append(text("aim %(value)s by %(date)s", value=aim, date=course.due))
    message = short_enumeration(local.language, name_in_full(local, course.results[0]), parts)
    words = Words(text("Results and aim over time"), message)
    return course_chart(local.register, course.values, aims, local.language, words)


def chart_of_progress(local: LocalPackage, every: Courses) -> Chart | None:
    """How far targets have come from their baselines to their aims, the furthest first.

    None if fewer than two have come to a number.
    """
    ranked = sorted(
        (
            (value, course.progress, course)
            for of_target in every.values()
            for course in of_target
            if course.progress and (value := published_number(course.progress)) is not None
        ),
        key=lambda item: (-item[0], item[1].id),
    )
    if len(ranked) < 2:
        return None
    groups = [
        BarGroup(name_in_full(local, course.results[0]), [Bar(figure, drawn_course(course))])
        for _, figure, course in ranked
    ]
    language = local.language
    parts = [
        language.text(
            "%(name)s %(value)s",
            name=shortened(group.name, NAME),
            value=mention(local.register, group.bars[0].figure, language),
        )
        for group in (groups[0], groups[-1])
    ]
    head = language.text("Furthest and least far on the way to the aim")
    words = Words(language.text("The way to the aims"), short_enumeration(language, head, parts))
    return progress_chart(local.register, groups, language, words)


def drawn_course(course: Course) -> str:
    """The outcome by which a course is drawn: its status, or that none is stated."""
    return drawn_status([course.status] if course.status else [])
