"""What was read from a sheet of decisions so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.names import slug
from generator.publishing.importing.amendments import Change
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.layout import Grid, Head
from generator.publishing.importing.names import folded
from generator.publishing.importing.numbers import is_nothing
from generator.publishing.importing.sheets import Cell


@dataclass
class Reader:
    """A sheet of decisions, and the decision of the row that is being read."""

    draft: Draft
    grid: Grid
    heads: Mapping[str, Head]
    own: Mapping[str, Head]
    """The columns that only the package has, by name. What stands in them is of decisions."""
    day_first: bool | None
    decision: str = ""
    """The key of the decision of the last row. Rows without a number belong to it."""
    session: str = ""
    first: dict[str, Cell] = field(default_factory=dict)
    """The cell that first names each decision. Its row is the locator."""
    numbered: set[tuple[str, str]] = field(default_factory=set)
    """All paragraphs of the sheet: the number of the decision as it is written, and the key."""
    complete: dict[str, Sequence[Cell]] = field(default_factory=dict)
    """The first row of each decision that has its title and its session, by its folded number."""
    numbers: set[str] = field(default_factory=set)
    """All numbers of decisions in the sheet, folded."""
    changes: list[Change] = field(default_factory=list)
    """What decisions do with others. These may stand further below."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many paragraphs of each decision were numbered here."""

    def look_through(self) -> None:
        """Notes what rows further below say, so that the order of rows does not matter.

        A row without a number has source and locator of its decision, if it names no others.
        """
        number, cited, last = "", self.draft.cited, ("", "")
        for row in self.grid.rows:
            source, locator = cited[row[0].row]
            if not self.text(row, "decision"):
                cited[row[0].row] = source or last[0], locator or last[1]
            last = cited[row[0].row]
            number = self.text(row, "decision") or number
            self.numbers.add(folded(number))
            self.numbered.add((number, slug(self.text(row, "paragraph"))))
            has_session = "session" not in self.heads or self.cell(row, "session")
            if self.text(row, "title") and has_session and self.text(row, "decision"):
                self.complete.setdefault(folded(number), row)

    def cell(self, row: Sequence[Cell], thing: str) -> Cell | None:
        """The filled cell of a row for a thing; None if it is empty, or the sheet has no column."""
        head = self.heads.get(thing)
        cell = row[head.column - 1] if head else None
        return cell if cell and cell.text and not is_nothing(cell.text) else None

    def text(self, row: Sequence[Cell], thing: str) -> str:
        """The text of a row for a thing."""
        cell = self.cell(row, thing)
        return cell.text if cell else ""
