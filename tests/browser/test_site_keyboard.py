"""The bundled site by keyboard alone, on the narrowest phone; and without JavaScript."""

from itertools import cycle

import pytest
from kinds import KINDS
from playwright.sync_api import Browser, Page, ViewportSize
from visits import ALIKE

from generator.models import Register

VIEWPORT = ViewportSize(width=320, height=640)
DESK = ViewportSize(width=1280, height=500)
KEY: dict[str, str | int] = {
    "type": "rawKeyDown",
    "key": "Tab",
    "code": "Tab",
    "windowsVirtualKeyCode": 9,
}
BACK: dict[str, str | int] = {**KEY, "modifiers": 8}


def opened(page: Page, url: str, rows: int = ALIKE) -> None:
    """Opens a page and leaves of the rows of one shape only some."""
    answer = page.goto(url)
    assert answer is not None
    assert answer.ok, url
    page.add_script_tag(url="/tests/looks.js")
    page.evaluate("some => looks.thin(some)", rows)


def walk(page: Page, key: dict[str, str | int]) -> list[str]:
    """Goes once around the page by keyboard; returns what is wrong with what was reached, and what
    was not.

    The page looks by itself at what has the focus, before the next key takes it on, so that a key
    is one message. Where something was not reached it goes around again: at the end of a page the
    browser takes one key, or more under load.
    """
    keyboard = page.context.new_cdp_session(page)
    keys = page.evaluate("looks.watch()") + 2
    wrong: list[str] = []
    for _ in range(2):
        for _ in range(keys):
            keyboard.send("Input.dispatchKeyEvent", key)
        wrong = [str(one) for one in page.evaluate("looks.walked()")]
        if not wrong:
            break
    keyboard.detach()
    return wrong


