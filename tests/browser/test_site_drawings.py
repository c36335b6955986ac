"""The charts of the bundled site: they have names, fit on a phone, are alike in all languages."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import launched, served
from kinds import KINDS

from generator.models import Register

CHARTED = ("home", "overview", "indicator", "decisions", "targets", "category")
READ = """() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const drawings = [...document.querySelectorAll("figure.chart svg")];
  const seen = drawings.filter(shown);
  const small = seen.flatMap((svg) =>
    [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim())
      .map((text) => {
        const { a, b } = text.getScreenCTM();
        return [Math.hypot(a, b) * parseFloat(getComputedStyle(text).fontSize), text.textContent];
      })
      .filter(([size]) => size < 11.95));
  return {
    ids: [...document.querySelectorAll("[id]")].map((one) => one.id),
    faults: drawings.filter((svg) => {
      const ids = (svg.getAttribute("aria-labelledby") ?? "").split(" ");
      const names = ids.map((id) => document.getElementById(id));
      return svg.getAttribute("role") !== "img" || svg.getAttribute("direction") !== "ltr" ||
        !names.length || !names.every((one) => one?.textContent.trim());
    }).map((svg) => svg.outerHTML.slice(0, 200)),
    named: drawings.map((svg) => svg.querySelector("desc")?.textContent ?? ""),
    small,
    seen: seen.length,
    figures: document.querySelectorAll("figure.chart").length,
    fills: drawings.map((svg) => [...svg.querySelectorAll("path[fill]")]
      .map((one) => one.getAttribute("fill"))
      .filter((fill) => /rating|act-|period/.test(fill))),
  };
}"""

Drawings = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def drawings(site: Path, live: Register) -> Iterator[Drawings]:
    """What stands in each charted kind of page on a phone of 360 px."""
    with served(site) as address, launched() as browser:
        page = browser.new_context(
            viewport={"width": 360, "height": 780}, reduced_motion="reduce"
        ).new_page()
        found: Drawings = {}
        for code in live.release.languages:
            for kind in CHARTED:
                page.goto(f"{address}{code}/{KINDS[kind]}")
                found[code, kind] = page.evaluate(READ)
        yield found


def test_each_drawing_says_what_it_shows(drawings: Drawings) -> None:
    assert {place: one["faults"] for place, one in drawings.items() if one["faults"]} == {}


def test_each_chart_is_seen_once(drawings: Drawings) -> None:
    assert {
        place for place, one in drawings.items() if not one["seen"] == one["figures"] > 0
    } == set()


def test_no_id_stands_twice(drawings: Drawings) -> None:
    twice = {
        place: [name for name, n in Counter[str](one["ids"]).items() if n > 1]
        for place, one in drawings.items()
    }
    assert {place: names for place, names in twice.items() if names} == {}


def test_text_is_at_least_12_px_on_a_phone(drawings: Drawings) -> None:
    assert {place: one["small"][:3] for place, one in drawings.items() if one["small"]} == {}


def test_each_language_draws_in_the_same_order_and_describes_in_its_own_words(
    drawings: Drawings, live: Register
) -> None:
    first = live.release.languages[0]
    for code in live.release.languages[1:]:
        for kind in CHARTED:
            ours, theirs = drawings[first, kind], drawings[code, kind]
            assert ours["fills"] == theirs["fills"], f"{code} {kind}"
            assert not set(ours["named"]) & set(theirs["named"]), f"{code} {kind}"
