"""The chart of targets by category and outcome."""

from collections.abc import Sequence
from decimal import Decimal

from generator.charts.captions import Words, short_enumeration, shortened
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.targets import categories_chart, counted_outcomes
from generator.models import Figure
from generator.pages.local import LocalPackage, grouped
from generator.pages.targets.charts import NAME
from generator.vocabulary.statuses import OPEN, outcomes

RUNNING = tuple(outcomes()[key].measure for key in OPEN)
"""The measures of targets that have not ended, were dropped, or are partly met as stated."""


def main_chart(local: LocalPackage) -> Chart | None:
    """The chart for the home page: targets by category in the latest period with results."""
    return by_category(local, [row.category for row in local.tables.categories])


def by_category(local: LocalPackage, subjects: Sequence[str]) -> Chart | None:
    """Targets met, partly met and not met: one bar per subject, in the latest period in which two
    subjects or more have targets with a status. None if there is no such period.
    """
    text = local.language.text
    counted = counted_in_latest(local, subjects)
    if not counted:
        return None
    period = counted[0].period
    figures_or_none = [
        local.figure(one.subject, measure, period)
        for one in counted
        for measure in counted_outcomes()
    ]
    figures = [figure for figure in figures_or_none if figure]
    runs = any(figure.measure in RUNNING for figure in figures)
    measure = most_of_all(figures)[0].measure if runs else counted[0].measure
    parts = [
        text(
            "%(subject)s %(met)s of %(all)s",
            subject=shortened(local.short_name(one.subject), NAME),
            met=counted_text(local, local.figure(one.subject, measure, period)),
            all=mention(local.register, whole, local.language),
        )
        for one in counted
        if (whole := local.figure(one.subject, "targets", period))
    ]
    title = local.title("periods", period)
    name = text("Targets met, partly met and not met, by category, %(period)s", period=title)
    head = text("Targets met")
    if runs:
        name = text("The state of targets, by category, %(period)s", period=title)
        head = local.title("measures", measure)
    message = short_enumeration(local.language, head, parts)
    words = Words(name, message, local.title("measures", "targets"))
    return categories_chart(local.register, figures, local.language, words)


def counted_text(local: LocalPackage, count: Figure | None) -> str:
    """A count of targets; 0 without one, since states that no target has are not counted."""
    if count is None:
        return local.language.number(Decimal(0))
    return mention(local.register, count, local.language)


def counted_in_latest(local: LocalPackage, subjects: Sequence[str]) -> Sequence[Figure]:
    """A count of targets by their state for each subject, in the latest period that has such counts
    of two subjects or more.
    """
    by_period = grouped(
        (
            figure
            for subject in subjects
            for figure in local.figures_about(subject)
            if figure.measure in ("targets-met", *RUNNING)
        ),
        lambda figure: figure.period,
    )
    firsts = {
        period: [figures[0] for figures in grouped(of_period, lambda one: one.subject).values()]
        for period, of_period in by_period.items()
    }
    full = [period for period, figures in firsts.items() if len(figures) > 1]
    return firsts[max(full, key=local.period_order)] if full else ()


def most_of_all(figures: Sequence[Figure]) -> list[Figure]:
    """The counts of the outcome that most targets have."""
    by_measure = grouped(figures, lambda figure: figure.measure)
    return max(
        by_measure.values(), key=lambda counts: sum(Decimal(one.published or 0) for one in counts)
    )
