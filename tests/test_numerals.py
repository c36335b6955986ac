"""Every number that the five documents print stands in our data, or in `left_out.csv` with its
reason. The documents are in ../shared/sources, which is not in the project.
"""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from numeral_binding import Found, LeftOut, findings, left_out, stale
from numeral_rows import Held, holdings, in_english, located
from numeral_rules import Numeral, numerals, squeezed
from numeral_texts import DOCUMENTS, GLUED, Document, Place, places, places_of
from numerals import LEFT_OUT, TEXTS, counts, packages, together

DROPPED = ROOT / "tests" / "dropped.csv"
"""How many numerals of each document are dropped, by reason. A pattern that takes in more shows."""
REPEATED = {
    "E/2020/50": 70,
    "UNW/2024/6": 22,
    "GB.344/INS/10": 7,
    "unw-2013-operational-activities": 11,
    "UNW/2021/6": 8,
}
"""At most as many rows of each document can be removed without leaving a numeral unbound. The same
number is at the same place in another row, in a text or as a count of rows; or it is not printed,
like the 100 per cent of a drawn bar.
"""
TEAPOTS = Document("T/1", "teapots", GLUED, (2, 3))
TEXT = """ 2031 年报告(T/1)

 一. 导言

1. 2030 年，68 个茶壶(94%)通过了第 5 号决议的检查。1 约三分之一的茶壶
__________________

 1 其中 12 个没有壶盖。

https://example.org/2030/7
 是蓝色的，比 2029 年增加 5 个百分点。

20-05445 8/21

2. 检查花费 120 多万美元，一个茶壶碎了，没有一个茶壶丢失。

表 1

2029 2030
蓝色 31 36
3. 目标 5 没有变化(见表 1)。
"""
STATEMENTS = (
    ("checked", "68", "para. 1, sentence 1"),
    ("passed", "94", "para. 1"),
    ("blue", "33", "para. 1"),
    ("more-blue", "5", "para. 1"),
    ("cost", "1.2", "para. 2"),
    ("lost", "0", "para. 2"),
    ("blue", "31", "table 1"),
    ("blue", "36", "table 1"),
)
UNITS = {
    "checked": "count",
    "passed": "percent",
    "blue": "percent",
    "more-blue": "percentage-points",
    "cost": "usd-million",
    "lost": "count",
}

needs_texts = pytest.mark.skipif(
    not all((TEXTS / f"{document.file}.zh.txt").exists() for document in DOCUMENTS),
    reason="the texts of the documents are not beside the project",
)
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.source)


def write_table(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def package(folder: Path, statements: tuple[tuple[str, str, str], ...], note: str = "") -> Path:
    """A package with these statements about teapots; `note` is the note of the first."""
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps({"name": "teapots"}), "utf-8")
    measures = [{"measure": measure, "unit": unit} for measure, unit in UNITS.items()]
    write_table(folder / "measures.csv", measures)
    rows = [
        {"measure": measure, "value": value, "source": "T/1", "locator": place, "note_en": ""}
        for measure, value, place in statements
    ]
    rows[0]["note_en"] = note
    write_table(folder / "statements.csv", rows)
    return folder


def unbound(found: list[Found]) -> list[str]:
    return [one.numeral.printed for one in found if one.unbound]


def in_line(text: str) -> list[Numeral]:
    return list(numerals(Place("T/1", "para. 1", text)))


def test_a_text_is_cut_into_places() -> None:
    parts = places_of(TEAPOTS, TEXT)
    assert " ".join(parts) == (
        "title headings para. 1 footnote 1 addresses pages para. 2 table 1 para. 3"
    )
    assert parts["footnote 1"].carrier == "para. 1"
    assert squeezed(parts["para. 1"].text).endswith(
        "检查。约三分之一的茶壶是蓝色的，比2029年增加5个百分点。"
    )


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("约 80 万美元", "80万", 800_000),
        ("总共有 48 843 人", "48 843", 48_843),
        ("超过 1 200 项承诺", "1 200", 1_200),
        ("投资 10.9 亿美元", "10.9亿", 1_090_000_000),
        ("约有五分之一缺乏数据", "五分之一", 20),
        ("不到三分之二的人", "三分之二", 67),
        ("少于一半的实体", "一半", 50),
        ("第十二份意见", "十二", 12),
        ("没有一个国家工作队", "没有一", 0),
        ("数量是没有政策实体的两倍", "两", 2),
        ("只有一个国家", "一", 1),
    ],
)
def test_a_numeral_says_its_value(text: str, printed: str, value: int) -> None:
    (numeral,) = in_line(text)
    assert (numeral.printed, numeral.dropped) == (printed, "")
    assert value in numeral.values


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019 年", "date or year"),
        ("头两年", "date or year"),
        ("第 1325 号决议", "resolution or decision"),
        ("第 343 届会议", "session"),
        ("可持续发展目标 5 的评价", "goal or indicator"),
        ("见第 27 段", "paragraph"),
        ("(见图 1)", "figure or table"),
        ("E/2020", "symbol"),
        ("http://example.org/7", "address"),
        ("三重任务", "name"),
        ("第二轮报告", "ordinal"),
        ("进一步加强", "article or word"),
    ],
)
def test_a_numeral_without_a_quantity_is_dropped(text: str, reason: str) -> None:
    assert [numeral.dropped for numeral in in_line(text)] == [reason]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two fifths of 1,200 teapots; 2.5 million in 2030.", [40, 1200, 2_500_000]),
        ("See para. 12 and footnote 5 of E/2020/50, on Goal 5.", []),
    ],
)
def test_numbers_are_found_in_english_texts(text: str, values: list[int]) -> None:
    assert list(in_english(text)) == values


