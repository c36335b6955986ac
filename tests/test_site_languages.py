"""A site in three languages, one without texts of its own: what falls back says so, and pages know
each other.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import copied_project

from generator.site.building import build_site
from generator.site.projects import read_project

LANGUAGES = ("en", "zh", "ar")
ADDRESS = "https://answerable.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copied_project(tmp_path_factory.mktemp("languages") / "project")
    catalogue = json.loads((project / "datapackage.json").read_text("utf-8"))
    (project / "datapackage.json").write_text(
        json.dumps({**catalogue, "languages": LANGUAGES}), "utf-8"
    )
    build_site(read_project(project / "datapackage.json"), project / "site", LANGUAGES)
    return project / "site"


def pages_of(site: Path) -> list[Path]:
    return [path for path in site.resolve().rglob("index.html") if path.parent != site.resolve()]


def alternates(path: Path) -> dict[str, str]:
    found = re.findall(
        r'<link rel="alternate" href="([^"]*)" hreflang="([^"]*)"', path.read_text("utf-8")
    )
    return {code: href for href, code in found}


def test_every_page_knows_itself_in_all_languages_and_they_know_it(site: Path) -> None:
    root = site.resolve()
    for path in pages_of(site):
        own = alternates(path)
        if path.parent.name == "about":
            continue
        assert set(own) == {*LANGUAGES, "x-default"}, path
        assert own["x-default"] == own["en"]
        code = path.relative_to(root).parts[0]
        assert own[code] == f"{ADDRESS}{path.parent.relative_to(root).as_posix()}/"
        for href in own.values():
            other = root / href.removeprefix(ADDRESS) / "index.html"
            assert alternates(other) == own, other


def test_a_page_that_is_not_translated_leads_machines_to_the_one_that_it_is(site: Path) -> None:
    pages = {code: site / code / "about" / "index.html" for code in LANGUAGES}
    for code, path in pages.items():
        assert set(alternates(path)) == {"en", "zh", "x-default"}
        own = code if code in ("en", "zh") else "en"
        assert f'<link rel="canonical" href="{ADDRESS}{own}/about/">' in path.read_text("utf-8")


def test_links_to_languages_keep_the_page_and_say_which_is_read(site: Path) -> None:
    root = site.resolve()
    for path in pages_of(site):
        code, *rest = path.parent.relative_to(root).parts
        links = re.findall(
            r'<a href="([^"]*)" hreflang="(\w+)" lang="(\w+)"([^>]*)>', path.read_text("utf-8")
        )
        assert {lang for _, _, lang, _ in links} == set(LANGUAGES), path
        for href, hreflang, lang, others in links:
            assert hreflang == lang
            assert (path.parent / href).resolve() == root.joinpath(lang, *rest)
            assert ("aria-current" in others) == (lang == code)


def test_every_page_has_a_language_and_a_direction(site: Path) -> None:
    for path in pages_of(site):
        html = path.read_text("utf-8")
        code = path.relative_to(site.resolve()).parts[0]
        assert re.search(rf'<html [^>]*lang="{code}"', html), path
        assert re.search(rf'<body [^>]*dir="{"rtl" if code == "ar" else "ltr"}"', html), path


def test_what_falls_back_to_english_says_so(site: Path) -> None:
    html = (site / "ar/umbrella-cards/indicators/return-on-time/index.html").read_text("utf-8")
    assert '<em dir="ltr" lang="en">Return on time of all that was borrowed</em></h1>' in html
    assert "<title>Return on time of all that was borrowed: " in html
    assert '<span lang="en" dir="ltr">Umbrella cards</span></a>' in html
    assert "\ufdd0" not in html
    in_english = (site / "en/umbrella-cards/indicators/return-on-time/index.html").read_text(
        "utf-8"
    )
    assert '<em dir="ltr"' not in in_english


def test_a_page_without_translation_is_shown_in_english_and_says_so(site: Path) -> None:
    html = (site / "ar/about/index.html").read_text("utf-8")
    assert re.search(r'<p class="untranslated">[^<]+</p>\s*<div lang="en" dir="ltr">', html)
    assert "Nothing here is real." in html
    assert "untranslated" not in (site / "zh/about/index.html").read_text("utf-8")
    for code, known in (("zh", True), ("ar", False)):
        urls = [path.read_bytes() for path in (site / code / "pagefind" / "fragment").iterdir()]
        pages = set((site / code).rglob("index.html"))
        lists = {
            *(site / code).glob("figures/*/*/index.html"),
            *(site / code).glob("schemas/*/index.html"),
        }
        assert len(urls) == len(pages - lists) - (3 if known else 4)


class Headings(HTMLParser):
    """Collects the ids of chapters."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        identity = dict(attrs).get("id")
        if tag == "h2" and identity:
            self.ids.append(identity)


def test_chapters_have_the_same_anchors_in_every_language(site: Path) -> None:
    for page in (
        "umbrella-cards",
        "teaspoon-decisions",
        "teaspoon-decisions/decisions/2021-1",
        "findings",
    ):
        found = {
            code: Headings((site / code / page / "index.html").read_text("utf-8")).ids
            for code in LANGUAGES
        }
        assert found["en"] == found["zh"] == found["ar"], page
        assert len(set(found["en"])) == len(found["en"])


def test_a_file_of_a_chart_holds_plain_text(site: Path) -> None:
    for path in (*site.glob("ar/**/*.csv"), *site.glob("ar/**/*.svg"), *site.glob("api/*.json")):
        assert "\ufdd0" not in path.read_text("utf-8"), path


def test_a_build_without_english_shows_english_pages_under_its_own_address(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    (project / "content/zh/about.md").unlink()
    build_site(read_project(project / "datapackage.json"), project / "site", ["zh"])
    for page in ("zh/about/", "zh/umbrella-cards/"):
        html = (project / "site" / page / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{ADDRESS}{page}">' in html
        assert re.findall('rel="alternate" .*hreflang="([^"]+)">', html) == ["zh", "x-default"]
