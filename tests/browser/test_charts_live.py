"""Charts in real Chromium under the headers of the site: what a reader has at once, and what comes
once asked for.
"""

import re
from pathlib import Path

import pytest
from chromium import served
from conftest import copied_project
from playwright.sync_api import Browser, Locator, Page
from typer.testing import CliRunner

from generator.cli import app

RANKING = "umbrella-cards/"
GRADES = "umbrella-cards/scale/"
WITH_CHARTS = [
    "", RANKING, "umbrella-cards/indicators/return-on-time/", "teaspoon-decisions/",
    "biscuit-targets/",
    "biscuit-targets/categories/dunking/",
]  # fmt: skip
ON_REQUEST = re.compile(r"vega|\.vl\.json|picture\.js")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site."""
    project = copied_project(tmp_path_factory.mktemp("charts") / "project")
    command = [
        "build",
        "--output",
        str(project / "site"),
        "--catalogue",
        str(project / "datapackage.json"),
        "--quiet",
    ]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    return project / "site"


@pytest.fixture
def requested(page: Page) -> list[str]:
    """What the page has asked for, in order."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def explored(page: Page, name: str) -> Locator:
    """A chart after it was made interactive."""
    figure = page.locator(f"#chart-{name}")
    figure.get_by_role("button", name="Explore").click()
    figure.get_by_role("button", name="Back to the picture").wait_for()
    return figure


def test_vega_comes_once_asked_for_and_draws_under_the_policy(
    page: Page, address: str, requested: list[str]
) -> None:
    answer = page.goto(f"{address}en/{RANKING}")
    assert answer
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    page.wait_for_load_state("networkidle")
    assert [url for url in requested if ON_REQUEST.search(url)] == []
    figure = explored(page, "ranking")
    fetched = [url.removeprefix(address) for url in requested if ON_REQUEST.search(url)]
    assert [re.sub("-[0-9a-f]{12}", "", path) for path in fetched] == [
        "assets/vega.js", f"en/{RANKING}ranking.wide.vl.json",
    ]  # fmt: skip
    assert figure.locator(".chart-live svg text").get_by_text("47.5%").is_visible()
    assert not figure.locator(".chart-wide").is_visible()
    figure.get_by_role("button", name="Back to the picture").click()
    assert figure.locator(".chart-wide").is_visible()
    assert figure.locator(".chart-live").count() == 0


def test_every_chart_can_be_explored(page: Page, address: str) -> None:
    seen = 0
    for path in WITH_CHARTS:
        page.goto(f"{address}en/{path}")
        for name in page.locator("figure.chart").evaluate_all(
            "all => all.map(one => one.id.replace('chart-', ''))"
        ):
            figure = explored(page, name)
            page.keyboard.press("Home")
            assert figure.locator(".chart-tip").is_visible(), f"{path} {name}"
            seen += 1
    assert seen >= 9


def test_a_mark_says_its_value_as_printed_under_the_pointer(page: Page, address: str) -> None:
    page.goto(f"{address}en/{RANKING}")
    figure = explored(page, "ranking")
    mark = figure.locator(".chart-live g.mark-symbol path").last
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert figure.locator(".chart-tip").inner_text().split("\n") == [
        "47.5%", "Dryness – Met or exceeded (2021)", "T/1/2, table 1",
    ]  # fmt: skip


def test_a_finger_is_told_the_value_that_it_taps(browser: Browser, address: str) -> None:
    page = browser.new_page(has_touch=True, viewport={"width": 360, "height": 780})
    page.goto(f"{address}en/{RANKING}")
    figure = page.locator("#chart-ranking")
    figure.get_by_role("button", name="Explore").tap()
    mark = figure.locator(".chart-live g.mark-symbol path").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert figure.locator(".chart-tip strong").inner_text() == "47.5%"
    page.close()


def test_arrow_keys_tell_every_value_in_the_words_of_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}zh/umbrella-cards/indicators/return-on-time/")
    figure = page.locator("#chart-series")
    figure.get_by_role("button").first.click()
    live = figure.get_by_role("application")
    live.wait_for()
    described = figure.locator("svg desc").first.text_content()
    assert described
    assert described in (live.get_attribute("aria-label") or "")
    assert {"2019年", "//", "2020年", "2021年"} <= set(live.locator("text").all_text_contents())
    told = []
    for _ in range(3):
        live.press("ArrowRight")
        told.append(figure.locator(".chart-tip strong").inner_text())
    assert sorted(told) == ["40%", "61%", "82%"]
    assert "年" in figure.locator(".chart-tip").inner_text()
    live.press("Escape")
    assert not figure.locator(".chart-tip").is_visible()


