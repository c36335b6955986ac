"""Facts that an editor should look at. They are no errors: somebody can acknowledge them.

A row of the table `acknowledged` names the key of a remark and the reason why it may stay. So a new
remark is seen among old ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.errors import Place
from generator.models import Release


@dataclass(frozen=True, slots=True)
class Remark:
    """One fact to look at."""

    key: str
    """What `acknowledged` names: the id of a finding, or `<package>.<table>.<key>`."""
    text: str
    places: tuple[Place, ...] = ()
    """The rows that it is about."""
    figure: str | None = None
    """The id of the figure that it is about."""
    reason: str | None = None
    """Why it may stay; None if nobody has acknowledged it."""

    def __str__(self) -> str:
        rows = ", ".join(dict.fromkeys(map(str, self.places)))
        return f"to look at: {rows}: {self.text} (key: {self.key})"


def acknowledged(release: Release, remarks: Sequence[Remark]) -> Iterator[Remark]:
    """The remarks with the reasons why some of them may stay.

    A remark of its own names each row of `acknowledged` that fits none.
    """
    rows = [row for package in release.packages.values() for row in package.tables.acknowledged]
    reasons = {row.remark: row.reason for row in rows}
    for remark in remarks:
        yield replace(remark, reason=reasons.get(remark.key))
    keys = {remark.key for remark in remarks}
    for row in rows:
        if row.remark not in keys:
            text = f"there is nothing to look at with the key {row.remark}; delete the row"
            yield Remark(f"acknowledged.{row.remark}", text, (row.place,))
