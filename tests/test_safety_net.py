"""The built site keeps its addresses, figures, texts and published bytes: see `safety_net.py`.

After a wanted change build the site, run `python tests/safety_net.py site`, and review what that
changes in `tests/golden/site`.
"""

from pathlib import Path

import pytest
from safety_net import GOLDEN, PAGES, differences, kept_files, safety_net, write_files

from generator.language import language_named
from generator.models import Register
from generator.pages.building import PAGE_KINDS
from generator.pages.page import published

PAGE = """<html><body><main id="main"><article><h1 id="about">About</h1>
<h2 id="reuse">Reuse</h2><h2 id="reuse_1">Reuse</h2>
<p>It shows <a data-figure="a.b.c.2019">about <b>7.5</b>%</a> of <em>all</em>.</p>
<svg><title id="drawn">A drawing</title><text data-figure="a.b.c.2019">7.5%</text></svg>
<table><tr><th>Year</th><td>2019</td></tr></table></article></main></body></html>
"""

WITHOUT_ANCHOR = """\
vanished from addresses.txt: /{lang}/about/ #reuse
came to addresses.txt: /{lang}/about/ #reuse [en]
"""
WITHOUT_FIGURE = """\
vanished from figures.txt: /{lang}/about/ a.b.c.2019 75 ×2
came to figures.txt: /{lang}/about/ a.b.c.2019 75 [zh]
came to figures.txt: /{lang}/about/ a.b.c.2019 75 ×2 [en]
"""
OTHER_NUMBER = """\
vanished from figures.txt: /{lang}/about/ a.b.c.2019 75 ×2
came to figures.txt: /{lang}/about/ a.b.c.2019 75 [zh]
came to figures.txt: /{lang}/about/ a.b.c.2019 75 ×2 [en]
came to figures.txt: /{lang}/about/ a.b.c.2019 76 [zh]
"""
WITHOUT_WORD = """\
vanished from text/zh/about.txt: It shows about 7.5% of all.
came to text/zh/about.txt: It about 7.5% of all.
"""


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, str]:
    """The golden files that the bundled site gives."""
    return safety_net(site)


@pytest.mark.parametrize("part", ["addresses.txt", "figures.txt", "bytes.txt", "text/"])
def test_the_site_keeps_what_was_published(built: dict[str, str], part: str) -> None:
    kept = {name: text for name, text in kept_files(GOLDEN).items() if name.startswith(part)}
    assert kept
    found = {name: text for name, text in built.items() if name.startswith(part)}
    report = differences(kept, found)
    assert not report, "\n".join([*report, "if wanted: make site, python tests/safety_net.py site"])


def test_every_kind_of_page_has_a_text_that_is_kept(live: Register) -> None:
    english = language_named("en")
    for pages_of in PAGE_KINDS:
        addresses = (published(page.path) for page in pages_of(live, english))
        assert any(address in PAGES.values() for address in addresses), pages_of.__name__


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A site of two pages in two languages, with one file for machines."""
    folder = tmp_path / "site"
    for page in ("en", "en/about", "zh", "zh/about"):
        (folder / page).mkdir(parents=True)
        (folder / page / "index.html").write_text(PAGE, "utf-8")
    for file in ("api/figures.json", "assets/vega-0123456789ab.js"):
        (folder / file).parent.mkdir()
        (folder / file).write_text("7.5", "utf-8")
    return folder


def test_what_is_kept_of_a_site(small_site: Path) -> None:
    files = safety_net(small_site)
    assert files["addresses.txt"].splitlines()[1:] == [
        "All languages: en zh",
        "/api/figures.json",
        "/assets/vega-*.js",
        "/{lang}/",
        "  #about",
        "  #reuse",
        "/{lang}/about/",
        "  #about",
        "  #reuse",
    ]
    figure = "  a.b.c.2019 75 ×2"
    assert files["figures.txt"].splitlines()[2:] == ["/{lang}/", figure, "/{lang}/about/", figure]
    assert files["bytes.txt"].splitlines()[1:] == ["/api/figures.json c4495da75095c64b"]
    assert files["text/zh/about.txt"].splitlines()[1:] == [
        "About",
        "Reuse",
        "Reuse",
        "It shows about 7.5% of all.",
        "A drawing",
        "Year | 2019",
    ]


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        (' id="reuse"', "", WITHOUT_ANCHOR),
        ('<a data-figure="a.b.c.2019">', "<a>", WITHOUT_FIGURE),
        ("7.5%</text>", "7.6%</text>", OTHER_NUMBER),
        ("It shows ", "It ", WITHOUT_WORD),
    ],
)
def test_a_changed_page_is_reported(small_site: Path, old: str, new: str, report: str) -> None:
    kept = safety_net(small_site)
    page = small_site / "zh" / "about" / "index.html"
    page.write_text(PAGE.replace(old, new, 1), "utf-8")
    assert differences(kept, safety_net(small_site)) == report.splitlines()


def test_a_page_that_vanishes_is_reported(small_site: Path) -> None:
    kept = safety_net(small_site)
    (small_site / "zh" / "about" / "index.html").unlink()
    report = differences(kept, safety_net(small_site))
    assert "vanished from addresses.txt: /{lang}/about/" in report
    assert "came to addresses.txt: /{lang}/about/ [en]" in report
    assert "vanished from text/zh/about.txt: It shows about 7.5% of all." in report


def test_a_language_that_vanishes_is_reported(small_site: Path) -> None:
    kept = safety_net(small_site)
    for page in sorted((small_site / "zh").rglob("index.html")):
        page.unlink()
    report = differences(kept, safety_net(small_site))
    assert report[0] == "vanished from addresses.txt: All languages: en zh"


def test_another_byte_of_a_published_file_is_reported(small_site: Path) -> None:
    kept = safety_net(small_site)
    (small_site / "api" / "figures.json").write_text("7.6", "utf-8")
    vanished, came = differences(kept, safety_net(small_site))
    assert vanished == "vanished from bytes.txt: /api/figures.json c4495da75095c64b"
    assert came.startswith("came to bytes.txt: /api/figures.json ")


def test_a_report_is_short() -> None:
    many = "".join(f"/{number}/\n" for number in range(25))
    report = differences({"addresses.txt": many}, {})
    assert report[19] == "vanished from addresses.txt: /19/"
    assert report[20:] == ["and 5 more"]
    word = "word " * 100
    [vanished, came] = differences({"a.txt": f"{word}old {word}"}, {"a.txt": f"{word}new {word}"})
    assert "word old word" in vanished
    assert "word new word" in came
    assert max(len(vanished), len(came)) < 160
    [_, came] = differences({"a.txt": word}, {"a.txt": f"{word}more"})
    assert "word more" in came


def test_other_orders_of_the_same_lines_are_reported() -> None:
    report = differences({"a.txt": "a\nb\n"}, {"a.txt": "b\na\n"})
    assert report == ["came to a.txt: another order of lines"]


def test_written_files_replace_what_was_kept(tmp_path: Path) -> None:
    write_files(tmp_path / "golden", {"text/en/home.txt": "one\n", "bytes.txt": "two\n"})
    write_files(tmp_path / "golden", {"text/en/home.txt": "three\n"})
    assert kept_files(tmp_path / "golden") == {"text/en/home.txt": "three\n"}
