"""What an entity or an indicator took over from, and what took over from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.ids import Link


@dataclass(frozen=True)
class Lineage:
    """Name and page of each predecessor and successor."""

    predecessors: list[Link] = field(default_factory=list)
    successors: list[Link] = field(default_factory=list)


def lineages(
    pairs: Iterable[tuple[str, str | None]], link: Callable[[str], Link]
) -> dict[str, Lineage]:
    """The lineage of each key that has one.

    `pairs` are keys, each with the key of its predecessor or None. `link` gives the page of a key.
    """
    found: dict[str, Lineage] = {}
    for later, earlier in dict.fromkeys(pairs):
        if earlier is not None:
            found.setdefault(later, Lineage()).predecessors.append(link(earlier))
            found.setdefault(earlier, Lineage()).successors.append(link(later))
    return found
