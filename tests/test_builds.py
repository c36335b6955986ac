"""What check accepts builds: every page, chart and file, whatever the data are, and no text of them is more than text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.charts.svg import names_figures
from generator.cli import read_register
from generator.language import language_named
from generator.pages import build_pages
from generator.pages.markdown import without_marks


def test_a_title_never_mentions_a_figure(edited: Callable[[str, str, str], Path]) -> None:
    """The page prints the title as it is, and links none of the numbers in it."""
    title = "{99%|biscuit-targets.crumbs.targets-met.2021}"
    project = edited("data/biscuit-targets/categories.csv", "dunking,,Dunking", f"dunking,,{title}")
    pages = build_pages(read_register(project / "datapackage.json"), language_named("en"))
    (page,) = (page for page in pages if page.path == "biscuit-targets/index.md")
    chart = next(chart for chart in page.charts if chart.name == "categories")
    assert title in chart.message
    assert without_marks(title) in page.markdown
    assert "[99%]" not in page.markdown


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("a.b~c.d.e", True),
        ("a.b.c.d e.f.g.h", True),
        ("", False),
        ("a.b.c.d ", False),
        ("a.b.c.d 12%", False),
        ("a.b.c.d " * 40 + "!", False),
        ("a.a.a.a" * 5_000 + "!", False),
    ],
)
def test_a_mark_names_figures_by_their_ids_alone(label: str, named: bool) -> None:
    assert names_figures(label) is named
