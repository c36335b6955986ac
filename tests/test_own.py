"""Nothing of ours in the site of others: no word of our subject, our name in one line a page."""

import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from babel.messages.pofile import read_po
from conftest import TINY, edited
from test_look import svg

from generator.language.strings import LOCALES
from generator.site.building import build_site
from generator.site.projects import read_project

SUBJECT = re.compile(
    r"United Nations|\bUN\b|\bUN[- ]|\bILO\b|UNCT|UN Women|"
    r"联合国|国际劳工|Nations Unies|\bONU\b|\bOIT\b|Naciones Unidas|\bООН\b|\bМОТ\b|"
    r"Объединенных Наций|الأمم المتحدة|منظمة العمل"
)
"""What our own packages are about, in each language."""
CREDITS = {"en": "Made with Answerable", "zh": "使用Answerable制作"}
COMMAND = re.compile("answerable *verify *file", re.IGNORECASE)
"""The page about files names the command that verifies them. The search splits it into words."""
NOTICE = {"en": "Nothing here is real.", "zh": "这里的一切都是虚构的。"}
CATALOGUE = {
    "name": "tidewater",
    "title": "Tidewater",
    "publisher": {"name": "Council of Nowhere Bay", "url": "https://council.example/"},
    "contact": "mailto:data@council.example",
    "hero": {"en": "What the tide brings", "zh": "潮水带来什么"},
    "promise": {"en": "All that was promised at Nowhere Bay.", "zh": "虚无湾的全部承诺。"},
    "notice": NOTICE,
    "licenses": [{"name": "CC0-1.0", "path": "https://licence.example/zero"}],
}
SETTINGS = """site_name: Tidewater
site_url: https://tidewater.example/
copyright: Printed on driftwood.
theme:
  logo: assets/wave.svg
  palette: {primary: '#7a0b5f', accent: amber}
extra_css: [assets/own.css]
"""


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of invented packages, with a name, a publisher and a look of its own."""
    folder = tmp_path_factory.mktemp("theirs")
    for path in TINY.rglob("*.*"):
        copy = folder / path.relative_to(TINY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    catalogue = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (folder / "datapackage.json").write_text(json.dumps({**catalogue, **CATALOGUE}), "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (folder / "content/assets").mkdir(parents=True)
    (folder / "content/assets/wave.svg").write_bytes(svg("<path d='M0 0h9v9z'/>"))
    (folder / "content/assets/own.css").write_text("h1 { letter-spacing: 0 }\n", "utf-8")
    build_site(read_project(folder / "datapackage.json"), folder / "site", ["en", "zh"])
    return (folder / "site").resolve()


def texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The text of a file, and of all files packed into it, with their names."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield from texts(f"{name}/{entry}", archive.read(entry))
    except BadZipFile:
        # Calendars break long lines.
        yield name, content.decode("utf-8", "ignore").replace("\r\n ", "")


def test_no_file_names_our_subject_and_our_name_is_in_one_line_of_each_page(theirs: Path) -> None:
    kinds = set()
    for path in sorted(theirs.rglob("*.*")):
        # The words of the index of the search are those of pages.
        if path.suffix in (".wasm", ".pagefind", ".pf_index") or not path.is_file():
            continue
        kinds.add(path.suffix)
        for name, text in texts(path.relative_to(theirs).as_posix(), path.read_bytes()):
            assert not SUBJECT.search(text), f"{name}: {SUBJECT.search(text)}"
            lines = COMMAND.sub("", text.replace("\u200b", "")).split("\n")
            named = [line for line in lines if "answerable" in line.lower()]
            if path.suffix == ".html" and path != theirs / "index.html":
                credit = CREDITS[path.relative_to(theirs).parts[0].replace("404.html", "en")]
                assert named == [f"<li>{credit}</li>"], name
            else:
                assert not named, f"{name}: {named[0][:200]}"
    assert {".html", ".md", ".css", ".js", ".json", ".ics", ".xlsx", ".zip", ".xml"} <= kinds


def test_no_text_of_the_interface_names_our_subject() -> None:
    for path in sorted(LOCALES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                assert not SUBJECT.search(f"{message.id} {message.string}"), path.name


def test_every_page_says_whose_site_it_is(theirs: Path) -> None:
    for code, notice in NOTICE.items():
        for path in sorted((theirs / code).rglob("*.html")):
            page = path.read_text("utf-8")
            assert page.count(notice) >= 2, path
            assert "Council of Nowhere Bay" in page
            assert '<li><a href="https://council.example/">Council of Nowhere Bay</a></li>' in page
            assert '<a href="https://licence.example/zero" rel="license">CC0-1.0</a>' in page
            assert "Printed on driftwood." in page
            assert 'href="https://creativecommons.org' not in page
            if path.name != "404.html":
                assert re.search(
                    r'class="report" href="mailto:data@council.example\?subject=', page
                )


def test_the_home_page_begins_with_their_words(theirs: Path) -> None:
    home = (theirs / "zh/index.html").read_text("utf-8")
    assert ">潮水带来什么</h1>" in home
    assert '<meta name="description" content="虚无湾的全部承诺。">' in home
    assert "> All that was promised at Nowhere Bay." in (theirs / "llms.txt").read_text("utf-8")


def test_without_a_contact_no_page_has_a_dead_link(project: Path) -> None:
    edited(project, "mkdocs.yml", "Answerable", "Spoons")
    build_site(read_project(project / "datapackage.json"), project / "site", ["en"])
    assert 'class="report"' not in (project / "site/en/about/index.html").read_text("utf-8")
