"""Shares of ratings by indicator: ranked, by grade, highest and lowest, and beyond thresholds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.ids import Link
from generator.kinds.roles import changes_of, grade_shares, measure_for
from generator.models import Figure
from generator.pages import sentences
from generator.pages.local import LocalPackage
from generator.pages.tables import Table, as_long_as, latest_first, leading_period
from generator.rows.report_cards import ScaleRow


def shares_sentence(local: LocalPackage) -> str:
    """What the shares are shares of."""
    said = sentences.SHARES_OF_ALL if all_applicable(local) else sentences.SHARES
    return local.language.text(said)


def all_applicable(local: LocalPackage) -> bool:
    """True if the scale has no grade for “not applicable”."""
    return all(row.applicable for row in local.tables.scale)


def ranked_shares(local: LocalPackage) -> list[Figure]:
    """The shares of the period that most indicators have, the highest first.

    Equal shares are sorted by key.
    """
    shares = [(one, one.published) for one in indicator_shares(local)]
    numbers = [(figure, value) for figure, value in shares if isinstance(value, Decimal)]
    leading = leading_period(local, [figure for figure, _ in numbers])
    ranked = [pair for pair in numbers if pair[0].period == leading]
    return [figure for figure, _ in sorted(ranked, key=lambda pair: (-pair[1], pair[0].subject))]


def comparable_shares(local: LocalPackage, ranked: Sequence[Figure]) -> list[Figure]:
    """The shares of periods as long as that of the ranking."""
    return as_long_as(local, ranked[0].period, indicator_shares(local))


def unranked_shares(local: LocalPackage) -> list[Figure]:
    """The last share of each indicator without one in the period of the ranking, sorted by key."""
    ranked = {figure.subject for figure in ranked_shares(local)}
    shares = [figure for figure in indicator_shares(local) if figure.subject not in ranked]
    valued = [figure for figure in shares if isinstance(figure.published, Decimal)]
    last = {
        figure.subject: figure
        for figure in sorted(valued, key=lambda figure: local.period_order(figure.period))
    }
    return [last[subject] for subject in sorted(last)]


def indicator_shares(local: LocalPackage) -> list[Figure]:
    """The shares by which indicators are ranked, of all periods."""
    indicators, ranked = local.by_key.indicators, measure_for(local.tables, "rank")
    return [
        figure
        for figure in local.figures
        if figure.measure == ranked and figure.subject in indicators
    ]


def shares_of(local: LocalPackage, indicator: str) -> list[Figure]:
    """The shares by which one indicator is ranked, in all periods in which they are a number."""
    ranked = measure_for(local.tables, "rank")
    return [
        figure
        for figure in local.figures_about(indicator)
        if figure.measure == ranked and isinstance(figure.published, Decimal)
    ]


def latest_change(local: LocalPackage, period: str) -> str:
    """The measure of change from the nearest earlier period to this one; empty if there is none."""
    measures = {figure.measure for figure in local.figures if figure.period == period}
    return next((change for change in ranked_changes(local) if change in measures), "")


def ranked_changes(local: LocalPackage) -> list[str]:
    """The measures of change of the shares by which indicators are ranked.

    The change since the latest period comes first.
    """
    since = changes_of(local.tables, measure_for(local.tables, "rank"))
    return sorted(since, key=lambda change: -local.period_order(since[change]))


def best_first(local: LocalPackage) -> list[ScaleRow]:
    """The grades of the scale, the best first."""
    return sorted(local.tables.scale, key=lambda row: -int(row.order))


def share_measures(local: LocalPackage) -> list[str]:
    """The measures of the shares of each grade, the best grade first."""
    shares = grade_shares(local.tables)
    return [shares[row.rating] for row in best_first(local) if row.rating in shares]


def all_grades(local: LocalPackage) -> list[Figure]:
    """The shares of grades in all ratings, the best first, which are not about an indicator."""
    indicators = local.by_key.indicators
    ranks = {measure: number for number, measure in enumerate(share_measures(local))}
    shares = [
        figure
        for figure in local.figures
        if figure.measure in ranks and figure.subject not in indicators
    ]
    return sorted(
        shares, key=lambda figure: (-local.period_order(figure.period), ranks[figure.measure])
    )


def indicator_grades(local: LocalPackage, ranked: list[Figure]) -> list[Figure]:
    """The shares of grades of each indicator in the period of the ranking, in the order of rank."""
    if not ranked:
        return []
    measures = share_measures(local)
    shares = [
        local.figure(figure.subject, measure, figure.period)
        for figure in ranked
        for measure in measures
    ]
    return [figure for figure in shares if figure is not None]


def grade_table(local: LocalPackage, grades: list[Figure]) -> Table:
    """A row per indicator and a column per grade, the best first."""
    ratings, shares = best_first(local), grade_shares(local.tables)
    by_cell = {(figure.subject, figure.measure): figure for figure in grades}
    return Table(
        (local.language.text("Indicator"), *(local.title("scale", row.rating) for row in ratings)),
        [
            (
                local.link("indicators", subject),
                *(by_cell.get((subject, shares.get(row.rating, ""))) for row in ratings),
            )
            for subject in dict.fromkeys(figure.subject for figure in grades)
        ],
    )


def ranking_table(local: LocalPackage, ranked: list[Figure]) -> Table | None:
    """Indicators by rank: its period, all other periods, the latest first, then all changes.

    Returns None if no indicator is ranked.
    """
    if not ranked:
        return None
    leading = ranked[0].period
    periods = [leading, *latest_first(local, indicator_shares(local))]
    periods = list(dict.fromkeys(periods))
    subjects = {figure.subject for figure in ranked}
    measures = {figure.measure for figure in local.figures if figure.subject in subjects}
    changes = [change for change in ranked_changes(local) if change in measures]
    return Table(
        (
            local.language.text("Indicator"),
            *(local.title("periods", period) for period in periods),
            *(local.title("measures", change) for change in changes),
        ),
        [
            (
                local.link("indicators", figure.subject),
                *(local.figure(figure.subject, figure.measure, period) for period in periods),
                *(local.figure(figure.subject, change, leading) for change in changes),
            )
            for figure in ranked
        ],
    )


@dataclass(frozen=True)
class ThresholdGroup:
    """The indicators that reach a threshold, like the strengths."""

    limit: Figure
    """The threshold."""
    reached: Sequence[Link]
    """Name and page of each of these indicators."""


def threshold_group(
    local: LocalPackage, measure: str, role: str, period: str
) -> ThresholdGroup | None:
    """The indicators that reach the threshold with a role, like `strength-threshold`.

    `measure` counts these indicators. Returns None if no threshold is stated.
    """
    count = next(
        (
            figure
            for figure in local.figures
            if figure.measure == measure and figure.period == period
        ),
        None,
    )
    limit = local.figure(count.subject, measure_for(local.tables, role), period) if count else None
    if count is None or limit is None:
        return None
    figures = [local.register.figures[identity] for identity in count.rows]
    reached = [local.link("indicators", figure.subject) for figure in figures]
    return ThresholdGroup(limit, reached)


@dataclass(frozen=True)
class Extreme:
    """The highest or lowest value, with the name and page of every indicator that has it."""

    figure: Figure
    """One of the figures with this value."""
    indicators: tuple[Link, ...]


def highest_and_lowest(
    local: LocalPackage, figures: Sequence[Figure]
) -> tuple[Extreme, Extreme] | None:
    """The indicators with the highest and the lowest value.

    Returns None if all values are equal or there is no value.
    """
    values = [figure.published for figure in figures if isinstance(figure.published, Decimal)]
    if not values or max(values) == min(values):
        return None
    return extreme(local, figures, max(values)), extreme(local, figures, min(values))


def extreme(local: LocalPackage, figures: Sequence[Figure], value: Decimal) -> Extreme:
    """The indicators with a value, which at least one of the figures must have."""
    equal = [figure for figure in figures if figure.published == value]
    return Extreme(equal[0], tuple(local.link("indicators", figure.subject) for figure in equal))


def changes(local: LocalPackage, period: str) -> list[Figure]:
    """The change of each indicator from the period before to this period."""
    indicators, measure = local.by_key.indicators, latest_change(local, period)
    return [
        figure
        for figure in local.figures
        if figure.subject in indicators and (figure.measure, figure.period) == (measure, period)
    ]
