"""Does each number that the five documents print stand in our data? `python tests/numerals.py
[--unbound] [--data FOLDER …] [--left-out FILE …]`.

A numeral is bound if our data hold its value at its place. Any other numeral must stand in
`tests/left_out.csv` with the reason why our data do without it. The rules, one module each:

- `numeral_texts`: a text is cut into paragraphs, footnotes, tables and figures;
- `numeral_rules`: digits and Chinese numerals count, except those that state no quantity, which
  `tests/dropped.csv` counts by reason;
- `numeral_rows`: a row holds its values, the number of its members, and the numbers in its texts;
- `numeral_binding`: one value of a row binds one numeral.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from numeral_binding import Found, findings, left_out, stale
from numeral_rows import holdings
from numeral_rules import numerals
from numeral_texts import DOCUMENTS, Document, Place, places

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "sources"
LEFT_OUT = ROOT / "tests" / "left_out.csv"
SECTIONS = {
    "footnote": "footnotes",
    "table": "tables",
    "figure": "figures",
    "decision": "decisions",
    "appendix": "appendix",
}


@dataclass(frozen=True, slots=True)
class Count:
    """The numerals of one section of a document."""

    section: str
    dropped: Counter[str]
    """Numerals that state no quantity, by reason."""
    bound: int
    left_out: int
    unbound: int

    @property
    def percent(self) -> Decimal:
        """Numerals bound or left out, as a share of those that state a quantity; 100 if none do."""
        quantities = self.bound + self.left_out + self.unbound
        return 100 * (1 - Decimal(self.unbound) / (quantities or 1))


def packages(*folders: Path) -> list[Path]:
    """The packages in these folders; one in a later folder replaces another of its name."""
    every = (path.parent for folder in folders for path in folder.glob("*/datapackage.json"))
    return list({package.name: package for package in every}.values())


def section(document: Document, locator: str) -> str:
    """The section of a document to which a place belongs."""
    if locator.startswith("para. "):
        first = 1
        for last in document.sections:
            if int(locator.removeprefix("para. ")) <= last:
                return f"paras. {first}-{last}"
            first = last + 1
    kind = next((kind for kind in SECTIONS if locator.startswith(kind)), "")
    return SECTIONS.get(kind, "title, summary, headings")


def counts(
    document: Document, parts: Mapping[str, Place], found: Sequence[Found]
) -> Iterator[Count]:
    """The counts of each section of a document, in the order of the text."""
    by_section: dict[str, list[Place]] = {}
    for place in parts.values():
        by_section.setdefault(section(document, place.locator), []).append(place)
    for name, members in by_section.items():
        of_section = [one for one in found if one.numeral.place in members]
        bound = sum(one.held is not None for one in of_section)
        unbound = sum(one.unbound for one in of_section)
        without = Counter("paragraph" for place in members for _ in place.numbers)
        without.update(one.dropped for place in members for one in numerals(place) if one.dropped)
        yield Count(name, without, bound, len(of_section) - bound - unbound, unbound)


def together(name: str, members: Sequence[Count]) -> Count:
    return Count(
        name,
        sum((one.dropped for one in members), Counter[str]()),
        sum(one.bound for one in members),
        sum(one.left_out for one in members),
        sum(one.unbound for one in members),
    )


def print_count(count: Count) -> None:
    total = count.dropped.total() + count.bound + count.left_out + count.unbound
    reasons = ", ".join(f"{reason} {number}" for reason, number in count.dropped.most_common())
    print(
        f"  {count.section:26}{total:9}{count.bound:7}{count.left_out:10}{count.unbound:9}"
        f"{count.percent:9.1f}{count.dropped.total():9}  {reasons}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--unbound", action="store_true", help="list them with their context")
    parser.add_argument("--data", type=Path, action="append", default=[ROOT / "data"])
    parser.add_argument("--left-out", type=Path, action="append", default=[LEFT_OUT])
    options = parser.parse_args()
    held, omitted = holdings(packages(*options.data)), left_out(options.left_out)
    print(f"{'':28} numerals  bound  left out  unbound  percent  dropped")
    everything: list[Count] = []
    for document in DOCUMENTS:
        parts = places(document, TEXTS)
        found = findings(parts, held, omitted)
        print(document.source)
        of_document = list(counts(document, parts, found))
        everything += of_document
        for count in [*of_document, together("all", of_document)]:
            print_count(count)
        for one in found if options.unbound else ():
            if one.unbound:
                print(f"    {one.numeral.place.locator}: {one.numeral.context}")
        for row in stale(found, omitted, document.source):
            print(f"    left_out.csv names no unbound numeral: {row.locator}, {row.numeral}")
    print("five documents")
    print_count(together("all", everything))


if __name__ == "__main__":
    main()
