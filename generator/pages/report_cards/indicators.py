"""One page per indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.charts.chart import Chart
from generator.dates import partial_date
from generator.ids import Link, SubjectId
from generator.kinds.roles import measure_for
from generator.language import gettext_noop
from generator.language.letters import sort_key
from generator.models import Figure
from generator.pages.commitments import Commitment, commitments
from generator.pages.entities import entity_link
from generator.pages.lineage import Lineage, lineages
from generator.pages.local import LocalPackage, grouped
from generator.pages.page import Page
from generator.pages.recommended import recommended_by_indicator
from generator.pages.report_cards.charts import series
from generator.pages.report_cards.referred import counterparts_of, referred, referred_table
from generator.pages.report_cards.shares import all_applicable, ranked_shares
from generator.pages.tables import Table, measures_by_period
from generator.rows import main_rows
from generator.rows.common import ListRow
from generator.rows.decisions import RecommendationRow
from generator.rows.report_cards import IndicatorEditionRow, IndicatorRow, RatingRow

MET_OF_APPLICABLE = gettext_noop(
    "In %(period)s, %(value)s of the ratings met or exceeded the requirements, not applicable "
    "left out."
)
MET = gettext_noop("In %(period)s, %(value)s met or exceeded the requirements.")
"""The same, if the scale has no grade for “not applicable”."""


@dataclass(frozen=True)
class Ranked:
    """What a package has about its indicators, by their keys. It is collected once."""

    local: LocalPackage
    neighbours: Mapping[str, Sequence[str]]
    """The indicators one rank higher and one rank lower."""
    editions: Mapping[str, Sequence[IndicatorEditionRow]]
    lineages: Mapping[str, Lineage]
    ratings: Mapping[str, Sequence[RatingRow]]
    lists: Mapping[str, Sequence[ListRow]]
    members: Mapping[str, Sequence[Link]]
    """By list: name and page of each member, in alphabetical order."""
    counterparts: Mapping[str, Sequence[SubjectId]]
    """The indicators of other packages that ask for something similar."""
    recommended: Mapping[str, Sequence[tuple[Link, RecommendationRow]]]
    """The recommendations that would help on it, by our reading."""
    promised: Mapping[str, Sequence[Commitment]]


@dataclass(frozen=True)
class IndicatorValues:
    """What the template of an indicator gets."""

    indicator: IndicatorRow
    editions: Sequence[IndicatorEditionRow]
    lineage: Lineage | None
    latest: Figure | None
    """The last share."""
    earlier: Sequence[Figure]
    """The shares of periods before it that have a value, the latest first."""
    shares: str
    """The message that says the last share, `MET` or `MET_OF_APPLICABLE`."""
    chart: Chart | None
    broken: bool
    table: Table | None
    places: Sequence[tuple[str, str]]
    """Source and locator of each place that states a figure."""
    rated: Sequence[tuple[RatingRow, Link, Figure | None]]
    """The stated ratings, each with the name and page of its entity and the figure."""
    lists: Sequence[tuple[ListRow, Sequence[Link]]]
    """The lists of entities about this indicator, with their members."""
    neighbours: Sequence[Link]
    """The indicators one rank higher and one rank lower."""
    counterparts: Table | None
    """The indicators of other packages that ask for something similar, with their last shares."""
    recommended: Sequence[tuple[Link, RecommendationRow]]
    promised: Sequence[Commitment]
    """What documents announce or expect about it."""


def indicator_pages(local: LocalPackage) -> Iterator[Page]:
    """The page of each indicator."""
    indicators = ranked_indicators(local)
    for row in local.tables.indicators:
        link, values = local.link("indicators", row.indicator), indicator_values(indicators, row)
        description = local.language.text(
            "%(indicator)s in %(package)s: every figure, its source and its change.",
            indicator=link.title,
            package=local.package_text("title"),
        )
        page = local.page(
            "report-cards/indicator.md", link, description, vars(values), [values.chart]
        )
        yield replace(page, own_title=title_in_full(local, link.title, values))


def title_in_full(local: LocalPackage, title: str, values: IndicatorValues) -> str:
    """The title of an indicator with the package, its number and the first and last period.

    Empty if the indicator has no number or no share.
    """
    if not values.editions or not values.latest:
        return ""
    first = values.earlier[-1] if values.earlier else values.latest
    periods = dict.fromkeys(local.title("periods", one.period) for one in (first, values.latest))
    return local.language.text(
        "%(indicator)s: %(package)s indicator %(number)s, %(periods)s",
        indicator=title,
        package=local.tab,
        number=values.editions[-1].number,
        periods="–".join(periods),
    )


def ranked_indicators(local: LocalPackage) -> Ranked:
    """What a package has about its indicators."""
    members = grouped(
        sorted(
            local.tables.members,
            key=lambda row: (sort_key(local.title("entities", row.entity)), row.entity),
        ),
        lambda row: row.list,
    )
    order = [figure.subject for figure in ranked_shares(local)]
    return Ranked(
        local,
        neighbours={
            key: [*order[max(rank - 1, 0) : rank], *order[rank + 1 : rank + 2]]
            for rank, key in enumerate(order)
        },
        editions=grouped(local.tables.indicator_editions, lambda row: row.indicator),
        lineages=lineages(
            ((row.indicator, row.predecessor) for row in local.tables.indicator_editions),
            lambda key: local.link("indicators", key),
        ),
        ratings=grouped(main_rows(local.tables.ratings), lambda row: row.indicator),
        lists=grouped(local.tables.lists, lambda row: row.subject),
        members={
            key: [entity_link(local, row.entity) for row in rows] for key, rows in members.items()
        },
        counterparts=counterparts_of(local.register, local.package.name),
        promised=grouped(commitments(local), lambda one: one.about),
        recommended=recommended_by_indicator(local.register, local.language, local.package.name),
    )


def indicator_values(indicators: Ranked, indicator: IndicatorRow) -> IndicatorValues:
    """What the page of an indicator shows."""
    local, key = indicators.local, indicator.indicator
    figures, ranked_by = local.figures_about(key), measure_for(local.tables, "rank")
    shares = [figure for figure in figures if figure.measure == ranked_by]
    shares.sort(key=lambda figure: local.period_order(figure.period), reverse=True)
    chart = series(local, shares[::-1]) if shares else None
    return IndicatorValues(
        indicator,
        editions=indicators.editions.get(key, ()),
        lineage=indicators.lineages.get(key),
        latest=shares[0] if shares else None,
        earlier=[
            figure
            for figure in shares[1:]
            if figure.published is not None and not overlaps(local, figure, shares[0])
        ],
        shares=MET if all_applicable(local) else MET_OF_APPLICABLE,
        chart=chart,
        broken=any(figure.obs_status == "B" for figure in shares),
        table=measures_by_period(local, figures) if figures else None,
        places=sorted({(one.source, one.locator) for two in figures for one in two.statements}),
        rated=[
            (
                row,
                entity_link(local, row.entity),
                local.figure(f"{row.entity}~{key}", "rating", row.period),
            )
            for row in indicators.ratings.get(key, ())
        ],
        lists=[
            (row, indicators.members.get(row.list, ())) for row in indicators.lists.get(key, ())
        ],
        neighbours=[
            local.link("indicators", other) for other in indicators.neighbours.get(key, ())
        ],
        counterparts=counterpart_table(local, indicators.counterparts.get(key, ())),
        recommended=indicators.recommended.get(key, ()),
        promised=indicators.promised.get(key, ()),
    )


def overlaps(local: LocalPackage, earlier: Figure, latest: Figure) -> bool:
    """True if the period of a share reaches into that of a later one, like 2016–2019 into 2019."""
    end = local.by_key.periods[earlier.period].end
    start = local.by_key.periods[latest.period].start
    if not end or not start:
        return False
    return partial_date(end).last >= partial_date(start).first


def counterpart_table(local: LocalPackage, identities: Sequence[SubjectId]) -> Table | None:
    """The indicators of other packages with these ids; None if there are none."""
    others = list(referred(local.register, local.language, identities))
    return referred_table(local.language, others) if others else None
