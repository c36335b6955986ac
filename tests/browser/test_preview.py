"""`answerable serve` as a contributor sees it: an address, a page that follows edits, mistakes."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import copied_project, edited, with_one_package
from nginx import free_port
from playwright.sync_api import Browser, Page, expect

ANSWERABLE = Path(sys.executable).with_name("answerable")
PAGE = "en/umbrella-cards/indicators/dryness/"
TITLES = "data/umbrella-cards/indicators.csv"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_one_package(
        copied_project(tmp_path_factory.mktemp("preview") / "project"), "umbrella-cards"
    )


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address of the preview, which the program prints first."""
    port = free_port()
    words = ["serve", "--languages", "en", "--port", str(port)]
    with subprocess.Popen(
        [ANSWERABLE, *words], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as served:
        assert served.stdout is not None
        assert served.stdout.readline() == f"http://127.0.0.1:{port}/\n".encode()
        yield f"http://127.0.0.1:{port}/"
        served.send_signal(signal.SIGINT)
        assert served.wait(20) == 0


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_the_page_follows_edits_and_says_mistakes(page: Page, project: Path, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.get_by_role("heading", name="What was promised").or_(page.locator("main")).first.wait_for(
        timeout=60_000
    )
    page.goto(f"{address}{PAGE}")
    edited(project, TITLES, "dryness,Dryness", "dryness,Dryness of all")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dryness of all", timeout=60_000)
    edited(project, TITLES, "dryness,Dryness of all", "Dry Ness,Dryness of all")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{TITLES}:", timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dryness of all")
    edited(project, TITLES, "Dry Ness,Dryness of all", "dryness,Dryness")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dryness", timeout=60_000)
    expect(alert).to_be_hidden()
    assert not [text for text in said if re.search("Content.Security|Refused", text)]


def test_what_is_not_there_has_the_page_of_the_site(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/nowhere/")
    assert "This page does not exist" in page.locator("main").inner_text()
    page.close()
    asked = ("en/nowhere/", "en/%00", f"en/{'a' * 300}", "../datapackage.json", "en/")
    assert [status(f"{address}{path}") for path in asked] == [404, 400, 404, 404, 200]


def test_the_preview_tells_nothing_of_other_files_and_to_no_other_name(address: str) -> None:
    for request, code in (
        (urllib.request.Request(f"{address}datapackage.json", method="HEAD"), 405),
        (urllib.request.Request(f"{address}en/", headers={"Host": "evil.example"}), 403),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=20)
        assert refused.value.code == code
        refused.value.close()
