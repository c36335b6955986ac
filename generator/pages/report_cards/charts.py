"""Charts of the shares by which indicators are ranked: the ranking, and the values over time."""

from collections.abc import Sequence
from decimal import Decimal

from generator.charts.captions import Words, short_message
from generator.charts.chart import Chart
from generator.charts.mentions import marked, mention
from generator.charts.report_cards.panels import panels_chart
from generator.charts.report_cards.ranking import ranking_chart
from generator.charts.report_cards.series import series_chart
from generator.kinds.roles import is_threshold
from generator.language import gettext_noop
from generator.language.names import in_words, value_text
from generator.models import Figure
from generator.pages.report_cards.shares import (
    indicator_shares,
    latest_change,
    ranked_shares,
    unranked_shares,
)
from generator.pages.scope import Scope
from generator.pages.tables import values_by_period


def ranking(scope: Scope) -> Chart | None:
    ranked = ranked_shares(scope)
    if not ranked:
        return None
    shares = indicator_shares(scope)
    rank = {figure.subject: place for place, figure in enumerate(ranked)}
    drawn = sorted(
        (figure for figure in shares if figure.subject in rank),
        key=lambda figure: (rank[figure.subject], -scope.period_order(figure.period)),
    )
    period = scope.title("periods", ranked[0].period)
    name = scope.language.text(
        "Indicators ranked by the share that met or exceeded the requirements, %(period)s",
        period=period,
    )
    drawn += [
        figure
        for figure in scope.figures
        if is_threshold(scope.by_key.measures[figure.measure]) and figure.period == ranked[0].period
    ]
    words = Words(name, ranked_words(scope, ranked), scope.title("measures", ranked[0].measure))
    return ranking_chart(scope.register, drawn, scope.language, words)


def ranked_words(scope: Scope, ranked: Sequence[Figure]) -> str:
    """Every indicator that came first, and every one that came last; where all are equal, their
    value.
    """
    first, last = (alike(scope, ranked, end) for end in (ranked[0], ranked[-1]))
    if first == last:
        return course(scope, ranked[:1], names_of(scope, ranked))
    return short_message(
        scope.language,
        gettext_noop(
            "In %(period)s, %(first)s came first with %(highest)s and %(last)s last with %(lowest)s."
        ),
        period=scope.title("periods", ranked[0].period),
        first=names_of(scope, first),
        highest=mention(scope.register, first[0], scope.language),
        last=names_of(scope, last),
        lowest=mention(scope.register, last[0], scope.language),
    )


def alike(scope: Scope, figures: Sequence[Figure], end: Figure) -> list[Figure]:
    """The figures whose value reads as that of one of them: 60% and “about 60%” are two statements."""
    text = value_text(scope.register, end, scope.language)
    return [
        figure for figure in figures if value_text(scope.register, figure, scope.language) == text
    ]


def names_of(scope: Scope, figures: Sequence[Figure]) -> list[str]:
    """The indicators that some figures are about."""
    return [scope.short_name(figure.subject) for figure in figures]


def panels(scope: Scope) -> Chart | None:
    """Every indicator over its periods, in the order of rank; those without a value in the latest
    period come last.
    """
    last = [*ranked_shares(scope), *unranked_shares(scope)]
    rank = {figure.subject: place for place, figure in enumerate(last)}
    shares = [figure for figure in indicator_shares(scope) if figure.subject in rank]
    if len({figure.period for figure in shares}) < 2:
        return None
    drawn = sorted(shares, key=lambda one: (rank[one.subject], scope.period_order(one.period)))
    name = scope.language.text("Each indicator over time")
    return panels_chart(
        scope.register, drawn, scope.language, Words(name, changed(scope, last, drawn))
    )


def changed(scope: Scope, last: Sequence[Figure], shares: Sequence[Figure]) -> str:
    """Which indicators rose and fell most; where none did more than others, the course of the one
    that came first.
    """
    measure = latest_change(scope, last[0].period)
    changes = [change for one in last if (change := scope.figure(one.subject, measure, one.period))]
    numbers = [
        (figure.published, figure) for figure in changes if isinstance(figure.published, Decimal)
    ]
    if len({number for number, _ in numbers}) < 2:
        own = [one for one in shares if one.subject == last[0].subject]
        return course(scope, own, names_of(scope, own[:1]))
    ends = [end(number for number, _ in numbers) for end in (max, min)]
    most, least = ([figure for number, figure in numbers if number == end] for end in ends)
    return short_message(
        scope.language,
        gettext_noop(
            "%(measure)s: highest for %(first)s (%(highest)s), lowest for %(last)s (%(lowest)s)."
        ),
        measure=scope.title("measures", measure),
        first=names_of(scope, most),
        highest=marked(in_words(scope.register, most[0], scope.language), most[0]),
        last=names_of(scope, least),
        lowest=marked(in_words(scope.register, least[0], scope.language), least[0]),
    )


def series(scope: Scope, shares: list[Figure]) -> Chart:
    name = scope.language.text(
        "%(indicator)s over time", indicator=scope.short_name(shares[0].subject)
    )
    words = Words(name, course(scope, shares, names_of(scope, shares[:1])))
    return series_chart(scope.register, shares, scope.language, words)


def course(scope: Scope, shares: Sequence[Figure], names: Sequence[str]) -> str:
    """The values of one indicator, or of several that share them, each with its period."""
    return short_message(
        scope.language,
        gettext_noop("%(indicator)s met or exceeded: %(values)s."),
        indicator=names,
        values=values_by_period(
            scope, [figure for figure in shares if isinstance(figure.published, Decimal)]
        ),
    )
