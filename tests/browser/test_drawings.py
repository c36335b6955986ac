"""Charts with long names in Chromium: texts stay inside of the drawing and do not overlap."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chromium import launched
from conftest import TINY, copied_project, edited, pages_of

from generator.charts.chart import LAYOUTS, Chart
from generator.charts.drawing import drawn

LONG = {
    "French": "Préparation interinstitutionnelle des évaluations de la responsabilisation",
    "Russian": "Межучрежденческая подготовка оценок подотчетности структурных подразделений",
    "Arabic": "الإعداد المشترك بين الوكالات لتقييمات المساءلة عن المساواة بين الجنسين",
    "Chinese": "各机构共同编写关于性别平等和增强妇女权能问责制情况的联合评价报告及其后续行动计划",
}
PLACES = (
    ("umbrella-cards/indicators.csv", "Politeness"),
    ("umbrella-cards/indicators.csv", "Return on time"),
    ("umbrella-cards/entities.csv", "Bureau of Borrowed Umbrellas"),
    ("teaspoon-decisions/entities.csv", "Bureau of Borrowed Umbrellas"),
    ("teaspoon-decisions/sessions.csv", "Second session 2021"),
    ("teaspoon-decisions/verbs.csv", "requests"),
    ("biscuit-targets/targets.csv", "Fewer crumbs"),
    ("biscuit-targets/categories.csv", "Dunking"),
)
MEASURE = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
    const whole = svg.getBoundingClientRect(), found = [];
    const leaves = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim());
    const boxes = leaves.map(text => [text.textContent, text.getBoundingClientRect()]);
    for (const [text, box] of boxes) {
        const across = Math.min(box.left - whole.left, whole.right - box.right);
        const down = Math.min(box.top - whole.top, whole.bottom - box.bottom);
        if (Math.min(across, down) < -1)
            found.push(`${svg.id}: ${text} is cut`);
    }
    boxes.forEach(([text, box], place) => boxes.slice(place + 1).forEach(([other, next]) => {
        const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
        const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
        if (across > 2 && down > 4) found.push(`${svg.id}: ${text} lies on ${other}`);
    }));
    return found;
})"""

TURNED = """() => {
    const found = [], x = (text, place) => text.getStartPositionOfChar(place).x;
    const leaves = [...document.querySelectorAll("svg text, svg tspan")];
    for (const text of leaves.filter(one => !one.childElementCount)) {
        const words = text.textContent;
        if (!/[a-z]/i.test(words)) continue;
        const letters = [...words.matchAll(/\\p{Script=Arabic}/gu)].map(match => match.index);
        if (letters.length) found.push([words, x(text, letters[0]) > x(text, letters.at(-1))]);
    }
    return found;
}"""
"""Lines with Latin and Arabic words, and whether the first Arabic letter is right of the last."""


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_long_names_are_neither_cut_nor_overprinted(tmp_path: Path, name: str) -> None:
    found: list[str] = []
    with launched() as browser:
        page = browser.new_page(viewport={"width": 700, "height": 900})
        for path, svg in drawings(tmp_path / "project", name):
            page.set_content(f"<body>{svg}")
            found += [f"{path}: {problem}" for problem in page.evaluate(MEASURE)]
        page.close()
    assert not found, "\n".join(found)


def test_arabic_names_with_latin_words_keep_their_order(tmp_path: Path) -> None:
    name = "نتائج UN-SWAP 2.0 في المكاتب الإقليمية وبرنامج UN-Women لعام 2018"
    lines: list[tuple[str, bool]] = []
    with launched() as browser:
        page = browser.new_page(viewport={"width": 700, "height": 900})
        for _, svg in drawings(tmp_path / "project", name):
            page.set_content(f"<body>{svg}")
            lines += page.evaluate(TURNED)
        page.close()
    assert len(lines) > 20
    assert [line for line, right_to_left in lines if not right_to_left] == []


GRADES_6 = [
    {"key": key, "name": name, "rank": rank, "style": f"rating-{rank}", "value": value,
     "text": f"about {value}%"}
    for key, name, shares in (
        ("some", "Some of each", (40, 20, 15, 13, 7, 5)), ("one", "Only one", (0, 0, 0, 0, 0, 100))
    )
    for rank, value in enumerate(shares)
]  # fmt: skip
LONG_SERIES = [
    {"key": key, "name": f"{key} {LONG['French']}", "step": step, "label": f"{2010 + step}",
     "value": value, "text": f"about {value}%" if step in (0, 8) else "", "broken": step == 4,
     "part": step // 4, "time": float(step), "dashed": step == 8,
     "absent": "∅" if value is None else ""}
    for key in ("a", "b", "c", "d", "e")
    for step, value in enumerate((50, 0, 100, None, 3, 97, 50, None, 55))
]  # fmt: skip
MANY_COLUMNS = [
    {"entity": entity, "name": f"{entity} {LONG['Russian']}", "acronym": entity, "figures": "",
     "indicator": str(number), "head": f"{number} {LONG['French']}", "style": "rating-0",
     "symbol": "●"}
    for entity in ("OSRSG-UNWOMEN", "WHO")
    for number in range(17)
]  # fmt: skip
ODD: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "six grades": ("distribution", GRADES_6),
    "wide numbers": (
        "verbs",
        [
            {"key": str(value), "value": value, "text": f"{value:,}"}
            for value in (1234567890, 12, 0)
        ],
    ),
    "nine periods": ("panels", LONG_SERIES),
    "one period": ("panels", LONG_SERIES[:1]),
    "nothing but absent values": ("panels", LONG_SERIES[3:4]),
    "long names of periods": (
        "series",
        [
            {"step": step, "time": float(step), "label": f"202{step}-203{step} (biennium)"}
            for step in range(3)
        ],
    ),
    "zero": ("ranking", [{"value": 0, "text": "0%"}]),
    "a long value": ("ranking", [{"value": 100, "text": "entre 35,5 % et 100,25 %"}]),
    "many columns": ("grid", MANY_COLUMNS),
    "many dots": (
        "timeline",
        [{"text": "128 + 1,302 + 27", "word": "", "dots": ["before", "now"] * 70}],
    ),
}
"""Charts of the tiny project with other rows: cells that replace those of their rows."""


@pytest.mark.parametrize("case", ODD)
def test_odd_rows_are_neither_cut_nor_overprinted(case: str) -> None:
    name, cells = ODD[case]
    charts = {chart.name: chart for page in pages_of(TINY).values() for chart in page.charts}
    rows = charts[name].rows
    odd = [{**rows[number % len(rows)], **row} for number, row in enumerate(cells)]
    chart = replace(charts[name], rows=odd)
    with launched() as browser:
        page = browser.new_page(viewport={"width": 700, "height": 900})
        for svg in both_layouts(chart):
            page.set_content(f"<body>{svg}")
            assert page.evaluate(MEASURE) == []
        page.close()


def drawings(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """All drawings of the tiny project with a name in several of its places, each with its page."""
    project = copied_project(folder)
    for file, old in PLACES:
        edited(project, f"data/{file}", f",{old},", f",{old[0]} {name},")
    for page in pages_of(project).values():
        for chart in page.charts:
            for svg in both_layouts(chart):
                yield page.path, svg


def both_layouts(chart: Chart) -> Iterator[str]:
    """A chart as wide as on a desktop and as narrow as on a phone."""
    for layout, width in zip(LAYOUTS, (640, 328), strict=True):
        head = f'<svg id="{chart.name}-{layout}" width="{width}" '
        yield drawn(chart, layout).replace("<svg ", head, 1)
