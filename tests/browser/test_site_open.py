"""The bundled site once a reader has asked it something, seen by axe: results, a filter,
comparisons, charts.

`test_site_live.py` sees each kind of page as it comes, with the lists of the header open.
"""

import re
from collections.abc import Callable

import pytest
from kinds import KINDS
from playwright.sync_api import Page
from reading import DESKTOP
from visits import add_scripts, faulty

from generator.models import Register


def searched(page: Page) -> None:
    """The name of an indicator is found from the header of its page, and the results are narrowed
    down.
    """
    page.locator("form.find input").fill(page.locator("h1").inner_text())
    page.keyboard.press("Enter")
    page.locator("ol.results li").first.wait_for()
    page.locator("form.search summary").click()
    page.locator("form.search select[name=kind]").select_option(
        page.locator("ol.results .kind").first.inner_text()
    )
    page.wait_for_url(re.compile("[?&]kind="))
    page.locator("ol.results li").first.wait_for()


def filtered(page: Page) -> None:
    rows = page.locator("article tbody tr:visible")
    whole = rows.count()
    page.locator("form.list select").first.select_option(index=1)
    assert 0 < rows.count() < whole


def compared(page: Page) -> None:
    assert page.locator(".table.side:visible thead th").count() == 3


def explored(page: Page) -> None:
    charts = page.locator("figure.chart")
    for chart in charts.all():
        chart.get_by_role("button").first.click()
        chart.get_by_role("application").wait_for()
    assert charts.count() > 1


def folded(page: Page) -> None:
    assert page.locator("article details").count() > 0


def lost(page: Page) -> None:
    assert page.locator("article a.home").count() == 1


OPENED: dict[str, tuple[str, Callable[[Page], None]]] = {
    "results": (KINDS["indicator"], searched),
    "list": (KINDS["actions"], filtered),
    "comparison": (f"{KINDS['comparison']}?with=unicef,undp", compared),
    "comparison of indicators": (
        f"{KINDS['comparison of indicators']}?with=audit,policy",
        compared,
    ),
    "charts": (KINDS["overview"], explored),
    "figure": (KINDS["figure"], folded),
    "nowhere": ("404.html", lost),
}
"""What can be opened: where a reader is, and what they do. All that folds is unfolded as well."""


@pytest.mark.parametrize("what", OPENED)
def test_what_a_reader_opens_breaks_no_rule(
    page: Page, address: str, live: Register, what: str
) -> None:
    path, act = OPENED[what]
    for code in live.release.languages:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(DESKTOP)
        page.goto(f"{address}{code}/{path}")
        act(page)
        add_scripts(page)
        page.evaluate("looks.unfold('details')")
        assert faulty(page, in_all_looks=True) == [], code
