"""The charts of report-card pages, each with its title and its result in words."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.captions import Words, enumerated, told
from generator.charts.chart import Chart
from generator.charts.mentions import marked, mention
from generator.charts.report_cards.distribution import distribution_chart
from generator.charts.report_cards.grid import RATING, grid_chart
from generator.charts.report_cards.panels import panels_chart
from generator.charts.report_cards.ranking import ranking_chart
from generator.charts.report_cards.series import series_chart
from generator.kinds.roles import grade_shares, is_threshold
from generator.language import gettext_noop
from generator.language.names import in_words, value_text
from generator.models import Figure
from generator.pages.report_cards.shares import (
    all_grades,
    best_first,
    indicator_grades,
    indicator_shares,
    latest_change,
    ranked_shares,
    share_measures,
    unranked_shares,
)
from generator.pages.scope import Scope
from generator.pages.tables import latest_first, values_by_period


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
    return told(
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
    return told(
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


def grid(scope: Scope) -> Chart | None:
    """The stated ratings of the latest period that has any, and who did not report then."""
    every = [figure for figure in scope.figures if figure.measure == RATING]
    period = next(iter(latest_first(scope, every)), "")
    rated = [figure for figure in every if figure.period == period]
    if not rated:
        return None
    silent = [
        one
        for one in scope.figures
        if (one.measure, one.period, one.published) == ("reported", period, "no")
    ]
    name = scope.language.text(
        "Stated ratings of entities, %(period)s", period=scope.title("periods", period)
    )
    words = Words(name, rated_words(scope, rated), scope.title("measures", RATING))
    return grid_chart(scope.register, [*rated, *silent], scope.language, words)


def rated_words(scope: Scope, rated: Sequence[Figure]) -> str:
    """Who has the best of the stated ratings, indicator by indicator, as far as there is room."""
    order = {row.rating: int(row.order) for row in scope.tables.scale}
    best = max((str(figure.published) for figure in rated), key=lambda rating: order[rating])
    entities = scope.by_key.entities
    named: dict[str, list[str]] = {}
    for figure in rated:
        entity, indicator = figure.keys
        if figure.published == best:
            named.setdefault(indicator, []).append(
                entities[entity].acronym or scope.title("entities", entity)
            )
    head = scope.language.text(
        "“%(rating)s” in %(period)s",
        rating=scope.title("scale", best),
        period=scope.title("periods", rated[0].period),
    )
    parts = [
        scope.language.text(
            "%(indicator)s – %(entities)s",
            indicator=scope.short_name(indicator),
            entities=scope.language.listed(names),
        )
        for indicator, names in named.items()
    ]
    return enumerated(scope.language, head, parts)


def distribution(scope: Scope) -> Chart | None:
    """All ratings by grade; the message is about the best grade of which a share is printed."""
    grades = all_grades(scope)
    printed = {figure.measure for figure in grades if isinstance(figure.published, Decimal)}
    best = next((measure for measure in share_measures(scope) if measure in printed), None)
    if best is None:
        return None
    shares = [figure for figure in grades if figure.measure == best]
    alt = told(
        scope.language,
        gettext_noop("Of all ratings, “%(rating)s” made up %(shares)s."),
        rating=grade_name(scope, best),
        shares=values_by_period(scope, shares),
    )
    words = Words(
        scope.language.text("All ratings by grade"),
        alt,
        scope.language.text("share of the ratings"),
    )
    return distribution_chart(scope.register, grades, scope.language, words)


def ratings(scope: Scope) -> Chart | None:
    """The ratings of each indicator by grade."""
    grades = indicator_grades(scope, ranked_shares(scope))
    if not grades:
        return None
    best = grade_shares(scope.tables).get(best_first(scope)[0].rating)
    valued = [
        (figure.published, figure) for figure in grades if isinstance(figure.published, Decimal)
    ]
    if not valued:
        return None
    top = [one for one in valued if one[1].measure == best and one[0]] or valued
    first = max(top, key=lambda one: one[0])[1]
    equal = alike(scope, [figure for _, figure in top if figure.measure == first.measure], first)
    name = scope.language.text(
        "Ratings of each indicator by grade, %(period)s",
        period=scope.title("periods", first.period),
    )
    words = Words(name, frequent_words(scope, equal), scope.language.text("share of the ratings"))
    return replace(
        distribution_chart(scope.register, grades, scope.language, words), name="ratings"
    )


def frequent_words(scope: Scope, equal: Sequence[Figure]) -> str:
    """For which indicators a rating is most frequent: those of equal shares of one rating."""
    one = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: %(value)s of its ratings in %(period)s."
    )
    several = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: %(value)s of the ratings of each in %(period)s."
    )
    return told(
        scope.language,
        several if len(equal) > 1 else one,
        rating=grade_name(scope, equal[0].measure),
        indicator=names_of(scope, equal),
        value=mention(scope.register, equal[0], scope.language),
        period=scope.title("periods", equal[0].period),
    )


def grade_name(scope: Scope, measure: str) -> str:
    """The grade of which a measure is the share."""
    return scope.title("scale", scope.by_key.measures[measure].of or "")


def series(scope: Scope, shares: list[Figure]) -> Chart:
    name = scope.language.text(
        "%(indicator)s over time", indicator=scope.short_name(shares[0].subject)
    )
    words = Words(name, course(scope, shares, names_of(scope, shares[:1])))
    return series_chart(scope.register, shares, scope.language, words)


def course(scope: Scope, shares: Sequence[Figure], names: Sequence[str]) -> str:
    """The values of one indicator, or of several that share them, each with its period."""
    return told(
        scope.language,
        gettext_noop("%(indicator)s met or exceeded: %(values)s."),
        indicator=names,
        values=values_by_period(
            scope, [figure for figure in shares if isinstance(figure.published, Decimal)]
        ),
    )
