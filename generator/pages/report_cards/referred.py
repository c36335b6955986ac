"""Indicators as pages of other topics and packages refer to them: by name, with the last share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.ids import Link, SubjectId
from generator.language import Language
from generator.models import Figure, Register
from generator.pages.local import LocalPackage
from generator.pages.report_cards.shares import shares_of
from generator.pages.tables import Table


@dataclass(frozen=True)
class Referred:
    """An indicator of any package."""

    local: LocalPackage
    key: str
    share: Figure | None
    """Its last share that is a number; None if it has none."""

    @property
    def link(self) -> Link:
        return self.local.link("indicators", self.key)


def referred(
    register: Register, language: Language, identities: Iterable[SubjectId]
) -> Iterator[Referred]:
    """The indicators with these ids. An id of a package that is not in the catalogue is refused
    by the check `indicators_that_do_not_exist`.
    """
    for identity in identities:
        local = LocalPackage(register, language, register.release.packages[identity.package])
        shares = shares_of(local, identity.key)
        last = max(shares, key=lambda figure: local.period_order(figure.period), default=None)
        yield Referred(local, identity.key, last)


def counterparts_of(register: Register, package: str) -> dict[str, list[SubjectId]]:
    """For each indicator of a package, those of other packages that ask for something similar,
    whichever of the two names the other.
    """
    pairs = [
        (SubjectId(f"{other.name}.{row.indicator}"), SubjectId(row.counterpart))
        for other in register.release.packages.values()
        for row in other.tables.indicators
        if row.counterpart
    ]
    found: dict[str, list[SubjectId]] = {}
    for one, other in [*pairs, *((other, one) for one, other in pairs)]:
        if one.package == package and other not in found.setdefault(one.key, []):
            found[one.key].append(other)
    return found


def referred_table(language: Language, indicators: Iterable[Referred]) -> Table:
    """An indicator a row, with its package and last share."""
    return Table(
        (
            language.text("Indicator"),
            language.text("Package"),
            language.text("Met or exceeded"),
            language.text("Period"),
        ),
        [
            (
                one.link,
                Link(one.local.tab, one.local.overview_path),
                one.share,
                one.local.title("periods", one.share.period) if one.share else None,
            )
            for one in indicators
        ],
    )
