"""The scripts of the site in real Chromium: lists that narrow down, files that are recognised, colours that follow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launched, served
from conftest import copied_project
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from generator.cli import app


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site after its first release."""
    project = copied_project(tmp_path_factory.mktemp("browser") / "project")
    catalogue = str(project / "datapackage.json")
    for command in (["release", "2021.1"], ["build", "--output", str(project / "site")]):
        done = CliRunner().invoke(app, [*command, "--catalogue", catalogue, "--quiet"])
        assert done.exit_code == 0, done.output
    return project / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def visible_rows(page: Page) -> int:
    return page.locator("table tbody tr:visible").count()


def test_a_list_narrows_down_and_keeps_its_state_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}en/figures/umbrella-cards/")
    whole = visible_rows(page)
    page.get_by_label("Check").select_option("does not agree")
    assert visible_rows(page) == 2
    page.get_by_label("Narrow down").fill("lent")
    assert visible_rows(page) == 1
    assert f"1 of {whole} shown" in page.locator("form.filters output").inner_text()
    page.reload()
    assert visible_rows(page) == 1
    assert page.get_by_label("Check").input_value() == "does not agree"


def test_a_list_is_whole_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/figures/umbrella-cards/")
    assert visible_rows(page) > 20
    assert page.locator("form.filters").count() == 0
    context.close()


def test_a_file_of_ours_is_recognised_and_another_is_not(page: Page, address: str, site: Path, tmp_path: Path) -> None:
    page.goto(f"{address}en/verify/")
    output = page.locator("form.verify output")
    page.get_by_label("Choose a file").set_input_files(site / "data/umbrella-cards.zip")
    output.get_by_text("One of ours: 2021.1 data/umbrella-cards.zip").wait_for()
    changed = tmp_path / "figures.csv"
    changed.write_bytes((site / "data/umbrella-cards/figures.csv").read_bytes().replace(b"82", b"92"))
    page.get_by_label("Choose a file").set_input_files(changed)
    output.get_by_text("Not one of ours").wait_for()


def test_the_page_of_a_figure_follows_the_colours_of_the_system(browser: Browser, address: str) -> None:
    for scheme, expected in (("light", "default"), ("dark", "slate")):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}en/figures/umbrella-cards.dryness.met-or-exceeded.2021/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == expected
        context.close()


@pytest.mark.parametrize(
    "path",
    [
        "", "umbrella-cards/", "umbrella-cards/indicators/return-on-time/", "teaspoon-decisions/", "biscuit-targets/",
        "entities/", "entities/omt/", "sources/t-1-2/", "figures/", "findings/", "releases/", "corrections/", "about/",
        "figures/umbrella-cards.dryness.met-or-exceeded.2021/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_page_breaks_its_policy_or_asks_another_host(page: Page, address: str, language: str, path: str) -> None:
    """What breaks the policy is said on the console, which must be silent (`page`)."""
    hosts: list[str] = []
    page.on("request", lambda request: hosts.append(request.url))
    page.goto(f"{address}{language}/{path}")
    page.wait_for_load_state("networkidle")
    assert {url for url in hosts if not url.startswith(address)} == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
