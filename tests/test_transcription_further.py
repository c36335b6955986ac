"""Do the four packages of 2026.3 say what the documents say? Needs ../shared/sources, which is not
part of the project. The other direction is `test_numerals.py`: nothing is missing.
"""

import csv
import re
from collections import Counter
from decimal import Decimal

import pytest
from conftest import ROOT
from numeral_rows import holdings
from numeral_rules import numerals
from numeral_texts import DOCUMENTS, places
from numerals import TEXTS

NUMBERS = {"unct-swap": 127, "strategic-plan": 42, "operational-activities": 127}
"""How many numbers are looked for in the texts, by package; recommendations have none."""
SAID_AS_NAME = {
    ("UNW/2021/6", place, value)
    for places_of, value in (
        (("summary", "para. 3", "para. 21", "para. 86"), 3),
        (("summary", "para. 1"), 4),
    )
    for place in places_of
}
"""Numbers that stand within a name (threefold mandate) or a date (four years)."""

needs_texts = pytest.mark.skipif(
    not TEXTS.exists(), reason="the texts of the documents are not beside the project"
)


def rows(package: str, table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.zh.txt").read_text("utf-8")


@needs_texts
@pytest.mark.parametrize("package", NUMBERS)
def test_every_number_stands_at_the_place_that_is_cited(package: str) -> None:
    printed = {
        (document.source, place.locator): {
            value for numeral in numerals(place) for value in numeral.values
        }
        for document in DOCUMENTS
        for place in places(document, TEXTS).values()
    }
    checked = 0
    for (source, locator), held in holdings([ROOT / "data" / package]).items():
        for one in held:
            if one.share is None or (source, locator, int(one.value)) in SAID_AS_NAME:
                continue
            near = {round(value, 1) for value in printed[source, locator]}
            assert {one.value, round(one.value, 1)} & {*printed[source, locator], *near}, one
            checked += 1
    assert checked == NUMBERS[package]


@needs_texts
def test_table_2_is_transcribed_cell_by_cell() -> None:
    """15 indicators, each with the shares of 2016-2018, of 2019 and of both together."""
    text = text_of("E-2020-50")
    body = text[text.index("表 2 \n") : text.index("68. 发展援助框架监测")]
    printed = re.findall(r"^(\d\.\d) \S+.*? (\d+) (\d+) (\d+) *$", body, flags=re.M)
    numbers = {row["indicator"]: row["number"] for row in rows("unct-swap", "indicator_editions")}
    cells = {
        (numbers[row["subject"]], row["period"]): row["value"]
        for row in rows("unct-swap", "statements")
        if row["locator"] == "table 2"
    }
    assert len(printed) == len(numbers) == 15
    assert cells == {
        (number, period): cell
        for number, *line in printed
        for period, cell in zip(("2016-2018", "2019", "2016-2019"), line, strict=True)
    }


@needs_texts
def test_each_letter_of_the_report_is_a_recommendation() -> None:
    text = text_of("E-2020-50")
    letters = re.findall(r"^ ?(\([a-l]\)) ", text[text.index("94. 需要按照") :], flags=re.M)
    ours = [
        row["number"]
        for row in rows("recommendations", "recommendations")
        if row["source"] == "E/2020/50"
    ]
    assert ours == letters
    assert len(ours) == 12


@needs_texts
@pytest.mark.parametrize("paragraph", [49, 50, 52, 53, 55, 56, 58, 59])
def test_each_intervention_of_the_plan_is_a_commitment(paragraph: int) -> None:
    text = text_of("UNW-2021-strategic-plan-2022-2025")
    part = text[text.index(f"\n{paragraph}. ") : text.index(f"\n{paragraph + 1}. ")]
    bullets = len(re.findall(r"^- ", part, flags=re.M))
    ours = {
        row["locator"]
        for row in rows("strategic-plan", "commitments")
        if row["locator"].startswith(f"para. {paragraph}, bullet ")
    }
    assert ours == {f"para. {paragraph}, bullet {number}" for number in range(1, bullets + 1)}


@needs_texts
def test_each_expected_outcome_of_the_plan_is_a_target() -> None:
    """Paras. 66, 71, 76, 79, 85, 90 and 99, each in a category of its own."""
    expected = re.findall(
        r"期望的系统性(?:成果|结果)", text_of("UNW-2021-strategic-plan-2022-2025")
    )
    outcomes = [
        row["category"]
        for row in rows("strategic-plan", "categories")
        if row["part_of"] == "systemic-outcomes"
    ]
    aimed = Counter(row["category"] for row in rows("strategic-plan", "targets"))
    assert len(expected) == len(outcomes) == 7
    assert all(aimed[category] for category in outcomes)


def test_what_was_only_reported_is_not_called_implemented() -> None:
    assert {row["status"] for row in rows("recommendations", "followups")} == {"reported"}
    assert {row["stated_status"] for row in rows("strategic-plan", "results")} == {""}


def test_the_decisions_of_the_ilo_are_those_of_two_days() -> None:
    adopted = {row["number"]: row["adopted"] for row in rows("recommendations", "decisions")}
    assert adopted == {"GB.340/INS/7(Rev.1)": "2020-10-22", "GB.344/INS/10": "2022-03-22"}
    parts = Counter(
        row["decision"] for row in rows("recommendations", "paragraphs") if row["parent"]
    )
    assert parts == {"gb-340-ins-7": 3, "gb-344-ins-10": 2}


def test_before_and_after_make_the_changes() -> None:
    """Four chambers and parliaments (para. 31); each change is our calculation."""
    shares = {
        (row["subject"], row["period"]): Decimal(row["value"])
        for row in rows("operational-activities", "statements")
        if row["measure"] == "women-share" and row["period"] in ("before", "after")
    }
    chambers = {subject for subject, _ in shares}
    assert len(shares) == 2 * len(chambers) == 8
    assert all(shares[one, "after"] > shares[one, "before"] for one in chambers)
