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
from generator.pages.local import LocalPackage
from generator.pages.report_cards.charts import indicator_names, with_equal_value
from generator.pages.report_cards.shares import (
    all_grades,
    best_first,
    indicator_grades,
    ranked_shares,
    share_measures,
)
from generator.pages.tables import leading_period, values_by_period


def grid(local: LocalPackage) -> Chart | None:
    """The stated ratings of the latest period with many of them, and who did not report then."""
    every = [figure for figure in local.figures if figure.measure == RATING]
    period = leading_period(local, every)
    rated = [figure for figure in every if figure.period == period]
    if not rated:
        return None
    silent = [
        figure
        for figure in local.figures
        if (figure.measure, figure.period, figure.published) == ("reported", period, "no")
    ]
    name = local.language.text(
        "Ratings of entities in the documents, %(period)s", period=local.title("periods", period)
    )
    words = Words(name, rating_message(local, rated), local.title("measures", RATING))
    return grid_chart(local.register, [*rated, *silent], local.language, words)


def rating_message(local: LocalPackage, rated: Sequence[Figure]) -> str:
    """The entities with the best stated rating, indicator by indicator, as many as fit."""
    order = {row.rating: int(row.order) for row in local.tables.scale}
    best = max((str(figure.published) for figure in rated), key=lambda rating: order[rating])
    entities = local.by_key.entities
    named: dict[str, list[str]] = {}
    for figure in rated:
        entity, indicator = figure.keys
        if figure.published == best:
            named.setdefault(indicator, []).append(
                entities[entity].acronym or local.title("entities", entity)
            )
    achieved = {row.rating for row in local.tables.scale if row.achieved}
    message = (
        gettext_noop("Only good examples are named; “%(rating)s” in %(period)s")
        if achieved.issuperset(str(figure.published) for figure in rated)
        else gettext_noop("“%(rating)s” in %(period)s")
    )
    head = local.language.text(
        message,
        rating=local.title("scale", best),
        period=local.title("periods", rated[0].period),
    )
    parts = [
        local.language.text(
            "%(indicator)s – %(entities)s",
            indicator=local.short_name(indicator),
            entities=local.language.listed(names),
        )
        for indicator, names in named.items()
    ]
    return short_enumeration(local.language, head, parts)


def distribution(local: LocalPackage) -> Chart | None:
    """All ratings by grade. The message is about the best grade with a numeric share."""
    grades = all_grades(local)
    printed = {figure.measure for figure in grades if isinstance(figure.published, Decimal)}
    best = next((measure for measure in share_measures(local) if measure in printed), None)
    if best is None:
        return None
    shares = [figure for figure in grades if figure.measure == best]
    alt = short_message(
        local.language,
        gettext_noop("Of all ratings, “%(rating)s” made up %(shares)s."),
        rating=grade_name(local, best),
        shares=values_by_period(local, shares),
    )
    words = Words(
        local.language.text("All ratings by grade"),
        alt,
        local.language.text("share of the ratings"),
    )
    return distribution_chart(local.register, grades, local.language, words)


def ratings(local: LocalPackage) -> Chart | None:
    """The ratings of each indicator by grade."""
    grades = indicator_grades(local, ranked_shares(local))
    if not grades:
        return None
    best = grade_shares(local.tables).get(best_first(local)[0].rating)
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
        local, [figure for _, figure in top if figure.measure == first.measure], first
    )
    name = local.language.text(
        "Ratings of each indicator by grade, %(period)s",
        period=local.title("periods", first.period),
    )
    words = Words(name, grade_message(local, equal), local.language.text("share of the ratings"))
    return replace(
        distribution_chart(local.register, grades, local.language, words), name="ratings"
    )


def grade_message(local: LocalPackage, equal: Sequence[Figure]) -> str:
    """The indicators for which a rating is most frequent. `equal` are their shares."""
    for_one = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: %(value)s of its ratings in %(period)s."
    )
    for_several = gettext_noop(
        "“%(rating)s” is most frequent for %(indicator)s: "
        "%(value)s of the ratings of each in %(period)s."
    )
    return short_message(
        local.language,
        for_several if len(equal) > 1 else for_one,
        rating=grade_name(local, equal[0].measure),
        indicator=indicator_names(local, equal),
        value=mention(local.register, equal[0], local.language),
        period=local.title("periods", equal[0].period),
    )


def grade_name(local: LocalPackage, measure: str) -> str:
    """The grade of which a measure is the share."""
    return local.title("scale", local.by_key.measures[measure].of or "")
