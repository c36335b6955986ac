"""Charts of the shares by which indicators are ranked: the ranking, and the values over time."""

from collections.abc import Sequence
from decimal import Decimal

from generator.charts.captions import Words, short_message
from generator.charts.chart import Chart
from generator.charts.mentions import marked, mention
from generator.charts.report_cards import panels_chart, ranking_chart, series_chart
from generator.kinds.roles import is_threshold
from generator.language import gettext_noop
from generator.language.names import in_words, value_text
from generator.models import Figure
from generator.pages.local import LocalPackage, grouped
from generator.pages.report_cards.shares import (
    comparable_shares,
    latest_change,
    ranked_shares,
    unranked_shares,
)
from generator.pages.tables import values_by_period


def ranking(local: LocalPackage) -> Chart | None:
    """Indicators by rank, with earlier periods as long as that of the ranking, and thresholds."""
    ranked = ranked_shares(local)
    if not ranked:
        return None
    latest = local.period_order(ranked[0].period)
    shares = [
        figure
        for figure in comparable_shares(local, ranked)
        if local.period_order(figure.period) <= latest
    ]
    rank = {figure.subject: number for number, figure in enumerate(ranked)}
    drawn = sorted(
        (figure for figure in shares if figure.subject in rank),
        key=lambda figure: (rank[figure.subject], -local.period_order(figure.period)),
    )
    period = local.title("periods", ranked[0].period)
    name = local.language.text(
        "Indicators ranked by the share that met or exceeded the requirements, %(period)s",
        period=period,
    )
    drawn += [
        figure
        for figure in local.figures
        if is_threshold(local.by_key.measures[figure.measure]) and figure.period == ranked[0].period
    ]
    words = Words(name, ranking_message(local, ranked), local.title("measures", ranked[0].measure))
    return ranking_chart(local.register, drawn, local.language, words)


def ranking_message(local: LocalPackage, ranked: Sequence[Figure]) -> str:
    """The indicators that came first and last. If all shares are equal: this share."""
    first, last = (with_equal_value(local, ranked, end) for end in (ranked[0], ranked[-1]))
    if first == last:
        return values_message(local, ranked[:1], indicator_names(local, ranked))
    return short_message(
        local.language,
        gettext_noop(
            "In %(period)s, %(first)s came first with %(highest)s "
            "and %(last)s last with %(lowest)s."
        ),
        period=local.title("periods", ranked[0].period),
        first=indicator_names(local, first),
        highest=mention(local.register, first[0], local.language),
        last=indicator_names(local, last),
        lowest=mention(local.register, last[0], local.language),
    )


def with_equal_value(local: LocalPackage, figures: Sequence[Figure], end: Figure) -> list[Figure]:
    """The figures whose value reads like that of `end`: 60% and “about 60%” are different."""
    text = value_text(local.register, end, local.language)
    return [
        figure for figure in figures if value_text(local.register, figure, local.language) == text
    ]


def indicator_names(local: LocalPackage, figures: Sequence[Figure]) -> list[str]:
    """The names of the indicators of some figures."""
    return [local.short_name(figure.subject) for figure in figures]


def panels(local: LocalPackage) -> Chart | None:
    """Every indicator over the periods as long as that of the ranking, in the order of rank.

    Indicators that are not ranked come last. None if there is only one period.
    """
    ranked = ranked_shares(local)
    if not ranked:
        return None
    last = [*ranked, *unranked_shares(local)]
    rank = {figure.subject: number for number, figure in enumerate(last)}
    shares = [figure for figure in comparable_shares(local, ranked) if figure.subject in rank]
    if len({figure.period for figure in shares}) < 2:
        return None
    drawn = sorted(
        shares, key=lambda figure: (rank[figure.subject], local.period_order(figure.period))
    )
    name = local.language.text("Each indicator over time")
    return panels_chart(
        local.register, drawn, local.language, Words(name, change_message(local, last, drawn))
    )


def change_message(local: LocalPackage, last: Sequence[Figure], shares: Sequence[Figure]) -> str:
    """The indicators that rose and fell most.

    If all changes are equal: the values of the first indicator. `last` are the latest shares by
    rank.
    """
    measure = latest_change(local, last[0].period)
    changes = [
        change
        for figure in last
        if (change := local.figure(figure.subject, measure, figure.period))
    ]
    numbers = [
        (figure.published, figure) for figure in changes if isinstance(figure.published, Decimal)
    ]
    if len({number for number, _ in numbers}) < 2:
        first_shares = [figure for figure in shares if figure.subject == last[0].subject]
        return values_message(local, first_shares, indicator_names(local, first_shares[:1]))
    extremes = [end(number for number, _ in numbers) for end in (max, min)]
    most, least = ([figure for number, figure in numbers if number == end] for end in extremes)
    return short_message(
        local.language,
        gettext_noop(
            "%(measure)s: highest for %(first)s (%(highest)s), lowest for %(last)s (%(lowest)s)."
        ),
        measure=local.title("measures", measure),
        first=indicator_names(local, most),
        highest=marked(in_words(local.register, most[0], local.language), most[0]),
        last=indicator_names(local, least),
        lowest=marked(in_words(local.register, least[0], local.language), least[0]),
    )


def series(local: LocalPackage, every: Sequence[Figure]) -> Chart | None:
    """The shares of one indicator over time. `every` are all its shares.

    Drawn are those of periods of one length: that of most numbers, or the longest of several. None
    if there are several lengths, and of none of them more than one number.
    """
    by_length = grouped(every, lambda figure: local.months(figure.period))
    shares = max(
        by_length.values(),
        key=lambda group: (len(numbers_of(group)), local.months(group[0].period) or 0),
    )
    numbers = numbers_of(shares)
    if not numbers or (len(numbers) == 1 and len(by_length) > 1):
        return None
    name = local.language.text(
        "%(indicator)s over time", indicator=local.short_name(shares[0].subject)
    )
    words = Words(name, values_message(local, shares, indicator_names(local, shares[:1])))
    return series_chart(local.register, shares, local.language, words)


def values_message(local: LocalPackage, shares: Sequence[Figure], names: Sequence[str]) -> str:
    """The values of one indicator, or of several with equal values, each with its period."""
    return short_message(
        local.language,
        gettext_noop("%(indicator)s met or exceeded: %(values)s."),
        indicator=names,
        values=values_by_period(local, numbers_of(shares)),
    )


def numbers_of(shares: Sequence[Figure]) -> list[Figure]:
    """The shares that have a value."""
    return [figure for figure in shares if isinstance(figure.published, Decimal)]
