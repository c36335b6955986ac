"""What two packages of report cards ask alike, side by side: entities and country teams."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts.captions import Words, short_message
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.report_cards import levels_chart
from generator.ids import Link, SubjectId, joined
from generator.kinds.roles import measure_for
from generator.language import Language, gettext_noop
from generator.models import Figure, Register
from generator.pages.local import LocalPackage, home_crumb, local_packages_of
from generator.pages.page import Page
from generator.pages.tables import Table
from generator.pages.templates import rendered

PATH = "levels/index.md"
TITLE = gettext_noop("Headquarters beside country level")


@dataclass(frozen=True)
class Level:
    """Two packages with indicators that ask the same, and the shares of one period."""

    first: LocalPackage
    second: LocalPackage
    period: str
    """The title of the period."""
    pairs: Sequence[tuple[Figure, Figure]]

    @property
    def key(self) -> str:
        """The id of its heading."""
        return joined((self.first.package.name, self.second.package.name))


def level_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page with all such pairs; no page if no two packages have some."""
    levels = list(all_levels(register, language))
    if not levels:
        return
    charts = [chart(level) for level in levels]
    values = {
        "levels": [
            (level, one, pair_table(level)) for level, one in zip(levels, charts, strict=True)
        ]
    }
    yield Page(
        path=PATH,
        title=language.text(TITLE),
        description=language.text(
            "The indicators that both frameworks have, side by side: what entities reach, and what "
            "teams in countries reach."
        ),
        markdown=rendered("levels.md", values, register=register, language=language, path=PATH),
        breadcrumbs=home_crumb(language),
        charts=tuple(charts),
        contents=False,
    )


def level_links(register: Register, language: Language) -> list[Link]:
    """The title and the page, if there is one."""
    held = next(all_levels(register, language), None)
    return [Link(language.text(TITLE), PATH)] if held else []


def all_levels(register: Register, language: Language) -> Iterator[Level]:
    """Each two packages of which the second names indicators of the first as its counterparts."""
    packages = local_packages_of(register, language, "report-cards")
    for second in packages:
        for first in packages:
            named = [
                (SubjectId(row.counterpart).key, row.indicator)
                for row in second.tables.indicators
                if row.counterpart and SubjectId(row.counterpart).package == first.package.name
            ]
            level = level_of(first, second, named)
            if level:
                yield level


def level_of(
    first: LocalPackage, second: LocalPackage, named: Sequence[tuple[str, str]]
) -> Level | None:
    """The pairs in the latest period that both packages rate, the highest share of the first one
    on top. None if there is no such period.
    """
    periods = [key for key in first.by_key.periods if key in second.by_key.periods]
    for period in sorted(periods, key=first.period_order, reverse=True):
        pairs = [
            (one, other)
            for here, there in named
            if (one := share(first, here, period)) and (other := share(second, there, period))
        ]
        if pairs:
            pairs.sort(key=lambda pair: (-Decimal(str(pair[0].published)), pair[0].subject))
            return Level(first, second, first.title("periods", period), pairs)
    return None


def share(local: LocalPackage, indicator: str, period: str) -> Figure | None:
    """The share by which an indicator is ranked, if it is a number."""
    figure = local.figure(indicator, measure_for(local.tables, "rank"), period)
    return figure if figure and isinstance(figure.published, Decimal) else None


def chart(level: Level) -> Chart:
    """The chart of the pairs. Its message has the pair with the widest gap."""
    register, language = level.first.register, level.first.language
    widest = max(level.pairs, key=lambda pair: gap(*pair))
    names = [level.first.tab, level.second.tab]
    message = short_message(
        language,
        gettext_noop(
            "Furthest apart in %(period)s: %(first)s %(here)s (%(one)s), %(second)s %(there)s "
            "(%(other)s)."
        ),
        period=level.period,
        first=level.first.tab,
        here=mention(register, widest[0], language),
        one=level.first.short_name(widest[0].subject),
        second=level.second.tab,
        there=mention(register, widest[1], language),
        other=level.second.short_name(widest[1].subject),
    )
    title = language.text(
        "Share that met or exceeded the requirements, %(period)s", period=level.period
    )
    words = Words(title, message, level.first.title("measures", level.pairs[0][0].measure))
    return levels_chart(register, level.pairs, names, language, words)


def gap(first: Figure, second: Figure) -> Decimal:
    """How far two shares are apart."""
    return abs(Decimal(str(first.published)) - Decimal(str(second.published)))


def pair_table(level: Level) -> Table:
    """A pair a row, each share beside its indicator."""
    return Table(
        (level.first.tab, level.period, level.second.tab, level.period),
        [
            (
                level.first.link("indicators", one.subject),
                one,
                level.second.link("indicators", other.subject),
                other,
            )
            for one, other in level.pairs
        ],
    )
