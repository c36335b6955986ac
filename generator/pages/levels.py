"""Indicators of two packages of report cards that ask for similar things, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from generator.charts.captions import Words, short_message
from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.charts.report_cards import levels_chart
from generator.ids import Link, joined
from generator.language import Language, gettext_noop
from generator.models import Figure, Register
from generator.pages.local import LocalPackage, home_crumb, local_packages_of
from generator.pages.page import Page
from generator.pages.report_cards.referred import counterparts_of
from generator.pages.report_cards.shares import shares_of
from generator.pages.tables import Table, leading_period
from generator.pages.templates import rendered

PATH = "levels/index.md"
TITLE = gettext_noop("Similar indicators, side by side")


@dataclass(frozen=True)
class Level:
    """Two packages with indicators that ask for similar things, and the shares of one period."""

    first: LocalPackage
    second: LocalPackage
    period: str
    """The title of the period."""
    pairs: Sequence[tuple[Figure, Figure]]

    @property
    def bases(self) -> list[tuple[str, str]]:
        """The name of each package, and of what its shares are shares, if the two differ."""
        bases = [
            (local.tab, local.language.localised(figure.base))
            for local, figure in zip((self.first, self.second), self.pairs[0], strict=True)
        ]
        texts = {base for _, base in bases}
        return bases if len(texts) > 1 and all(texts) else []

    @property
    def key(self) -> str:
        """The id of its heading."""
        return joined((self.first.package.name, self.second.package.name))


def level_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page with all such pairs; no page if no two packages have some."""
    levels = list(all_levels(register, language))
    if not levels:
        return
    charts = [chart_of(level) for level in levels]
    values = {
        "title": language.text(TITLE),
        "levels": [
            (level, one, pair_table(level)) for level, one in zip(levels, charts, strict=True)
        ],
    }
    yield Page(
        path=PATH,
        title=language.text(TITLE),
        description=language.text(
            "Indicators of two frameworks that ask for similar things, with the shares of one "
            "period."
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
    """Each two packages of report cards with paired indicators, whichever of the two names the
    other, in the order of the catalogue.
    """
    packages = local_packages_of(register, language, "report-cards")
    for first, second in combinations(packages, 2):
        paired = [
            (key, other.key)
            for key, others in counterparts_of(register, first.package.name).items()
            for other in others
            if other.package == second.package.name
        ]
        level = level_of(first, second, paired)
        if level:
            yield level


def level_of(
    first: LocalPackage, second: LocalPackage, paired: Sequence[tuple[str, str]]
) -> Level | None:
    """The pairs of the leading period (`leading_period`), the highest share of the first package on
    top. None if no pair has shares of one period.
    """
    pairs = [
        (one, other)
        for here, there in paired
        for one in shares_of(first, here)
        for other in shares_of(second, there)
        if one.period == other.period
    ]
    period = leading_period(first, [one for one, _ in pairs])
    shown = [pair for pair in pairs if pair[0].period == period]
    if not shown:
        return None
    shown.sort(key=lambda pair: (-Decimal(str(pair[0].published)), pair[0].subject))
    return Level(first, second, first.title("periods", period), shown)


def chart_of(level: Level) -> Chart:
    """The chart of the pairs. Its message has the pair with the widest gap."""
    register, language = level.first.register, level.first.language
    here, there = max(level.pairs, key=lambda pair: points_apart(*pair))
    message = short_message(
        language,
        gettext_noop(
            "Furthest apart in %(period)s: %(first)s %(here)s (%(one)s), %(second)s %(there)s "
            "(%(other)s)."
        ),
        period=level.period,
        first=level.first.tab,
        here=mention(register, here, language),
        one=level.first.short_name(here.subject),
        second=level.second.tab,
        there=mention(register, there, language),
        other=level.second.short_name(there.subject),
    )
    titles = (
        level.first.title("measures", here.measure),
        level.second.title("measures", there.measure),
    )
    measure = language.chained(list(dict.fromkeys(titles)))
    title = language.text("%(measure)s, %(period)s", measure=measure, period=level.period)
    names = [level.first.tab, level.second.tab]
    drawn = levels_chart(register, level.pairs, names, language, Words(title, message, measure))
    return replace(drawn, name=f"{level.first.package.name}-{level.second.package.name}")


def points_apart(first: Figure, second: Figure) -> Decimal:
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
