"""What a category or custodian of a package of targets has: targets, figures and promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.ids import Link, joined
from generator.models import Figure
from generator.pages.commitments import Commitment, commitments
from generator.pages.local import LocalPackage, by_first, grouped
from generator.pages.targets.tables import counts_of, periods_of
from generator.views.targets import memberships


@dataclass(frozen=True)
class About:
    """What a package has about one row of a table of groups."""

    link: Link
    targets: Sequence[Link]
    figures: Sequence[Figure]
    """The figures about it and its parts, apart from counts of targets."""
    promised: Sequence[Commitment]
    """What is promised about it or one of its targets."""
    parts: Sequence[Link] = ()
    """The categories that are part of it."""
    depth: int = 0
    """How many categories it is within."""

    @property
    def is_empty(self) -> bool:
        return not (self.targets or self.figures or self.promised)


@dataclass(frozen=True)
class Answered:
    """The targets of a package for which an entity answers."""

    link: Link
    """The custodian that the entity is, and its page."""
    counts: Sequence[tuple[str, Figure]]
    """The counts of targets with a result, each with the name of its period, the latest first."""
    targets: Sequence[tuple[Link, Figure | None]]
    """Its targets, each with the latest status that a document states for it or for its part."""


def answered_by_entity(local: LocalPackage) -> dict[str, list[Answered]]:
    """The targets for which each entity answers, as a custodian of the package.

    A custodian with the key of an entity is this entity, if its row names no other.
    """
    groups = about_groups(local, "custodians")
    targets = by_first((row.custodian, row.target) for row in local.tables.target_custodians)
    return by_first(
        (
            row.entity or row.custodian,
            Answered(
                groups[row.custodian].link,
                [
                    (
                        local.title("periods", period),
                        counts_of(local, row.custodian, period)["targets"],
                    )
                    for period in periods_of(local, row.custodian)
                ],
                [
                    (local.link("targets", target), latest_status(local, target, row.custodian))
                    for target in targets[row.custodian]
                ],
            ),
        )
        for row in local.tables.custodians
        if row.custodian in groups and groups[row.custodian].targets
    )


def latest_status(local: LocalPackage, target: str, custodian: str) -> Figure | None:
    """The latest status that a document states for a target, or for the part of a custodian."""
    stated = [
        figure
        for subject in (target, joined((target, custodian)))
        for figure in local.figures_about(subject)
        if figure.measure == "stated-status"
    ]
    return max(stated, key=lambda one: (local.period_order(one.period), one.subject), default=None)


def about_groups(local: LocalPackage, table: str) -> dict[str, About]:
    """What each category or custodian has, by key, each followed by its parts. Those with nothing
    are left out, unless something within them has something.
    """
    groups = all_groups(local, table)
    wholes = {row.category: row.part_of or "" for row in local.tables.categories}
    by_whole = by_first((wholes.get(key, ""), key) for key in groups)
    return dict(branches(groups, by_whole))


def branches(
    groups: Mapping[str, About],
    by_whole: Mapping[str, Sequence[str]],
    whole: str = "",
    depth: int = 0,
) -> Iterator[tuple[str, About]]:
    """The groups within a whole, each followed by those within it. `by_whole` has their keys."""
    for key in by_whole.get(whole, ()):
        within_it = list(branches(groups, by_whole, key, depth + 1))
        parts = [about.link for _, about in within_it if about.depth == depth + 1]
        if within_it or not groups[key].is_empty:
            yield key, replace(groups[key], parts=parts, depth=depth)
            yield from within_it


def all_groups(local: LocalPackage, table: str) -> dict[str, About]:
    """Each category or custodian, by key, with what it has."""
    targets = by_first(memberships(local.tables))
    promised = grouped(commitments(local), lambda one: one.about)
    parts = by_first((row.part_of, row.subject) for row in local.tables.subjects if row.part_of)
    counts = {row.measure for row in local.package.kind.measures}
    order = {measure: number for number, measure in enumerate(local.by_key.measures)}
    groups = {}
    for key in local.by_key.of(table):
        members = targets.get(key, [])
        own = [key, *within(parts, key)]
        groups[key] = About(
            local.link(table, key),
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


def within(parts: Mapping[str, Sequence[str]], key: str) -> Iterator[str]:
    """The parts of a subject, each followed by its own parts."""
    for part in parts.get(key, ()):
        yield part
        yield from within(parts, part)
