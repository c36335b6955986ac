"""The charts of report-card pages, each with its title and its result in words."""

from collections.abc import Sequence
from decimal import Decimal

from generator.charts import Chart, Words
from generator.charts.captions import mention
from generator.charts.report_cards.distribution import distribution_chart
from generator.charts.report_cards.ranking import ranking_chart
from generator.charts.report_cards.series import series_chart
from generator.models import Figure
from generator.pages.report_cards.shares import (
    GRADE_SHARE,
    RANKED,
    grade_shares,
    indicator_grades,
    indicator_shares,
    ranked_shares,
)
from generator.pages.scope import Scope


def ranking(scope: Scope) -> Chart | None:
    ranked = ranked_shares(scope)
    if not ranked:
        return None
    first, last = ranked[0], ranked[-1]
    shares = indicator_shares(scope)
    rank = {figure.subject: place for place, figure in enumerate(ranked)}
    drawn = sorted(
        (figure for figure in shares if figure.subject in rank),
        key=lambda figure: (rank[figure.subject], -scope.period_order(figure.period)),
    )
    period = scope.title("periods", first.period)
    alt = scope.language.text(
        "In %(period)s, %(first)s came first with %(highest)s and %(last)s last with %(lowest)s.",
        period=period,
        first=scope.short_name(first.subject),
        highest=mention(first),
        last=scope.short_name(last.subject),
        lowest=mention(last),
    )
    name = scope.language.text(
        "Indicators ranked by the share that met or exceeded the requirements, %(period)s", period=period
    )
    drawn += [
        figure for figure in scope.figures if figure.measure.endswith("-threshold") and figure.period == first.period
    ]
    words = Words(name, alt, scope.title("measures", RANKED))
    return ranking_chart(scope.register, drawn, scope.language, words)


def distribution(scope: Scope) -> Chart | None:
    grades = grade_shares(scope)
    if not grades:
        return None
    best = max(scope.rows("scale"), key=lambda row: int(row["order"]))["rating"]
    shares = [figure for figure in grades if figure.measure == f"{GRADE_SHARE}{best}"]
    alt = scope.language.text(
        "Of all ratings, “%(rating)s” made up %(shares)s.",
        rating=scope.title("scale", best),
        shares=values_by_period(scope, shares),
    )
    words = Words(scope.language.text("All ratings by grade"), alt, scope.language.text("share of the ratings"))
    return distribution_chart(scope.register, grades, scope.language, words)


def ratings(scope: Scope) -> Chart | None:
    """The ratings of each indicator by grade."""
    grades = indicator_grades(scope, ranked_shares(scope))
    if not grades:
        return None
    best = max(scope.rows("scale"), key=lambda row: int(row["order"]))["rating"]
    valued = [figure for figure in grades if figure.published is not None]
    if not valued:
        return None
    top = [figure for figure in valued if figure.measure == f"{GRADE_SHARE}{best}"] or valued
    first = max(top, key=lambda figure: (figure.published, figure.subject))
    alt = scope.language.text(
        "“%(rating)s” is most frequent for %(indicator)s: %(value)s of its ratings in %(period)s.",
        rating=scope.title("scale", first.measure.removeprefix(GRADE_SHARE)),
        indicator=scope.short_name(first.subject),
        value=mention(first),
        period=scope.title("periods", first.period),
    )
    name = scope.language.text(
        "Ratings of each indicator by grade, %(period)s", period=scope.title("periods", first.period)
    )
    words = Words(name, alt, scope.language.text("share of the ratings"))
    return distribution_chart(scope.register, grades, scope.language, words)


def series(scope: Scope, shares: list[Figure]) -> Chart:
    name = scope.short_name(shares[0].subject)
    alt = scope.language.text(
        "%(indicator)s met or exceeded: %(values)s.",
        indicator=name,
        values=values_by_period(scope, [figure for figure in shares if isinstance(figure.published, Decimal)]),
    )
    words = Words(scope.language.text("%(indicator)s over time", indicator=name), alt)
    return series_chart(scope.register, shares, scope.language, words)


def values_by_period(scope: Scope, figures: Sequence[Figure]) -> str:
    """Values with their periods as one enumeration: “28% in 2019 and 23% in 2018”."""
    parts = [
        scope.language.text(
            "%(value)s in %(period)s",
            value=mention(figure),
            period=scope.title("periods", figure.period),
        )
        for figure in figures
    ]
    return scope.language.listed(parts)
