"""Charts with long names in Chromium: texts stay inside of the drawing and do not overlap."""

from pathlib import Path

import pytest
from chromium import launched
from conftest import copied_project, pages_of

from generator.charts.chart import LAYOUTS
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


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_long_names_are_neither_cut_nor_overprinted(tmp_path: Path, name: str) -> None:
    project = copied_project(tmp_path / "project")
    for file, old in PLACES:
        path = project / "data" / file
        text = path.read_text("utf-8")
        assert f",{old}," in text
        path.write_text(text.replace(f",{old},", f",{old[0]} {name},", 1), "utf-8")
    pages = pages_of(project).values()
    with launched() as browser:
        found: list[str] = []
        page = browser.new_page(viewport={"width": 700, "height": 900})
        for one in pages:
            for chart in one.charts:
                for layout, width in zip(LAYOUTS, (640, 328), strict=True):
                    svg = drawn(chart, layout).replace(
                        "<svg ", f'<svg id="{chart.name}-{layout}" width="{width}" ', 1
                    )
                    page.set_content(f"<body>{svg}")
                    found += [f"{one.path}: {problem}" for problem in page.evaluate(MEASURE)]
        page.close()
    assert not found, "\n".join(found)
