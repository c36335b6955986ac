"""Does data/board-decisions say what UNW/2024/6 says? Needs ../shared/sources, which is not part of
the project.
"""

import csv
import re
from collections import Counter

import pytest
from conftest import ROOT

TEXT = ROOT.parent / "shared" / "sources" / "UNW-2024-6.zh.txt"
DATA = ROOT / "data" / "board-decisions"
SCALE = {"million": 1, "billion": 10, "usd-million": 1, "usd-billion": 10}
"""How many times a hundred million (亿) makes the unit: 2.8 billion is printed as 28 亿."""
IN_WORDS = {
    "1": "一",
    "2": "两|二",
    "3": "三",
    "4": "四",
    "5": "五",
    "6": "六",
    "7": "七",
    "8": "八",
    "9": "九",
    "10": "十",
    "12": "十二",
}
"""How the document writes small numbers in words."""

needs_text = pytest.mark.skipif(
    not TEXT.exists(), reason="the text of UNW/2024/6 is not beside the project"
)


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sections() -> dict[str, str]:
    """The text of the report and of each decision, by its number, without white space."""
    text = TEXT.read_text("utf-8")
    annex = text.index("附件", text.index("41. "))
    headings = [
        (match[1], match.start())
        for match in re.finditer(r"(?m)^ *(2024/[2-8]) *$", text)
        if match.start() > annex
    ]
    ends = [start for _, start in headings[1:]] + [len(text)]
    parts = {number: text[start:end] for (number, start), end in zip(headings, ends, strict=True)}
    return {"report": text[:annex]} | parts


def paragraphs(part: str) -> dict[int, str]:
    """The numbered paragraphs of one part, found in the order of their numbers."""
    text = re.sub(r"\s*\n\s*", "\n", part)
    found: dict[int, str] = {}
    place, number = 0, 1
    while match := re.compile(rf"(?m)^{number}\. ?").search(text, place):
        following = re.compile(rf"(?m)^{number + 1}\. ?").search(text, match.end())
        found[number] = re.sub(
            r"\s+", "", text[match.end() : following.start() if following else len(text)]
        )
        place, number = match.end(), number + 1
    return found


@needs_text
def test_each_decision_has_the_paragraphs_of_the_document() -> None:
    printed = sections()
    ours = Counter(
        row["decision"].replace("-", "/") for row in rows("paragraphs") if not row["parent"]
    )
    assert sorted(ours) == sorted(set(printed) - {"report"})
    assert {number: len(paragraphs(printed[number])) for number in ours} == dict(ours)


@needs_text
def test_every_number_stands_in_the_paragraph_that_is_cited() -> None:
    report = paragraphs(sections()["report"])
    units = {row["measure"]: row["unit"] for row in rows("measures")}
    checked = 0
    for row in rows("statements"):
        match = re.match(r"para\. (\d+)", row["locator"])
        if match is None or not row["value"]:
            continue
        paragraph = report[int(match[1])].replace(" ", "")
        scaled = f"{float(row['value']) * SCALE.get(units[row['measure']], 1):g}"
        numbers = re.findall(r"\d+(?:\.\d+)?", paragraph)
        words = re.search(IN_WORDS.get(row["value"], "无此数"), paragraph)
        assert row["value"] in numbers or scaled in numbers or words, row
        checked += 1
    assert checked > 50


def test_the_counts_are_those_of_the_document() -> None:
    """Seven decisions (para. 2), 66 numbered paragraphs and five lettered ones."""
    assert len(rows("decisions")) == 7
    assert Counter(bool(row["parent"]) for row in rows("paragraphs")) == {False: 66, True: 5}


def test_every_paragraph_has_an_action_or_parts_that_say_what_it_asks() -> None:
    acting = {(row["decision"], row["paragraph"]) for row in rows("actions")}
    parents = {(row["decision"], row["parent"]) for row in rows("paragraphs") if row["parent"]}
    for row in rows("paragraphs"):
        key = (row["decision"], row["paragraph"])
        assert key in acting or key in parents or row["parent"], key