def test_a_png_is_saved_in_light_colours(page: Page, address: str, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}en/{GRADES}")
    with page.expect_download() as download:
        page.locator("#chart-distribution").get_by_role("button", name="Save as PNG").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "chart-distribution.png"
    assert saved.read_bytes().startswith(b"\x89PNG")
    (tmp_path / "index.html").write_text(
        '<link rel="icon" href="data:,"><img src="chart-distribution.png" alt="">'
    )
    with served(tmp_path) as folder:
        page.goto(folder)
        colours = page.evaluate(COLOURS)
    assert colours["#ffffff"] > 0.5
    assert {"#08519c", "#c24000", "#1f2328"} <= set(colours)


COLOURS = """async () => {
  const image = document.querySelector("img");
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const found = {};
  for (let place = 0; place < data.length; place += 4) {
    const parts = [...data.slice(place, place + 3)];
    const name = "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
    found[name] = (found[name] ?? 0) + 4 / data.length;
  }
  return found;
}"""
"""The share of each colour in the picture of a page."""


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/{RANKING}")
    page.route("**/vega-*.js", lambda route: route.abort())
    figure = page.locator("#chart-ranking")
    figure.get_by_role("button", name="Explore").click()
    figure.get_by_role("status").get_by_text("could not be loaded").wait_for()
    assert figure.locator(".chart-wide").is_visible()
    page.unroute("**/vega-*.js")
    assert (
        explored(page, "ranking")
        .get_by_role("status")
        .first.inner_text()
        .startswith("Point at a value or tap it")
    )
    page.close()


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_without_javascript_a_chart_is_complete(scriptless: Page, address: str, path: str) -> None:
    page = scriptless
    page.goto(f"{address}en/{path}")
    figures = page.locator("figure.chart").all()
    assert figures
    for figure in figures:
        assert figure.get_by_role("button").count() == 0
        name = str(figure.get_attribute("id"))
        assert figure.get_by_role("link", name="Link").get_attribute("href") == f"#{name}"
        for ending in ("CSV", "JSON", "SVG"):
            href = figure.get_by_role("link", name=ending).get_attribute("href")
            assert page.request.get(f"{page.url}{href}").ok
        assert has_table(page, figure), f"{path} {name}"
        figure.get_by_text("Cite", exact=True).click()
        assert f"answerable.example/en/{path}#{name}" in figure.locator(".cite p").inner_text()
        assert (
            figure.locator("figcaption p").first.inner_text()
            == figure.locator("svg desc").first.text_content()
        )


def has_table(page: Page, figure: Locator) -> bool:
    """Whether the values of a chart are in a table that its figure holds or leads to, each linked
    to its page.
    """
    link = figure.get_by_role("link", name="Table")
    if link.count():
        table = page.locator(str(link.get_attribute("href")))
        fold = page.locator("details.folded", has=table)
        if fold.count() and not table.is_visible():
            fold.locator("summary").click()
    else:
        figure.get_by_text("Table", exact=True).click()
        table = figure.locator("table")
    return table.is_visible() and table.locator("td a[data-figure]").count() > 0


def test_ids_are_unique_and_figures_are_named(page: Page, address: str) -> None:
    for language in ("en", "zh"):
        for path in WITH_CHARTS:
            page.goto(f"{address}{language}/{path}")
            ids = page.evaluate("[...document.querySelectorAll('article [id]')].map(one => one.id)")
            assert sorted(set(ids)) == sorted(ids), path
            for figure in page.locator("figure.chart").all():
                message = figure.locator("figcaption p").first.inner_text()
                assert page.get_by_role("figure", name=message, exact=True).count() == 1


def test_paper_has_the_picture(page: Page, address: str) -> None:
    page.goto(f"{address}en/{RANKING}")
    figure = explored(page, "ranking")
    page.emulate_media(media="print")
    assert figure.locator(".chart-wide").is_visible()
    for hidden in (".chart-live", ".chart-narrow", ".chart-actions"):
        assert not figure.locator(hidden).is_visible()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_explores_the_narrow_drawing(
    page: Page, address: str, requested: list[str], direction: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}en/{RANKING}")
    page.evaluate(
        "direction => (document.body.dir = document.documentElement.dir = direction)", direction
    )
    figure = explored(page, "ranking")
    assert any(url.endswith("ranking.narrow.vl.json") for url in requested)
    page.keyboard.press("End")
    assert figure.locator(".chart-tip").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_script_of_the_first_load_is_small(site: Path) -> None:
    assert (site / "en/assets/charts.js").stat().st_size < 6_000
    assert len(list((site / "assets").glob("vega-*.js"))) == 1
    assert list(site.glob("*/assets/vega*")) == []