def test_every_control_is_reached_named_and_seen(page: Page, address: str, live: Register) -> None:
    """Of each kind of page in each language, in one page of the browser: to open a new one takes as
    long as a walk.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for code in live.release.languages:
        for kind, path in KINDS.items():
            opened(page, f"{address}{code}/{path}")
            found[code, kind] = walk(page, KEY)
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_every_control_is_reached_with_the_lists_of_the_header_open(
    page: Page, address: str, live: Register
) -> None:
    """Each kind in one language, each language for several kinds."""
    found: dict[tuple[str, str], list[str]] = {}
    for code, (kind, path) in zip(cycle(live.release.languages), KINDS.items(), strict=False):
        opened(page, f"{address}{code}/{path}")
        page.evaluate("looks.unfold('header details')")
        found[code, kind] = walk(page, KEY)
    assert {place: faults for place, faults in found.items() if faults} == {}


@pytest.mark.parametrize("kind", ["all targets", "actions", "entities", "comparison"])
def test_the_head_of_a_long_table_hides_nothing_on_the_way_back(
    page: Page, address: str, kind: str
) -> None:
    page.set_viewport_size(DESK)
    opened(page, f"{address}en/{KINDS[kind]}", rows=20)
    assert page.locator(".table.long tbody tr").count() >= 20
    assert walk(page, BACK) == []


def test_a_list_that_is_cut_says_how_many_rows_it_shows(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{address}en/{KINDS['promises']}")
    rows, status = page.locator("table tbody tr"), page.get_by_role("status")
    whole = rows.count()
    assert whole > 25
    assert status.inner_text() == f"20 of {whole} shown"
    assert page.locator("table tbody tr:visible").count() == 20
    page.get_by_role("button", name=f"Show all {whole}").click()
    assert status.inner_text() == f"{whole} of {whole} shown"
    assert page.locator("table tbody tr:visible").count() == whole


def test_the_menu_opens_by_keyboard_and_hides_its_links_when_closed(
    page: Page, address: str
) -> None:
    page.goto(f"{address}en/")
    links = page.locator("details.menu nav a")
    assert not links.first.is_visible()
    menu = page.locator("details.menu summary")
    menu.focus()
    page.keyboard.press("Tab")
    assert not page.evaluate(
        "document.querySelector('details.menu nav').contains(document.activeElement)"
    )
    menu.focus()
    page.keyboard.press("Enter")
    assert links.last.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('details.menu nav').contains(document.activeElement)"
    )
    page.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert menu.evaluate("menu => menu === document.activeElement")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_buttons_of_the_header_stay_in_their_row(
    page: Page, address: str, live: Register, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for code in live.release.languages:
        page.goto(f"{address}{code}/")
        buttons = page.locator("header.top :is(summary, button):visible").all()
        places = [button.bounding_box() for button in buttons]
        assert len({round(place["y"]) for place in places if place}) == 1, code
        for button, place in zip(buttons, places, strict=True):
            if button.evaluate("button => button.localName") == "summary":
                button.click()
                assert button.bounding_box() == place, code


def test_the_colours_that_a_reader_chose_are_kept(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    page.get_by_role("button", name="Switch to dark mode").click()
    page.goto(f"{address}en/{KINDS['figure']}")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.get_by_role("button", name="Switch to light mode").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


def test_where_colours_are_forced_a_key_has_those_of_its_chart(page: Page, address: str) -> None:
    """And the page follows the system, whatever the reader chose before."""
    page.goto(f"{address}en/")
    page.get_by_role("button", name="Switch to dark mode").click()
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}en/{KINDS['targets']}")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert not page.locator("button.scheme").is_visible()
    keys = page.locator(".swatch").evaluate_all(
        "keys => keys.map((key) => getComputedStyle(key).forcedColorAdjust)"
    )
    assert set(keys) == {"none"}


@pytest.mark.parametrize(
    ("kind", "tab"), [("indicator", "UN-SWAP"), ("source", "Sources"), ("home", "Home")]
)
def test_the_tab_that_a_page_lies_under_is_marked(
    page: Page, address: str, kind: str, tab: str
) -> None:
    page.goto(f"{address}en/{KINDS[kind]}")
    assert page.locator("details.menu a[aria-current]").all_text_contents() == [tab]


def test_the_tabs_of_a_desktop_are_there_without_the_menu(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}en/")
    assert page.locator("details.menu nav a").first.is_visible()
    assert not page.locator("details.menu summary").is_visible()


WITHOUT_SCRIPT = """article => {
  const all = (selector) => [...article.querySelectorAll(selector)];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const buttons = [...document.querySelectorAll("button")].filter(shown);
  return {
    hidden: all("figure.chart, table, tr, section.cite > p, p a")
      .filter((one) => !one.closest("details") && !shown(one)).length,
    undrawn: all("figure.chart")
      .filter((chart) => ![...chart.querySelectorAll("svg")].some(shown)).length,
    dead: buttons.filter((one) => !one.form?.action).map((one) => one.outerHTML),
    uncited: all("section.cite > p").length ? 0 : 1,
  };
}"""


def test_all_is_there_without_javascript(scriptless: Page, address: str, live: Register) -> None:
    """Charts, tables, ways to files and citations; and no button that does nothing."""
    for code in live.release.languages:
        for path in KINDS.values():
            scriptless.goto(f"{address}{code}/{path}")
            shown = scriptless.locator("article").evaluate(WITHOUT_SCRIPT)
            assert shown == {"hidden": 0, "undrawn": 0, "dead": [], "uncited": 0}, f"{code}/{path}"


def test_the_policy_stands_where_nothing_is(browser: Browser, address: str) -> None:
    """A page that does not exist, deep below: its own error is the only one, its style sheets come
    from here.
    """
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(f"{address}en/figures/no/such/figure", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    assert page.title() == "This page does not exist – Answerable"
    assert [one for one in said if "404" not in one] == []
    assert {one for one in asked if not one.startswith(address)} == set()
    assert page.evaluate("getComputedStyle(document.querySelector('header')).display") == "block"
    assert page.evaluate("document.styleSheets.length") >= 3
    page.get_by_role("main").get_by_role("link", name="Home").click()
    page.wait_for_url(f"{address}en/")
    page.close()
