"""The website: strict, the same bytes twice, and replaced whole or not at all."""

import hashlib
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import copied_project, in_this_process, pages_of, register_of, with_one_package
from drafts import dead_links
from typer.testing import CliRunner

from generator.cli import app, main
from generator.errors import ContentError
from generator.ids import Link
from generator.language import language_named
from generator.language.marks import english
from generator.models import Register
from generator.pages.page import published
from generator.site.articles import link_text
from generator.site.building import build_site
from generator.site.content import ContentPage
from generator.site.hosting import server_body
from generator.site.policy import HEADER_POLICY, PAGE_POLICY, SEARCH_POLICY
from generator.site.projects import read_project
from generator.site.surroundings import generated_in_foot


def built(project: Path) -> Path:
    whole = read_project(project / "datapackage.json")
    build_site(whole, project / "site", whole.register.release.languages)
    return project / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(copied_project(tmp_path_factory.mktemp("site") / "project"))


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_the_foot_links_the_list_of_what_is_due_if_there_is_one(
    project: Path, register: Register
) -> None:
    foot = generated_in_foot(register, language_named("en"))
    assert Link("What is due", "due/index.md") in foot
    single = register_of(with_one_package(project, "umbrella-cards"))
    paths = {link.path for link in generated_in_foot(single, language_named("en"))}
    assert "due/index.md" not in paths
    assert paths <= set(pages_of(single))


