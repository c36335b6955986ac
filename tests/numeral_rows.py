"""Which numbers our data hold at which place of a document."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from numeral_rules import numerals
from numeral_texts import DOCUMENTS, Place

Row = Mapping[str, str]
NUMBER_COLUMNS = ("value", "high", "aim")
NAMED = {"subject": "subjects", "measure": "measures", "target": "targets"}
"""Columns that name a row of another table; the texts of that row belong to the row, too."""
WORDS = {
    "zero": 0, "once": 1, "one": 1, "two": 2, "twice": 2, "double": 2, "doubled": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "half": 50, "third": 33, "quarter": 25, "fifth": 20, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
"""English words for numbers; shares in per cent. “First” and “both” say too little."""
PARTS = {"thirds": 3, "quarters": 4, "fifths": 5}
REFERENCE = re.compile(
    r"(?:goals?|footnotes?|paras?\.|paragraphs?|figures?|tables?|decisions?|resolutions?|annex) "
    r"\d[\d/., -]*(?:(?:and|to|or) \d+)?|\b(?:19|20)\d\d\b|\b2\.0\b|\S*(?:[a-z]\S*\d|\d/)\S*"
)
"""Numbers in our texts that state no quantity: of paragraphs and goals, years, symbols, names."""
LARGE = {"thousand": 3, "million": 6, "billion": 9}
COUNTED_TABLES = ("recommendations", "targets", "followups", "ratings", "reporting")
"""Tables whose rows at one place are the parts that the document counts there. Statements are not:
three statements do not make a three.
"""
SHARES = {"percent", "percentage-points", "percent-change"}
CLAUSES = re.compile(r"; |(?<!para)(?<!paras)\. ")
CITED = re.compile(r"(?:paras?\. ([\d, -]+(?:and \d+)?)|(figure|table|footnote) (\d+))")


@dataclass(frozen=True, slots=True)
class Held:
    """One number that a row holds."""

    value: Decimal
    row: str
    """Where it stands: `un-swap/statements.csv:12 value`."""
    share: bool | None = None
    """True for shares and points, False for other values, None for numbers in texts and counts of
    rows, which may be either.
    """
    counted: str = ""
    """Of a small number in a Chinese text: the character that says what it counts, 个 or 种."""


Holdings = dict[tuple[str, str], list[Held]]
"""What rows hold, by source and locator of the place."""


def holdings(folders: Iterable[Path]) -> Holdings:
    """What the rows of these packages hold at each place of the five documents."""
    held: Holdings = defaultdict(list)
    for folder in sorted(folders):
        tables = {path.stem: rows(path) for path in sorted(folder.glob("*.csv"))}
        keyed = {
            column: {row[column]: row for row in tables.get(table, ())}
            for column, table in NAMED.items()
        }
        for table, lines in tables.items():
            counted: Counter[tuple[str, str]] = Counter()
            for number, row in enumerate(lines, start=2):
                where = f"{folder.name}/{table}.csv:{number}"
                found = list(held_by(row, keyed, where=where, tables=tables))
                for locator in located(row.get("locator") or ""):
                    place = (row.get("source") or "", locator)
                    held[place].extend(found)
                    counted[place] += 1
            for place, count in counted.items() if table in COUNTED_TABLES else ():
                held[place].append(Held(Decimal(count), f"{folder.name}/{table}.csv: rows"))
        for place, one in described(folder, tables):
            held[place].append(one)
    return held


def held_by(
    row: Row,
    keyed: Mapping[str, Mapping[str, Row]],
    *,
    where: str,
    tables: Mapping[str, Sequence[Row]],
) -> Iterator[Held]:
    """The numbers of one row: its values, the members of its list, the numbers in its texts and in
    the texts of its subject, measure and target.
    """
    named = {name: keyed[name].get(row.get(name) or "", {}) for name in keyed}
    unit = named["measure"].get("unit") or named["target"].get("unit") or ""
    large = next((power for word, power in LARGE.items() if word in unit), 0)
    for column in NUMBER_COLUMNS:
        if re.fullmatch(r"-?\d+(\.\d+)?", row.get(column) or ""):
            value = abs(Decimal(row[column])) * 10**large
            yield Held(value, f"{where} {column}", unit in SHARES)
    if row.get("list"):
        members = sum(member["list"] == row["list"] for member in tables.get("members", ()))
        yield Held(Decimal(members), where)
    texts = [row, *named.values()]
    yield from dict.fromkeys(one for text in texts for one in in_texts(text, where))


def in_texts(row: Row, where: str) -> Iterator[Held]:
    """The numbers in the English and Chinese texts of a row, and in its due date."""
    for column, text in row.items():
        if column.endswith("_en") or column == "due":
            yield from (Held(value, where) for value in in_english(text or ""))
        elif column.endswith("_zh"):
            for numeral in numerals(Place("", "para.", text or "")):
                for value in numeral.values if not numeral.dropped else ():
                    yield Held(value, where, counted=numeral.counted)


def in_english(text: str) -> Iterator[Decimal]:
    """Numbers in digits and in words: 10,000, two thirds, 2.5 million."""
    text = re.sub(r"(?<=\d)[,\u00a0 ](?=\d{3}(?!\d))", "", REFERENCE.sub("", text.lower()))
    for match in re.finditer(r"\d+(?:\.\d+)?|[a-z]+", text):
        word = match[0]
        if not word[0].isdigit() and word not in WORDS:
            continue
        value = Decimal(word) if word[0].isdigit() else Decimal(WORDS[word])
        following = re.match(r"[ -]([a-z]+)", text[match.end() :])
        if following and following[1] in PARTS:
            value = round(100 * value / PARTS[following[1]], 0)
        elif following and following[1] in LARGE:
            value *= 10 ** LARGE[following[1]]
        yield value


def located(locator: str) -> Iterator[str]:
    """The places that a locator names: sentences, bullets and notes belong to their place."""
    decision = re.match(r"decision \d+/\d+(?:, )?", locator)
    prefix, rest = (decision[0], locator[decision.end() :]) if decision else ("", locator)
    if match := re.match(r"paras?\. (\d+)(?:-(\d+))?", rest):
        for number in range(int(match[1]), int(match[2] or match[1]) + 1):
            yield f"{prefix}para. {number}"
    elif match := re.match(r"(?:figure|table|footnote) \d+|title|summary|headings", rest):
        yield match[0]
    elif locator:
        yield "headings" if locator.endswith("heading") else locator


def described(
    folder: Path, tables: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[tuple[str, str], Held]]:
    """The numbers in a clause of the descriptor (gaps, mechanism) that cites a place."""
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    aspects = descriptor.get("mechanism", {}).values()
    texts = [descriptor.get("gaps_en", ""), *(aspect.get("en", "") for aspect in aspects)]
    ours = {row["source"] for row in tables.get("sources", ())}
    sources = [document.source for document in DOCUMENTS if document.source in ours]
    for clause in (clause for text in texts for clause in CLAUSES.split(text)):
        places = [
            (source, locator)
            for source in [source for source in sources if source in clause] or sources[:1]
            for locator in cited(clause)
        ]
        for value in dict.fromkeys(in_english(CITED.sub("", clause))) if places else ():
            for place in places:
                yield place, Held(value, f"{folder.name}/datapackage.json")


def cited(clause: str) -> Iterator[str]:
    """The places that a clause cites: `paras. 7, 8 and 10-14`, `table 2`."""
    for match in CITED.finditer(clause):
        if match[2]:
            yield f"{match[2]} {match[3]}"
        for part in re.findall(r"\d+(?:-\d+)?", match[1] or ""):
            yield from located(f"para. {part}")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
