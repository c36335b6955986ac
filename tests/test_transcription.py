"""The bundled data against the documents in ../shared/sources, which is not in the project."""

import csv
import re
from collections import Counter
from decimal import Decimal

import pytest
from conftest import ROOT, register_of
from figure_5 import GRADES, ROWS, decoded, loose_numbers, makes_100, near_table_1

TEXT = ROOT.parent / "shared" / "sources" / "E-2020-50.zh.txt"
DATA = ROOT / "data" / "un-swap"
COLUMNS = (
    "met-or-exceeded.2019",
    "met-or-exceeded.2018",
    "met-or-exceeded.2012",
    "change-since-2018.2019",
    "change-since-2012.2019",
)
NOT_APPLICABLE = "不适用"

IN_WORDS = {
    "1": "一|首", "2": "两|二", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八",
    "20": "五分之一", "25": "四分之一", "40": "五分之二", "50": "一半|半数|少于一半",
}  # fmt: skip
"""How the document writes small numbers and fractions in words."""

needs_text = pytest.mark.skipif(
    not TEXT.exists(), reason="the text of E/2020/50 is not beside the project"
)


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stated() -> dict[str, str]:
    """The published value of each figure, by id without the package; “M” where it is not
    applicable.
    """
    every = rows("statements")
    counts = Counter((row["subject"], row["measure"], row["period"]) for row in every)
    return {
        f"{row['subject']}.{row['measure']}.{row['period']}": row["value"] or row["obs_status"]
        for row in every
        if row["main"] == "true" or counts[row["subject"], row["measure"], row["period"]] == 1
    }


def table_1() -> list[list[str]]:
    """The lines of table 1 that hold five cells, in the order of the document."""
    text = TEXT.read_text("utf-8")
    body = text[text.index("表 1 \n") : text.index("a 表一中的百分比")]
    cell = rf"(-?\d+|{NOT_APPLICABLE})"
    return [
        list(match)
        for match in re.findall(rf"{cell} {cell} {cell} {cell} {cell} *$", body, flags=re.M)
    ]


@needs_text
def test_table_1_is_transcribed_cell_by_cell() -> None:
    """The document ranks by 2019, so its lines and ours stand in the same order, once ties are not
    broken.
    """
    values = stated()
    indicators = [row["indicator"] for row in rows("indicators")]
    ours = [["M" if cell == NOT_APPLICABLE else cell for cell in line] for line in table_1()]
    assert len(ours) == len(indicators) == 17
    assert sorted(ours) == sorted(
        [values[f"{indicator}.{column}"] for column in COLUMNS] for indicator in indicators
    )


@needs_text
@pytest.mark.parametrize(
    "indicator",
    [
        "审计",
        "促进性别平等的绩效管理",
        "能力发展",
        "知识与传播",
        "领导力",
        "政策",
        "组织文化",
        "评价",
        "能力评估",
        "财务资源跟踪",
        "一致性",
        "财务资源分配",
        "妇女的平等代表性",
    ],
)
def test_a_line_of_table_1_belongs_to_its_indicator(indicator: str) -> None:
    text = TEXT.read_text("utf-8")
    body = text[text.index("表 1 \n") : text.index("a 表一中的百分比")]
    (line,) = re.findall(rf"^ *{indicator} (.+?) *$", body, flags=re.M)
    key = next(row["indicator"] for row in rows("indicators") if row["title_zh"] == indicator)
    values = stated()
    assert line.replace(NOT_APPLICABLE, "M").split() == [
        values[f"{key}.{column}"] for column in COLUMNS
    ]


@needs_text
def test_figure_1_is_transcribed() -> None:
    text = TEXT.read_text("utf-8")
    body = text[text.index("9 未提交报告的实体包括") : text.index("在整体评级中所占百分比\n")]
    loose = re.findall(r"^(\d{1,2}) *$", body, flags=re.M)
    values = stated()
    ratings = ("not-applicable", "missing", "approaches", "meets", "exceeds")
    assert loose == [
        values[f"all-indicators.share-{rating}.{year}"]
        for rating in ratings
        for year in ("2018", "2019")
    ]


@needs_text
def test_figure_5_has_one_decoding_and_it_is_ours() -> None:
    """Rows of 100 leave eight matrices, seven of them shifted or turned; with table 1 just one is
    left.
    """
    numbers = loose_numbers(TEXT.read_text("utf-8"))
    values, keys = (
        stated(),
        {int(row["number"]): row["indicator"] for row in rows("indicator_editions")},
    )
    table = {number: int(values[f"{key}.met-or-exceeded.2019"]) for number, key in keys.items()}
    assert len(decoded(numbers, makes_100)) == 8
    (matrix,) = decoded(numbers, near_table_1(table))
    printed = {
        (row["subject"], row["measure"]): row
        for row in rows("statements")
        if row["locator"] == "figure 5"
    }
    assert len(printed) == 85
    for number, cells in zip(ROWS, matrix, strict=True):
        for grade, cell in zip(GRADES, cells, strict=True):
            row = printed[keys[number], f"share-{grade}"]
            assert (int(row["value"]), row["reading"]) == (cell, "decoded")


@needs_text
def test_every_number_stands_in_the_paragraph_that_is_cited() -> None:
    text = re.sub(r"\s+", "", TEXT.read_text("utf-8"))
    for row in rows("statements"):
        match = re.match(r"para\. (\d+)", row["locator"])
        if match is None or row["source"] != "E/2020/50":
            continue
        number = int(match[1])
        start = text.index(f"{number}.", text.index("一.导言"))
        paragraph = text[start + len(f"{number}.") : text.find(f"。{number + 1}.", start)]
        value = row["value"].removeprefix("-")
        assert value in re.findall(r"\d+(?:\.\d+)?", paragraph) or re.search(
            IN_WORDS.get(value, "无"), paragraph
        ), row


def test_grades_of_a_year_add_up_to_100() -> None:
    values = stated()
    for year in ("2018", "2019"):
        grades = [
            value
            for key, value in values.items()
            if re.fullmatch(rf"all-indicators\.share-[a-z-]+\.{year}", key) and "change" not in key
        ]
        assert sum(map(Decimal, grades)) == 100


def test_no_more_bodies_than_the_document_names() -> None:
    assert {row["entity"] for row in rows("reporting") if row["reported"] == "no"} == {
        "ctbto",
        "osrsg-vac",
        "unidir",
        "unrisd",
    }
    assert stated()["un-system.reporting-entities.2019"] == "68"


def test_strengths_and_areas_are_those_of_the_document() -> None:
    """Paras. 40-46 and 48-52 each treat one indicator."""
    register = register_of(ROOT)
    counted = {
        measure: {
            identity.split(".")[1]
            for identity in register.figures[f"un-swap.all-indicators.{measure}.2019"].rows
        }
        for measure in ("strengths", "areas-for-improvement")
    }
    assert counted["strengths"] == {
        "audit", "performance-management", "capacity-development", "knowledge-and-communication",
        "leadership",
        "policy", "organizational-culture",
    }  # fmt: skip
    assert counted["areas-for-improvement"] == {
        "resource-tracking", "resource-allocation", "capacity-assessment", "equal-representation",
        "coherence",
    }  # fmt: skip
    for measure, indicators in counted.items():
        assert register.figures[f"un-swap.all-indicators.{measure}.2019"].published == len(
            indicators
        )
