"""Does data/board-decisions say what UNW/2024/6 says? Needs ../shared/sources, which is not part of
the project.
"""

import csv
import re
from collections import Counter

import pytest
from conftest import ROOT

TEXT = ROOT.parent / "shared" / "sources" / "UNW-2024-6.zh.txt"
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


def rows(table: str, package: str = "board-decisions") -> list[dict[str, str]]:
    with (ROOT / "data" / package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
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


@needs_text
def test_each_decision_was_adopted_on_the_day_that_stands_below_it() -> None:
    printed = sections()
    for row in rows("decisions"):
        year, month, day = row["adopted"].split("-")
        said = f"{year}年{int(month)}月{int(day)}日"
        assert re.sub(r"\s+", "", printed[row["number"]]).endswith(said), row


@needs_text
def test_a_due_session_stands_in_its_paragraph_unless_our_reading_says_otherwise() -> None:
    printed = sections()
    words = {"first": "第一届常会", "annual": "年度会议", "second": "第二届常会"}
    noted = {(row["decision"], row["paragraph"]) for row in rows("paragraphs") if row["note_en"]}
    for row in rows("actions"):
        if not row["due_session"]:
            continue
        paragraph = paragraphs(printed[row["decision"].replace("-", "/")])[int(row["paragraph"])]
        year, _, series = row["due_session"].partition("-")
        named = words[series] in paragraph and year in paragraph
        assert named or (row["decision"], row["paragraph"]) in noted, row


def test_the_board_is_asked_nothing_by_itself() -> None:
    """It takes note, recalls, decides …: it is the actor of these, and the addressee of none."""
    classes = {row["verb"]: row["class"] for row in rows("verbs")}
    asking = {"request", "encouragement"}
    for row in rows("actions"):
        assert row["addressee"] != "executive-board", row
        if classes[row["verb"]] not in asking and row["addressee"] != "bureau":
            assert row["actor"] == "executive-board", row
    assert sum(row["actor"] == "executive-board" for row in rows("actions")) == 50


def test_what_was_only_reported_is_not_called_implemented() -> None:
    assert {row["status"] for row in rows("followups")} == {"reported"}


@needs_text
def test_recommendations_that_are_numbered_are_those_of_the_document() -> None:
    report = paragraphs(sections()["report"])
    ours = [
        row for row in rows("recommendations", "recommendations") if row["source"] == "UNW/2024/6"
    ]
    for row in ours:
        paragraph = report[int(row["locator"].removeprefix("para. "))]
        assert row["number"] in paragraph, row
    counted = Counter(row["of"] for row in ours if row["number"])
    assert counted == {"field-visit-2023": 3, "internal-audit": 4, "oversight-committee": 3}
