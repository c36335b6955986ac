"""What a category or custodian of a package of targets has: targets, figures and promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.models import Figure
from generator.pages.commitments import Commitment, commitments
from generator.pages.local import LocalPackage, grouped
from generator.views.targets import memberships


@dataclass(frozen=True)
class About:
    """What a package has about one row of a table of groups."""

    link: Link
    whole: str
    """The key of the category that it is part of; empty if it is part of none."""
    targets: Sequence[Link]
    figures: Sequence[Figure]
    """The figures about it and its parts, apart from counts of targets."""
    promised: Sequence[Commitment]
    """What is promised about it or one of its targets."""

    @property
    def is_empty(self) -> bool:
        return not (self.targets or self.figures or self.promised)


def about_groups(local: LocalPackage, table: str) -> dict[str, About]:
    """What each category or custodian has, by key, in the order of the table. Those with nothing
    are left out, unless one of their parts has something.
    """
    groups = all_groups(local, table)
    wholes = {about.whole for about in groups.values() if not about.is_empty}
    return {key: about for key, about in groups.items() if not about.is_empty or key in wholes}


def all_groups(local: LocalPackage, table: str) -> dict[str, About]:
    """Each category or custodian, by key, with what it has."""
    targets = grouped(memberships(local.tables), lambda pair: pair[0])
    promised = grouped(commitments(local), lambda one: one.about)
    parts = parts_by_whole(local)
    wholes = {row.category: row.part_of or "" for row in local.tables.categories}
    counts = {row.measure for row in local.package.kind.measures}
    order = {measure: number for number, measure in enumerate(local.by_key.measures)}
    groups = {}
    for key in local.by_key.of(table):
        members = [target for _, target in targets.get(key, ())]
        own = [key, *within(parts, key)]
        groups[key] = About(
            local.link(table, key),
            whole=wholes.get(key, ""),
            targets=[local.link("targets", target) for target in members],
            figures=[
                figure
                for subject in own
                for figure in sorted(
                    local.figures_about(subject),
                    key=lambda one: (order[one.measure], local.period_order(one.period)),
                )
                if figure.measure not in counts
            ],
            promised=[one for subject in (*own, *members) for one in promised.get(subject, ())],
        )
    return groups


def parts_by_whole(local: LocalPackage) -> Mapping[str, Sequence[str]]:
    """The subjects that are part of another one, by that one."""
    pairs = [(row.part_of, row.subject) for row in local.tables.subjects if row.part_of]
    return {whole: [part for _, part in rows] for whole, rows in grouped(pairs, first).items()}


def first(pair: Sequence[str]) -> str:
    """The first of two."""
    return pair[0]


def within(parts: Mapping[str, Sequence[str]], key: str) -> Iterator[str]:
    """The parts of a subject, each followed by its own parts."""
    for part in parts.get(key, ()):
        yield part
        yield from within(parts, part)