@pytest.mark.parametrize(
    ("locator", "named"),
    [
        ("para. 51, first of two numbers", ["para. 51"]),
        ("paras. 7-9", ["para. 7", "para. 8", "para. 9"]),
        ("decision 2024/3, para. 15 (a)", ["decision 2024/3, para. 15"]),
        ("figure 5, note a", ["figure 5"]),
        ("", []),
    ],
)
def test_a_locator_names_places(locator: str, named: list[str]) -> None:
    assert list(located(locator)) == named


def test_a_numeral_without_a_row_is_unbound(tmp_path: Path) -> None:
    parts = places_of(TEAPOTS, TEXT)
    whole = package(tmp_path / "whole", STATEMENTS)
    assert unbound(findings(parts, holdings([whole]), [])) == ["12"]
    for number, (_, value, place) in enumerate(STATEMENTS):
        rest = (*STATEMENTS[:number], *STATEMENTS[number + 1 :])
        folder = package(tmp_path / str(number), rest)
        assert len(unbound(findings(parts, holdings([folder]), []))) == 2, (value, place)


def test_a_value_of_another_unit_or_place_binds_nothing(tmp_path: Path) -> None:
    rows = (("checked", "94", "para. 1"), ("passed", "68", "para. 1"), ("checked", "12", "para. 2"))
    found = findings(places_of(TEAPOTS, TEXT), holdings([package(tmp_path / "data", rows)]), [])
    assert {"68", "94", "12"} <= set(unbound(found))


def test_a_note_or_a_reason_accounts_for_a_numeral(tmp_path: Path) -> None:
    parts = places_of(TEAPOTS, TEXT)
    noted = package(tmp_path / "noted", STATEMENTS, note="Twelve have no lid.")
    assert unbound(findings(parts, holdings([noted]), [])) == []
    rows = [
        LeftOut("T/1", "footnote 1", "12个", "Lids are not rated."),
        LeftOut("T/1", "para. 1", "68个", "Bound, so that this row is stale."),
    ]
    found = findings(parts, holdings([package(tmp_path / "plain", STATEMENTS)]), rows)
    assert unbound(found) == []
    assert stale(found, rows, "T/1") == rows[1:]


@cache
def real_findings(document: Document) -> list[Found]:
    held = holdings(packages(ROOT / "data"))
    return findings(places(document, TEXTS), held, left_out([LEFT_OUT]))


@needs_texts
def test_every_paragraph_is_read() -> None:
    read = {
        document.source: sum(locator.startswith("para. ") for locator in places(document, TEXTS))
        for document in DOCUMENTS
    }
    assert read == {document.source: document.sections[-1] for document in DOCUMENTS}


@needs_texts
@each_document
def test_every_footnote_has_its_mark(document: Document) -> None:
    for place in places(document, TEXTS).values():
        assert bool(place.carrier) == place.locator.startswith("footnote"), place.locator


@needs_texts
@each_document
def test_numerals_are_bound_or_left_out(document: Document) -> None:
    missing = [
        f"{one.numeral.place.locator}: {one.numeral.context}"
        for one in real_findings(document)
        if one.unbound
    ]
    assert missing == []


@needs_texts
@each_document
def test_the_numerals_that_are_dropped_are_counted(document: Document) -> None:
    parts = places(document, TEXTS)
    every = together("all", list(counts(document, parts, real_findings(document))))
    with DROPPED.open(encoding="utf-8", newline="") as lines:
        expected = {
            row["reason"]: int(row["numerals"])
            for row in csv.DictReader(lines)
            if row["document"] == document.source
        }
    assert every.dropped == expected


@needs_texts
@each_document
def test_a_missing_row_leaves_a_numeral_unbound(document: Document) -> None:
    parts, omitted = places(document, TEXTS), left_out([LEFT_OUT])
    held = holdings(packages(ROOT / "data"))
    repeated = []
    for (source, locator), members in held.items():
        if source != document.source:
            continue
        for row in dict.fromkeys(row_of(one) for one in members if one.share is not None):
            rest = [one for one in members if row_of(one) != row]
            found = findings(group_of(parts, locator), {**held, (source, locator): rest}, omitted)
            if not unbound(found):
                repeated.append(f"{row} at {locator}")
    assert len(repeated) <= REPEATED[document.source], repeated


def row_of(one: Held) -> str:
    """The row that holds a number: `un-swap/statements.csv:12`."""
    return one.row.split(" ", 1)[0]


def group_of(parts: Mapping[str, Place], locator: str) -> dict[str, Place]:
    """A place with its footnotes, or a footnote with its place and the other footnotes there."""
    carrier = parts[locator].carrier or locator
    return {key: part for key, part in parts.items() if carrier in {key, part.carrier}}


@needs_texts
@each_document
def test_what_is_left_out_is_printed_and_has_no_row(document: Document) -> None:
    assert stale(real_findings(document), left_out([LEFT_OUT]), document.source) == []


def test_what_is_left_out_has_a_reason_and_stands_once() -> None:
    rows = left_out([LEFT_OUT])
    assert all(row.reason.endswith(".") for row in rows)
    assert {row.document for row in rows} <= {document.source for document in DOCUMENTS}
    assert len({(row.document, row.locator, row.numeral) for row in rows}) == len(rows)
