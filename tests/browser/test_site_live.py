"""The bundled site in real Chromium: one page of each kind in each language, in the light, in the
dark and on paper.
"""

from pathlib import Path

import pytest
from kinds import KINDS
from playwright.sync_api import Browser
from visits import Visit, visited

from generator.models import Register

THOROUGH = ("en", "ar")
"""One language of each direction, in which pages are read in all their looks."""
Visits = dict[tuple[str, str], Visit]


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, site: Path, live: Register) -> Visits:
    """Every kind of page in every language."""
    page = browser.new_page()
    return {
        (code, kind): visited(
            page, f"{address}{code}/{path}", site.resolve(), in_all_looks=code in THOROUGH
        )
        for code in live.release.languages
        for kind, path in KINDS.items()
    }


def faults(visits: Visits, name: str) -> list[str]:
    return [
        f"{'/'.join(place)}: {one}"
        for place, visit in visits.items()
        for one in getattr(visit, name)
    ]


def test_nothing_breaks_wcag_2_2_aa(visits: Visits) -> None:
    assert faults(visits, "faults") == []


def test_nothing_scrolls_sideways_at_320_px_nor_with_wide_text(visits: Visits) -> None:
    assert faults(visits, "narrow") == []


def test_no_page_breaks_its_policy_nor_says_an_error(visits: Visits) -> None:
    assert faults(visits, "complaints") == []


def test_no_page_asks_another_host(visits: Visits) -> None:
    assert faults(visits, "foreign") == []


def test_a_first_load_is_small(visits: Visits) -> None:
    heavy = {place: (visit.requests, visit.weight) for place, visit in visits.items()}
    assert {place: load for place, load in heavy.items() if load[0] > 12 or load[1] > 100_000} == {}


def test_print_from_the_dark_is_black_on_white(visits: Visits) -> None:
    assert faults(visits, "pale") == []


def test_print_cuts_no_table_and_folds_nothing(visits: Visits) -> None:
    assert faults(visits, "cut") == []
