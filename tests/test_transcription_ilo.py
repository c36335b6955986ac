"""Does data/ say what GB.344/INS/10 says? Needs ../shared/sources, which is not part of the
project.
"""

import csv
import re
from collections import defaultdict

import pytest
from conftest import ROOT

TEXT = ROOT.parent / "shared" / "sources" / "GB.344-INS-10.zh.txt"
DATA = ROOT / "data" / "ilo-action-plan"
LOCATOR = re.compile(
    r"appendix \((?P<category>.+); (?P<heading>met or exceeded|not met); bullet (?P<place>\d+)\)"
)
HEADINGS = {"已达到或超过的目标：": "met or exceeded", "未达到的目标：": "not met"}
FOOTNOTE = re.compile(r"\d{1,2} (该目标|理事会文件|劳工组织，)")
WORDS = {"一": "1", "两": "2"}
"""Numbers that the document writes as words."""

needs_text = pytest.mark.skipif(
    not TEXT.exists(), reason="the text of GB.344/INS/10 is not beside the project"
)


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bullets() -> dict[tuple[str, str, int], str]:
    """The bullets of the appendix by category, heading and place under the heading, without white
    space.
    """
    categories = iter([row["title_en"].lower() for row in rows("categories")])
    text = TEXT.read_text("utf-8")
    found: dict[tuple[str, str, int], str] = {}
    category = heading = ""
    place, footnote = 0, False
    for line in map(str.strip, text[text.index("附  录") :].splitlines()):
        if re.search(r"\(图 \d\)$", line):
            category, place = next(categories), 0
        elif line in HEADINGS:
            heading, place = HEADINGS[line], 0
        elif line.startswith("•"):
            place, footnote = place + 1, False
            found[category, heading, place] = line[1:]
        elif FOOTNOTE.match(line):
            footnote = True
        elif place and not footnote:
            found[category, heading, place] += line
    squeezed = {key: re.sub(r"\s+", "", bullet) for key, bullet in found.items()}
    return {key: bullet for key, bullet in squeezed.items() if bullet.rstrip("。") != "无"}


def place_of(row: dict[str, str]) -> tuple[str, str, int]:
    match = LOCATOR.fullmatch(row["locator"])
    assert match, row
    return match["category"], match["heading"], int(match["place"])


def statuses() -> dict[str, set[str]]:
    """What is stated of each target, or of its parts."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("results"):
        found[row["target"]] |= {row["stated_status"]} - {""}
    return dict(found)


def test_the_targets_are_counted_as_the_document_counts_them() -> None:
    """Paragraph 4: 57 targets, 37 met or exceeded, 20 not met; that is so where every part has to
    be met.
    """
    found = statuses()
    met = [target for target, stated in found.items() if stated == {"met-or-exceeded"}]
    assert (len(rows("targets")), len(found), len(met), len(found) - len(met)) == (57, 57, 37, 20)
    stated = {(row["measure"], row["period"]): row["value"] for row in rows("statements")}
    assert stated["met-or-exceeded-count", "2020-2021"] == "37"
    assert stated["not-met-count", "2020-2021"] == "20"
    assert stated["number-of-targets", "2020-2021"] == "57"


@needs_text
def test_every_bullet_is_a_result_and_every_result_a_bullet() -> None:
    """60 bullets: 57 targets, of which three are printed under both headings (footnotes 25-27)."""
    printed = defaultdict(set)
    for row in rows("results"):
        printed[row["target"]].add(place_of(row))
    assert {place for places in printed.values() for place in places} == set(bullets())
    assert len(bullets()) == sum(len(places) for places in printed.values()) == 57 + 3
    twice = {target for target, places in printed.items() if len(places) == 2}
    assert twice == {"performance-outputs", "meetings-with-directors", "scorecard-meetings"}
    assert {len(statuses()[target]) for target in twice} == {2}


@needs_text
@pytest.mark.parametrize(
    "row", rows("results"), ids=lambda row: f"{row['target']}~{row['part']}".rstrip("~")
)
def test_every_number_stands_in_its_bullet(row: dict[str, str]) -> None:
    bullet = bullets()[place_of(row)]
    numbers = set(re.findall(r"\d+(?:\.\d+)?", bullet)) | {
        number for word, number in WORDS.items() if word in bullet
    }
    assert {row["aim"], row["value"]} - {""} <= numbers, bullet


@needs_text
@pytest.mark.parametrize(
    "row", rows("results"), ids=lambda row: f"{row['target']}~{row['part']}".rstrip("~")
)
def test_a_status_is_the_heading_that_it_stands_under(row: dict[str, str]) -> None:
    """Two targets have one status for both parts: it stands in the row of the target."""
    whole = [one for one in rows("results") if one["target"] == row["target"] and not one["part"]]
    status = row["stated_status"] or whole[0]["stated_status"]
    assert status == place_of(row)[1].replace(" ", "-")
