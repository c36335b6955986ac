"""Search in real Chromium: words, exact names, labels, keyboard, phone, right to left, without
JavaScript.
"""

import re
from pathlib import Path

import pytest
from conftest import TINY, copied_project, register_of
from playwright.sync_api import Page, ViewportSize
from reading import DESKTOP
from typer.testing import CliRunner

from generator.cli import app
from generator.language import language_named
from generator.language.names import value_text

VIEWPORT = ViewportSize(width=360, height=780)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, with words and acronyms that are near each other."""
    project = copied_project(tmp_path_factory.mktemp("search") / "project")
    (project / "content/zh/about.md").write_text("# 关于\n\n本页谈审计和性别均等。\n", "utf-8")
    (project / "content/en/about.md").write_text(
        "# About spoons\n\n) : nothing here is edible.\n", "utf-8"
    )
    for package in ("umbrella-cards", "teaspoon-decisions"):
        entities = project / "data" / package / "entities.csv"
        text = entities.read_text("utf-8").replace(",BBU,", ",UMBrella,").replace(",OMT,", ",UMB,")
        entities.write_text(text, "utf-8")
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


def first(page: Page) -> str:
    page.locator("ol.results li a").first.wait_for()
    return str(
        page.locator("ol.results li a").first.evaluate("link => new URL(link.href).pathname")
    )


@pytest.mark.parametrize(
    ("query", "path"),
    [
        (
            "umbrella-cards.dryness.met-or-exceeded.2021",
            "figures/umbrella-cards.dryness.met-or-exceeded.2021/",
        ),
        (
            "Umbrella-Cards.Dryness.Met-Or-Exceeded.2021",
            "figures/umbrella-cards.dryness.met-or-exceeded.2021/",
        ),
        ("T/1/2", "sources/t-1-2/"),
        ("t/1/2", "sources/t-1-2/"),
        ("2021/1", "teaspoon-decisions/decisions/2021-1/"),
        ("decision 2021/1", "teaspoon-decisions/decisions/2021-1/"),
        ("UMB", "entities/omt/"),
        ("UMBrella", "entities/bbu/"),
        ("Return on time", "umbrella-cards/indicators/return-on-time/"),
    ],
)
def test_a_page_is_found_by_the_name_that_it_goes_by(
    page: Page, address: str, query: str, path: str
) -> None:
    page.goto(f"{address}en/search/")
    page.get_by_role("searchbox", name="Search").fill(query)
    assert first(page) == f"/en/{path}"


@pytest.mark.parametrize("word", ["审计", "性别均等"])
def test_chinese_words_are_found(page: Page, address: str, word: str) -> None:
    page.goto(f"{address}zh/search/?q={word}")
    assert first(page) == "/zh/about/"
    assert word in "".join(page.locator("ol.results mark").all_inner_texts())


def test_an_excerpt_begins_with_a_word_and_only_letters_say_which_way_it_runs(
    page: Page, address: str
) -> None:
    page.goto(f"{address}en/search/?q=edible")
    assert first(page) == "/en/about/"
    assert (
        page.locator("ol.results li > p:last-child")
        .first.inner_text()
        .startswith("nothing here is")
    )
    page.goto(f"{address}en/search/?q=umbrella")
    first(page)
    excerpts = page.locator("ol.results li > p:last-child")
    read = [
        (one.get_attribute("dir"), any(map(str.isalpha, one.inner_text())))
        for one in excerpts.all()
    ]
    assert {(None, False), ("auto", True)} >= set(read) >= {(None, False)}


def test_labels_narrow_the_results_and_the_address_keeps_both(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=time")
    first(page)
    page.get_by_text("Narrow down").click()
    page.get_by_label("Kind of page").select_option("Indicator")
    page.wait_for_url(re.compile("q=time&kind=Indicator$"))
    assert first(page) == "/en/umbrella-cards/indicators/return-on-time/"
    page.reload()
    assert first(page) == "/en/umbrella-cards/indicators/return-on-time/"
    assert set(page.locator("ol.results .kind").all_inner_texts()) == {"Indicator"}
    assert page.get_by_label("Kind of page").input_value() == "Indicator"
    options = page.get_by_label("Kind of page").locator("option").all_inner_texts()
    assert len(options) > 2
    assert not [one for one in options if re.search(r"\d", one)], (
        "a count of the whole site promises results"
    )
    assert (
        page.get_by_role("status").inner_text()
        == f"Results: {page.locator('ol.results li').count()}"
    )


def test_a_result_shows_the_value_of_its_figure(page: Page, address: str) -> None:
    identity = "umbrella-cards.dryness.met-or-exceeded.2021"
    page.goto(f"{address}en/search/?q={identity}")
    first(page)
    figure = register_of(TINY).figures[identity]
    value = value_text(register_of(TINY), figure, language_named("en"))
    assert page.locator("ol.results li").first.locator("b").inner_text() == value


def test_only_the_page_that_searches_may_run_webassembly(page: Page, address: str) -> None:
    for path, may in (("", False), ("search/", True), ("a-z/", False)):
        page.goto(f"{address}en/{path}")
        policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
        assert ("wasm-unsafe-eval" in policy) == may, path


def test_everything_is_reached_by_name_and_by_year_without_javascript(
    scriptless: Page, address: str
) -> None:
    page = scriptless
    page.goto(f"{address}en/")
    page.get_by_role("link", name="A to Z").click()
    page.get_by_role("link", name="R", exact=True).click()
    page.get_by_role("link", name="Return on time").first.click()
    page.wait_for_url(re.compile("indicators/return-on-time/$"))
    page.get_by_role("link", name="By year").click()
    page.get_by_role("link", name="2021").first.click()
    page.get_by_role("link", name="Met or exceeded", exact=True).first.click()
    page.wait_for_url(re.compile("met-or-exceeded/"))
    assert (
        page.locator('[data-figure="umbrella-cards.return-on-time.met-or-exceeded.2021"]').count()
        == 1
    )


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=xylophone")
    page.get_by_role("status").get_by_text("Nothing found.").wait_for()
    page.get_by_role("status").get_by_role("link", name="Look from A to Z").click()
    page.wait_for_url(f"{address}en/a-z/")
    page.goto(f"{address}en/search/?q=xylophone")
    page.get_by_role("status").get_by_text("Nothing found.").wait_for()
    assert page.locator("ol.results li").count() == 0


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{address}en/figures/umbrella-cards.dryness.met-or-exceeded.2021/")
    page.get_by_role("searchbox", name="Search").press_sequentially("umbrella")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/search/\?q=umbrella$"))
    first(page)
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    page.locator("ol.results li").nth(10).wait_for()
    assert (
        page.evaluate(
            "[...document.querySelectorAll('ol.results a')].indexOf(document.activeElement)"
        )
        == 10
    )


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways_on_a_phone(page: Page, address: str, direction: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in (
        "search/?q=umbrella&kind=Figure",
        "figures/umbrella-cards.dryness.met-or-exceeded.2021/",
        "",
    ):
        page.goto(f"{address}en/{path}")
        if "?" in path:
            first(page)
        page.evaluate(
            "direction => (document.body.dir = document.documentElement.dir = direction)", direction
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path


def test_without_javascript_there_are_lists_to_browse(scriptless: Page, address: str) -> None:
    page = scriptless
    page.goto(f"{address}en/")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"/en/search/\?q=$"))
    assert page.locator("article form, article input").count() == 0
    assert page.locator("article").get_by_role("link", name="All figures").is_visible()
