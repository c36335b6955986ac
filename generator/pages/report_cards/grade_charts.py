"""Charts of ratings: a grid of entities, and the share of each grade."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.captions import Words, short_enumeration, short_message
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.report_cards import RATING, distribution_chart, grid_chart
from generator.kinds.roles import grade_shares
from generator.language import gettext_noop
from generator.models import Figure
from generator.pages.report_cards.charts import indicator_names, with_equal_value
from generator.pages.report_cards.shares import (
    all_grades,
    best_first,
    indicator_grades,
    ranked_shares,
    share_measures,
)
from generator.pages.scope import Scope
from generator.pages.tables import latest_first, values_by_period


def grid(scope: Scope) -> Chart | None:
    """The stated ratings of the latest period that has any, and who did not report then."""
    every = [figure for figure in scope.figures if figure.measure == RATING]
    period = next(iter(latest_first(scope, every)), "")
    rated = [figure for figure in every if figure.period == period]
    if not rated:
        return None
    silent = [
        figure
        for figure in scope.figures
        if (figure.measure, figure.period, figure.published) == ("reported", period, "no")
    ]
    name = scope.language.text(
        "Stated ratings of entities, %(period)s", period=scope.title("periods", period)
    )
    words = Words(name, rating_message(scope, rated), scope.title("measures", RATING))
    return grid_chart(scope.register, [*rated, *silent], scope.language, words)


def rating_message(scope: Scope, rated: Sequence[Figure]) -> str:
    """The entities with the best stated rating, indicator by indicator, as many as fit."""
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
    return short_enumeration(scope.language, head, parts)


def distribution(scope: Scope) -> Chart | None:
    """All ratings by grade. The message is about the best grade with a numeric share."""
    grades = all_grades(scope)
    printed = {figure.measure for figure in grades if isinstance(figure.published, Decimal)}
    best = next((measure for measure in share_measures(scope) if measure in printed), None)
    if best is None:
        return None
    shares = [figure for figure in grades if figure.measure == best]
    alt = short_message(
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
    top = [
        (share, figure) for share, figure in valued if figure.measure == best and share
    ] or valued
    first = max(top, key=lambda pair: pair[0])[1]
    equal = with_equal_value(
        scope, [figure for _, figure in top if figure.measure == first.measure], first
    )
    name = scope.language.text(
        "Ratings of each indicator by grade, %(period)s",
        period=scope.title("periods", first.period),
    )
    words = Words(name, grade_message(scope, equal), scope.language.text("share of the ratings"))
    return replace(
        distribution_chart(scope.register, grades, scope.language, words), name="ratings"
    )


def grade_message(scope: Scope, equal: Sequence[Figure]) -> str:
    """The indicators for which a rating is most frequent. `equal` are their shares."""
    for_one = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: %(value)s of its ratings in %(period)s."
    )
    for_several = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: "
        "%(value)s of the ratings of each in %(period)s."
    )
    return short_message(
        scope.language,
        for_several if len(equal) > 1 else for_one,
        rating=grade_name(scope, equal[0].measure),
        indicator=indicator_names(scope, equal),
        value=mention(scope.register, equal[0], scope.language),
        period=scope.title("periods", equal[0].period),
    )


def grade_name(scope: Scope, measure: str) -> str:
    """The grade of which a measure is the share."""
    return scope.title("scale", scope.by_key.measures[measure].of or "")