def test_the_register_is_packed_before_this_process_reads_it_further(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is computed is kept in the register, and a build failed where that fell into its
    packing.
    """
    packed: list[object] = []

    def noted(build: Any, languages: Sequence[str], **others: Any) -> Any:
        packed.extend(build.args)
        return in_this_process(build, languages, **others)

    monkeypatch.setattr("generator.site.building.in_processes", noted)
    built(with_one_package(project, "umbrella-cards"))
    assert [type(one) for one in packed] == [bytes]


def test_both_languages_stand_side_by_side(site: Path) -> None:
    assert site.is_symlink()
    for page in (
        "index.html",
        "umbrella-cards/index.html",
        "umbrella-cards/indicators/dryness/index.html",
        "404.html",
    ):
        assert (site / "en" / page).is_file()
        assert (site / "zh" / page).is_file()
    assert 'content="0; url=en/index.html"' in (site / "index.html").read_text("utf-8")


def test_a_second_build_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = built(copied_project(tmp_path / "elsewhere"))
    assert hashes(again.resolve()) == hashes(site.resolve())


def test_the_search_index_is_steady_and_holds_nothing_unused(site: Path) -> None:
    """Pagefind writes filters in an order that chance decides: were it left so, the build above
    would differ.
    """
    for code in ("en", "zh"):
        folder = site / code / "pagefind"
        entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
        assert list(entry["languages"]) == [code]
        assert (folder / f"pagefind.{entry['languages'][code]['hash']}.pf_meta").is_file()
        assert len(list((folder / "filter").iterdir())) == 5
        assert entry["languages"][code]["page_count"] == len(list(folder.glob("fragment/*")))
        assert not list(folder.glob("*.css"))


def test_every_page_leads_to_the_search(site: Path) -> None:
    for code in ("en", "zh"):
        for path in (site / code).rglob("*.html"):
            forms = re.findall(r'<form class="find" action="([^"]*)"', path.read_text("utf-8"))
            if path.parent.name == "search":
                assert forms == []
            elif path.name != "404.html":
                assert [(path.parent / one).resolve() for one in forms] == [
                    (site / code / "search").resolve()
                ], path


def test_only_what_pages_ask_for_is_published_of_the_theme(site: Path) -> None:
    root = site.resolve()
    named = {
        (path.parent / sheet).resolve()
        for path in root.rglob("*.html")
        if path.name != "404.html"
        for sheet in re.findall(r'<link rel="stylesheet" href="([^"]*)"', path.read_text("utf-8"))
    }
    for code in ("en", "zh"):
        folder = root / code / "assets"
        assert not [name for name in ("javascripts", "images") if (folder / name).exists()]
        sheets = {
            path
            for path in folder.rglob("*")
            if path.parent.name == "stylesheets" or path.suffix == ".css"
        }
        assert {path for path in named if path.is_relative_to(folder)} == sheets
        assert len(sheets) == 4
    assert all(path.is_relative_to(root) for path in named)


def test_sections_are_listed_beside_pages_that_want_it(site: Path, register: Register) -> None:
    pages = pages_of(register).values()
    listed = {page.path for page in pages if page.contents and "\n## " in page.markdown}
    assert "umbrella-cards/indicators/dryness.md" in listed
    for page in pages:
        html = (site / "en" / published(page.path) / "index.html").read_text("utf-8")
        assert ('<nav class="contents"' in html) == (page.path in listed), page.path
    assert '<nav class="contents"' not in (site / "404.html").read_text("utf-8")


def test_the_paragraphs_of_a_decision_are_listed_beside_it(site: Path) -> None:
    html = (site / "en/teaspoon-decisions/decisions/2021-1/index.html").read_text("utf-8")
    contents = html[html.index('<nav class="contents"') :].partition("</nav>")[0]
    assert re.findall(r'href="(#[^"]+)">([^<]+)<', contents)[-2:] == [
        ("#para-1", "Paragraph 1"),
        ("#para-2", "Paragraph 2"),
    ]


def test_links_to_pages_in_another_language_are_called_as_the_reader_does() -> None:
    page = ContentPage("methodology.md", "Methodology", "# Methodology\n", "en")
    assert link_text(page, "en") == "Methodology"
    assert link_text(page, "fr") == "Méthode"
    assert link_text(replace(page, title="About spoons"), "fr") == english("About spoons")


def test_no_link_of_the_site_is_dead(site: Path) -> None:
    root = site.resolve()
    for path in root.rglob("*.html"):
        if path.name == "404.html":
            continue
        for address in re.findall(r'(?:href|src)="([^"#?]+)', path.read_text("utf-8")):
            if re.match(r"https?:|mailto:|data:", address):
                continue
            target = (path.parent / address).resolve()
            assert target.is_file() or (target / "index.html").is_file(), (
                f"{path.relative_to(root)} links {address}"
            )


def test_charts_stand_in_the_page_and_follow_its_colours(site: Path) -> None:
    html = (site / "en/umbrella-cards/index.html").read_text("utf-8")
    assert html.count("<svg xmlns") >= 4
    assert "<img alt=" not in html
    assert 'class="chart-wide"' in html
    assert 'class="chart-narrow"' in html
    assert "var(--rating-0" in html
    assert (site / "en/umbrella-cards/ranking.svg").is_file()


def test_a_chart_leads_to_the_table_of_its_values_or_brings_one(site: Path) -> None:
    overview = (site / "en/umbrella-cards/index.html").read_text("utf-8")
    assert '<li><a href="#rows-1">Table</a></li>' in overview
    assert '<table id="rows-1">' in overview
    home = (site / "en/index.html").read_text("utf-8")
    assert "#rows-" not in home
    fine = "umbrella-cards.all-umbrellas.share-fine.2021"
    link = f'<a data-figure="{fine}" href="figures/{fine}/">70%</a>'
    assert f'<tr><th scope="row">Share rated fine</th><td class="n">{link}</td></tr>' in home


def test_every_number_names_its_figure(site: Path) -> None:
    html = (site / "en/umbrella-cards/index.html").read_text("utf-8")
    assert '<a data-figure="umbrella-cards.dryness.met-or-exceeded.2021" href="../figures/' in html
    article = html[html.index("<article") : html.index("</article>")]
    unmarked = re.findall(r'<a href="[^"]*figures/[^"]+\.[^"]+"', article)
    assert unmarked == []


def test_the_language_switch_keeps_the_page(site: Path) -> None:
    html = (site / "en/umbrella-cards/index.html").read_text("utf-8")
    assert 'href="../../zh/umbrella-cards/" hreflang="zh" lang="zh"' in html
    assert (
        '<link rel="alternate" href="https://answerable.example/zh/umbrella-cards/" hreflang="zh">'
        in html
    )
    assert (
        '<link rel="alternate" href="https://answerable.example/en/umbrella-cards/" '
        'hreflang="x-default">' in html
    )


def test_data_and_api_are_published(site: Path) -> None:
    table = "data/umbrella-cards/statements.csv"
    assert (site / table).read_bytes() == (Path(__file__).parent / "tiny" / table).read_bytes()
    text = (site / "api/figures.json").read_text("utf-8")
    figures = {figure["id"]: figure for figure in json.loads(text)}
    assert '"value": 47.5,' in text
    assert figures["umbrella-cards.dryness.met-or-exceeded.2021"] == {
        "id": "umbrella-cards.dryness.met-or-exceeded.2021",
        "package": "umbrella-cards",
        "subject": "dryness",
        "measure": "met-or-exceeded",
        "period": "2021",
        "value": 47.5,
        "computed": None,
        "qualifier": None,
        "high": None,
        "unit": "percent",
        "base": {"en": "Ratings given", "zh": "已给出的评级"},
        "obs_status": "A",
        "basis": "stated",
        "verdict": "unchecked",
        "derivations": [],
        "statements": [
            {
                "value": 47.5,
                "high": None,
                "qualifier": None,
                "obs_status": "A",
                "source": "T/1/2",
                "locator": "table 1",
                "language": "zh",
                "reading": "text",
                "main": True,
            }
        ],
        "page": "/{lang}/figures/umbrella-cards.dryness.met-or-exceeded.2021/",
        "first_release": None,
    }
    findings = json.loads((site / "api/findings.json").read_text("utf-8"))
    assert [sorted(finding) for finding in findings] == [
        ["explanation", "figure", "found", "id", "package", "power", "rule", "stated", "verdict"]
    ] * len(findings)


def test_the_manifest_lists_every_file_but_itself(site: Path) -> None:
    manifest = json.loads((site / "api/manifest.json").read_text("utf-8"))
    assert {entry["path"]: entry["sha256"] for entry in manifest} == {
        path: own for path, own in hashes(site.resolve()).items() if path != "api/manifest.json"
    }
    assert [entry["path"] for entry in manifest] == sorted(entry["path"] for entry in manifest)
    assert all(entry["bytes"] == (site / entry["path"]).stat().st_size for entry in manifest)


def test_each_chart_can_be_taken_away_beside_its_page(site: Path) -> None:
    html = (site / "zh/umbrella-cards/indicators/return-on-time/index.html").read_text("utf-8")
    for ending in ("csv", "json", "svg"):
        assert f'<li><a href="series.{ending}">{ending.upper()}</a></li>' in html
    data = (site / "zh/umbrella-cards/indicators/return-on-time/series.csv").read_text("utf-8-sig")
    assert (
        "https://answerable.example/zh/figures/umbrella-cards.return-on-time.met-or-exceeded.2021/"
        in data
    )
    assert (site / "zh/umbrella-cards/indicators/return-on-time/series.svg").is_file()


def test_a_published_file_is_recognised(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["answerable", "verify", *words])
        with pytest.raises(SystemExit) as caught:
            main()
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out + printed.err

    monkeypatch.chdir(site.parent)
    copy = site.parent / "copy.csv"
    copy.write_bytes((site / "data/umbrella-cards/figures.csv").read_bytes())
    assert left("copy.csv") == (0, "copy.csv: release 2021.1, data/umbrella-cards/figures.csv\n")
    before = (site.parent / "datapackage.json").read_bytes()
    assert CliRunner().invoke(app, ["release", "2021.1", "--quiet"]).exit_code == 0
    copy.write_bytes((site / "data/umbrella-cards.zip").read_bytes())
    assert left("copy.csv") == (0, "copy.csv: release 2021.1, data/umbrella-cards.zip\n")
    copy.write_bytes(b"changed")
    assert left("copy.csv") == (1, "copy.csv: not one of ours\n")
    kept = site.parent / "data/releases"
    with (kept / "2021.1/downloads.csv").open("a", encoding="utf-8") as file:
        file.write("data/x,7,0\n")
    code, said = left("copy.csv")
    assert code == 1
    assert "data/releases/2021.1/downloads.csv" in said
    shutil.rmtree(kept)
    (site.parent / "datapackage.json").write_bytes(before)
    (site.parent / "site").rename(site.parent / "elsewhere")
    code, said = left("copy.csv")
    (site.parent / "elsewhere").rename(site.parent / "site")
    assert code == 3
    assert "answerable build" in said
    copy.unlink()


def test_nothing_asks_another_host(site: Path) -> None:
    for path in (*site.rglob("*.html"), *site.rglob("*.css")):
        text = path.read_text("utf-8")
        assert not re.findall(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', text), path
        assert not re.findall(
            r'<link[^>]+rel="(?:stylesheet|preconnect|icon)"[^>]+href="(?:https?:)?//', text
        ), path
        assert "url(http" not in text, path


def test_two_packages_of_each_kind_stand_side_by_side(project: Path) -> None:
    catalogue = json.loads((project / "datapackage.json").read_text("utf-8"))
    for resource in list(catalogue["resources"]):
        name = f"{resource['name']}-again"
        shutil.copytree(project / "data" / resource["name"], project / "data" / name)
        descriptor = project / "data" / name / "datapackage.json"
        text = descriptor.read_text("utf-8").replace(
            f'"name": "{resource["name"]}"', f'"name": "{name}"', 1
        )
        descriptor.write_text(text, "utf-8")
        catalogue["resources"].append(
            {"name": name, "path": f"data/{name}/datapackage.json", "format": "json"}
        )
    (project / "datapackage.json").write_text(json.dumps(catalogue), "utf-8")
    register = register_of(project)
    pages = pages_of(register)
    assert dead_links([*pages.values()]) == []
    figures = set(register.figures)
    first = {identity for identity in figures if "-again." not in identity.split("~")[0]}
    assert {identity.replace(".", "-again.", 1) for identity in first} == figures - first
    for resource in catalogue["resources"]:
        assert f"{resource['name']}/index.md" in pages


EVIL = '<script>alert(1)</script> a|b {{ 7*7 }} [x](javascript:alert(1)) مظلة second "line"'


def test_a_cell_reaches_the_page_as_text(project: Path) -> None:
    """Names, notes and titles of a package are text, in the page, its head, its charts and its
    lists.
    """
    cell = '"' + EVIL.replace('"', '""') + '"'
    for file, old, new in (
        ("indicators.csv", "Return on time of all that was borrowed", cell),
        ("statements.csv", "Counted at the door.", cell),
        ("subjects.csv", "All umbrellas", cell),
        ("sources.csv", "First report on the borrowing of umbrellas", cell),
        ("scale.csv", "Fine", cell),
        ("periods.csv", "2021,2021,2021年", f"2021,{cell},2021年"),
    ):
        path = project / "data/umbrella-cards" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    descriptor = project / "data/umbrella-cards/datapackage.json"
    text = descriptor.read_text("utf-8")
    descriptor.write_text(text.replace('"Umbrella cards"', json.dumps(EVIL)), "utf-8")
    for package in ("teaspoon-decisions", "biscuit-targets"):
        path = project / "data" / package / "sources.csv"
        path.write_text(
            path.read_text("utf-8").replace("First report on the borrowing of umbrellas", cell),
            "utf-8",
        )
    build_site(read_project(project / "datapackage.json"), project / "site", ["en"])
    site = project / "site"
    shown = (
        "&lt;script&gt;alert(1)&lt;/script&gt; a|b {{ 7*7 }} [x](javascript:alert(1)) مظلة second"
    )
    page = (site / "en/umbrella-cards/indicators/return-on-time/index.html").read_text("utf-8")
    assert shown in re.sub(
        r"&#(\d+);",
        lambda match: chr(int(match[1])).replace("<", "&lt;").replace(">", "&gt;"),
        page,
    )
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script>alert" not in html, path
        assert 'href="javascript:' not in html, path
        assert re.search(r"<title>[^<]*</title>", html), path


def test_a_wrong_cell_leaves_the_old_site(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = site.parent
    before = hashes(site.resolve())
    table = project / "data/umbrella-cards/statements.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("82", "820"), "utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr("sys.argv", ["answerable", "build"])
    with pytest.raises(SystemExit) as left:
        main()
    table.write_text(text, "utf-8")
    assert left.value.code == 1
    assert "statements.csv:4 [value] 820 is outside 0–100 percent" in capsys.readouterr().err
    assert hashes(site.resolve()) == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site-")] == [
        site.resolve().name
    ]


def test_a_page_that_mkdocs_finds_fault_with_leaves_the_old_site(site: Path) -> None:
    project = site.parent
    before = site.resolve()
    whole = read_project(project / "datapackage.json")
    page, *_ = whole.content["en"]
    wrong = replace(page, markdown="# About\n\n[nowhere](nowhere.md)\n")
    with pytest.raises(ContentError, match="nowhere"):
        build_site(replace(whole, content={"en": [wrong]}), project / "site", ["en"])
    assert site.resolve() == before


def test_an_output_of_somebody_else_is_not_touched(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/precious.txt").write_text("mine", "utf-8")
    with pytest.raises(ContentError, match="not a symbolic link of ours"):
        built(project)
    assert (project / "site/precious.txt").read_text("utf-8") == "mine"


class Runnable(HTMLParser):
    """Lists what a browser could run or apply of a page beside files: scripts, styles, handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = given.get("type") in {"application/json", "application/ld+json"}
        if tag in {"style", "base"} or (tag == "script" and not data and "src" not in given):
            self.found.append(f"<{tag}>")
        for name, text in attrs:
            address = (text or "").strip().lower()
            if name[:2] == "on" or name in {"style", "srcdoc"} or address.startswith("javascript:"):
                self.found.append(name)

    handle_startendtag = handle_starttag


def runnable(html: str) -> list[str]:
    parser = Runnable()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.mark.parametrize(
    "planted",
    [
        "<script>1</script>",
        "<SCRIPT type=module>1</SCRIPT>",
        "<svg/onload=1>",
        "<p style='x'>",
        "<style>p {}</style>",
        "<a href=' JavaScript:1'>",
    ],
)
def test_what_could_run_in_a_page_is_seen(planted: str) -> None:
    assert len(runnable(f"<p>{planted}</p>")) == 1


def test_no_page_holds_a_script_a_style_or_a_handler(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    for page in pages:
        assert runnable(page.read_text("utf-8")) == [], page


def test_every_page_allows_the_files_of_the_site_and_nothing_else(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*)">', text)
        assert policies == [SEARCH_POLICY if page.parent.name == "search" else PAGE_POLICY], page


def test_the_top_of_the_site_names_its_icon_so_that_no_browser_asks_for_one_that_is_not_there(
    site: Path,
) -> None:
    (icon,) = re.findall(
        r'<link rel="icon" href="([^"]*)">', (site / "index.html").read_text("utf-8")
    )
    assert (site / icon).is_file()


def test_nginx_is_told_the_languages_and_the_policy_of_the_site_that_stands(site: Path) -> None:
    done = CliRunner().invoke(app, ["nginx", "--site", str(site)])
    assert done.exit_code == 0
    assert f'root "{site}";' in done.output
    assert '"^/(en|zh)/"' in done.output
    assert f'add_header Content-Security-Policy "{HEADER_POLICY}" always;' in done.output
    assert f"  Content-Security-Policy: {HEADER_POLICY}\n" in (site / "_headers").read_text("utf-8")


@pytest.mark.parametrize("name", ['q"uote', "dol$lar", "back\\slash"])
def test_nginx_is_not_told_of_a_path_that_it_would_read_otherwise(
    site: Path, tmp_path: Path, name: str
) -> None:
    link = tmp_path / name
    link.symlink_to(site)
    with pytest.raises(ContentError, match="a server cannot be told of a path"):
        server_body("nginx.conf", link)


def test_nginx_is_told_nothing_where_no_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["answerable", "nginx", "--site", str(tmp_path)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3
    assert capsys.readouterr().err == f"no site stands at {tmp_path}; build one: answerable build\n"
