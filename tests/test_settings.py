"""mkdocs.yml: what it may set, and that whatever passes is a configuration that MkDocs takes."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SMALL, copied_project, edited, with_one_package
from mkdocs.config import load_config

from generator.errors import InvalidRelease, is_visible
from generator.language import language_named
from generator.site.building import build_site
from generator.site.engine import site_settings
from generator.site.project import address
from generator.site.projects import read_project
from generator.site.settings import extensions, read_configuration

OURS = (ROOT / "mkdocs.yml").read_text("utf-8")
SMALLEST = """site_name: Spoons
site_url: https://spoons.example
theme: {name: material, custom_dir: site_templates/theme}
"""


def altered(old: str, new: str) -> str:
    assert OURS.count(old) == 1
    return OURS.replace(old, new)


def refusal(text: str | bytes) -> str:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with pytest.raises(InvalidRelease) as caught:
        read_configuration({"mkdocs.yml": content})
    said = str(caught.value)
    assert said.startswith("mkdocs.yml")
    assert all(is_visible(line) and len(line) < 600 for line in said.split("\n"))
    return said


@pytest.mark.parametrize(
    "line",
    [
        "hooks: [evil.py]", "extra_javascript: [x.js]", "extra_templates: [x.html]",
        "INHERIT: /etc/x",
        "watch: [/]", "repo_url: https://x", "edit_uri: x", "extra: {analytics: {}}", "nav: [x.md]",
        "dev_addr: x", "remote_name: x", "exclude_docs: x", "draft_docs: x", "not_in_nav: x",
        "pages: [x.md]", "<<: {hooks: [x]}", "theme_dir: x", "? hooks\n: [x]", '"ho\\u006fks": [x]',
    ],
)  # fmt: skip
def test_what_is_not_known_may_not_be_set(line: str) -> None:
    said = refusal(f"{OURS}{line}\n")
    assert "may not be set; delete it; what may be set is: site_name, site_url" in said


NAME = "site_name: Answerable"
ADDRESS = "site_url: https://answerable.example/"
SHEETS = "extra_css:\n  - assets/site.css"
LANGUAGE = "  language: en"
TABLES = "  - tables\n"
OPTIONS = "      permalink: false\n      toc_depth: 3"
LINKS = "  links: {not_found: "


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        *((NAME, f"site_name: {value}", ":2 [site_name] ") for value in (
            "A<script>alert(1)</script>", "", '""', '"a\\nb"', "|\n  a\n  b", '"\\u202e"', '"\\0"',
            '"\\ud800"',
            "[a]", "{a: b}", "x" * 101, "\u3000",
        )),
        *((ADDRESS, f"site_url: {value}", ":3 [site_url] ") for value in (
            "", "nowhere", "1", "//x", "[a]", "{a: 1}", "https://", "https:///x", "https://[::1",
            "https://[::1]/",
            "https://[v1.x]/", "https://a b/", "javascript:alert(1)", "ftp://x/", "https:x",
            "https:/x",
            "https://user:pass@x/", "https://user@x/", "https://@x/", "https://x/?q",
            "https://x/#f", "https://x/?",
            "https://x:99999/", "https://x:0/", "https://x:/", "https://x:a/", "https://x\\y/",
            "https://x.example./",
            'https://x"><script>/', "https://x'/", "https://-x/", "https://x_y/",
            "https://\u00e9.example/",
            "https://\u212a.example/", "https://x/a b", "https://x/\u00e9", "https://x//y/",
            "https://x/../y/",
            "https://x/.y/", "https://x/%2e/", "https://x/$1/", "https://x/{lang}/",
            "https://x/;y/",
            '"https://x/\\ny/"', f"https://{'x' * 64}/", f"https://{'x.' * 127}x/",
            f"https://x/{'y' * 2000}/",
        )),
        *((SHEETS, f"extra_css: {value}", ":14 [extra_css] ") for value in (
            "x.css", "[x.css]", "[https://evil.example/x.css]", "[//evil.example/x.css]",
            "[assets/../../x.css]",
            "[assets/charts.js]", "[1]", "[{a: 1}]", "{a: 1}",
            '["assets/x\\"><script>.css"]',
            "[[assets/site.css]]",
        )),
        *(("plugins: []", f"plugins: {value}", ":17 [plugins] ") for value in (
            "[search]", "{a: b}", "[x: {}]", "null", "[[]]",
        )),
        *((TABLES, f"{TABLES}  - {value}\n", ":19 [markdown_extensions] ") for value in (
            "evil.module", "pymdownx.snippets", "md_in_html", "extra", "fenced_code", "codehilite",
            "tables",
            "toc", "[x]", "1", "", "{}", "{attr_list: {}, x: {}}", "admonition: {a: b}",
            "attr_list: 1",
            "footnotes: {BACKLINK_TEXT: <script>}",
            "footnotes: {SUPERSCRIPT_TEXT: '{:>2000000000}'}",
            "footnotes: {PLACE_MARKER: x}", "tables: {use_align_attribute: true}", "def_list: []",
        )),
        *((OPTIONS, f"      {value}", ":19 [markdown_extensions] ") for value in (
            "permalink: true", "permalink: <script>", "permalink: False", "toc_depth: 0",
            "toc_depth: 7",
            "toc_depth: 10000000000", "toc_depth: 2-3", "toc_depth: -1", "toc_depth: [3]",
            "toc_depth: \u0663",
            "toc_depth: ''", "baselevel: 2", "slugify: x", "marker: x", "title: <b>",
            "toc_class: x",
            "anchorlink: true",
        )),
        ("custom_dir: site_templates/theme", "custom_dir: /tmp", ":9 [theme] “custom_dir: /tmp”"),
        ("custom_dir: site_templates/theme", "custom_dir: x", "[theme] “custom_dir: x”"),
        ("  name: material\n", "  name: mkdocs\n", "[theme] “name: mkdocs” is not allowed"),
        *((LANGUAGE, f"  {value}", ":9 [theme] ") for value in (
            "favicon: https://evil.example/x.png", "font: {text: Roboto}", "features: [x]",
            "language: ar",
            "language: xxx", "language: ../x", "language: [en]", "language: {a: b}",
            "language: ''", "locale: en",
            "static_templates: [x.html]",
        )),
        ("use_directory_urls: true", "use_directory_urls: false", "[use_directory_urls] “false”"),
        ("use_directory_urls: true", "use_directory_urls: 1", "[use_directory_urls] "),
        ("strict: true", "strict: false",
         "[strict] “false” is not allowed; write true, or delete the setting"),
        ("strict: true", "strict: [true]", "[strict] "),
        *(("docs_dir: content/en", f"docs_dir: {value}", "[docs_dir] ") for value in (
            "/etc", "../x", "content/../..", "", "[x]", "a//b", "content/en/", ".", "~",
        )),
        ("site_dir: site\n", "site_dir: /var/www\n", "[site_dir] “/var/www” is not allowed"),
        *((f"{LINKS}warn", f"{LINKS}{value}", "[validation] ") for value in (
            "ignore", "info", "", "[warn]", "relative_to_docs", "warn, x: warn",
        )),
        ("  nav: {omitted_files: warn", "  nev: {omitted_files: warn", "[validation] “nev: "),
        ("validation:\n", "validation: warn\nx:\n", "[validation] "),
        ("plugins: []", "copyright: <b>", "[copyright] “<b>” is not allowed"),
        ("plugins: []", f"copyright: {'x' * 301}", "[copyright] "),
        ("plugins: []", "site_description: Spoons", "[site_description] datapackage.json says "),
    ],
)  # fmt: skip
def test_every_setting_has_legal_values(old: str, new: str, said: str) -> None:
    assert said in refusal(altered(old, new))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file holds no settings; write a mapping, like site_name: Answerable"),
        ("[1]", "the file holds no settings"),
        ("text", "the file holds no settings"),
        (b"\xff", "the file is not UTF-8; save it as UTF-8"),
        ("a: \ud800\n", "the file is not UTF-8"),
        ("a: \x00\n", ":1 the line holds a character that nobody sees; delete it"),
        ("site_name: a\n# \u202e\n", ":2 the line holds a character that nobody sees"),
        ("site_name:\ta\n", ":1 the line holds a character that nobody sees"),
        ("site_name: a\n  b: c\n", ":2 the YAML is wrong: mapping values are not allowed here"),
        ("site_name: [a\n", ":2 the YAML is wrong: "),
        ("a: 1\n---\nb: 2\n", "the YAML is wrong: but found another document"),
        ("a: &a [x]\nb: *a\n", ":1 tags, anchors and aliases are not allowed: “a”; write the"),
        ("b: *a\n", ":1 tags, anchors and aliases are not allowed: “a”"),
        ("a: &a {b: *a}\n", ":1 tags, anchors and aliases are not allowed"),
        ("a: !!python/name:os.system [x]\n", ":1 tags, anchors and aliases are not allowed"),
        ("a: !ENV HOME\n", ":1 tags, anchors and aliases are not allowed: “!ENV”"),
        ("a: !!binary eA==\n", ":1 tags, anchors and aliases are not allowed"),
        ("!!map {a: 1}\n", ":1 tags, anchors and aliases are not allowed"),
        ("site_name: a\nsite_name: b\n", ":2 “site_name” is set twice; delete one of them"),
        ("theme: {name: a, name: b}\n", ":1 “name” is set twice"),
        ('theme:\n  name: a\n  "na\\x6de": b\n', ":3 “name” is set twice"),
        ("? [a]\n: b\n", ":1 the name of a setting is a list or a mapping; write a name"),
        ("a: " + "[" * 30_000, ":1 more than 6 lists or mappings are nested; nest fewer"),
        ("a: " + "{a: " * 15_000, ":1 more than 6 lists or mappings are nested"),
        ("- " * 30_000, ":1 more than 6 lists or mappings are nested"),
        ("? " * 30_000, ":1 more than 6 lists or mappings are nested"),
        (f"{SMALLEST}x: {'9' * 5_000}\n", ":4 “x” may not be set"),
        (f"{SMALLEST}copyright: 2001-99-99\nx: 1\n", ":5 “x” may not be set"),
        ("site_url: https://x/\n", "mkdocs.yml [site_name] the setting is missing; write plain"),
        ("site_name: x\n", "mkdocs.yml [site_url] the setting is missing; write it like https://"),
    ],
)  # fmt: skip
def test_the_file_is_plain_yaml(text: str | bytes, said: str) -> None:
    assert said in refusal(text)


def test_a_project_without_the_file_is_told_so() -> None:
    with pytest.raises(InvalidRelease, match=r"mkdocs\.yml the file does not exist; add it"):
        read_configuration({})


LEGAL = [
    OURS,
    SMALLEST,
    f"\ufeff{SMALLEST}".replace("\n", "\r\n"),
    altered(SHEETS, "extra_css: []"),
    altered(SHEETS, "extra_css:"),
    altered(f"{SHEETS}\n", ""),
    altered("plugins: []\n", ""),
    altered("  - attr_list\n  - def_list\n  - footnotes\n  - tables\n", ""),
    altered(OPTIONS, "      toc_depth: '1'"),
    altered("  - toc:\n      permalink: false\n      toc_depth: 3\n", "  - toc\n"),
    altered("  - toc:\n      permalink: false\n      toc_depth: 3\n", "  - toc:\n"),
    altered(NAME, 'site_name: "\'{{ 7*7 }} & {% raw %} \\u00e9 $x `y`"'),
    altered(NAME, "site_name: 2026"),
    altered(NAME, "site_name: '# !!python/x: &a *b'"),
    altered(ADDRESS, "site_url: http://LOCALHOST:8000"),
    altered(ADDRESS, "site_url: https://xn--4gbrim.example:65535/a/b-c_d.e~f"),
    altered(ADDRESS, "site_url: https://127.0.0.1/x/"),
    altered(f"{LANGUAGE}\n", ""),
    altered("  custom_dir: site_templates/theme\n", ""),
    altered("docs_dir: content/en\nsite_dir: site\nuse_directory_urls: true\nstrict: true\n", ""),
    OURS[: OURS.index("validation:")],
    altered("plugins: []", "copyright: 1 &amp; 'x' \"y\""),
]
"""Files that may be pushed."""


@pytest.mark.parametrize("text", LEGAL, ids=range(len(LEGAL)))
def test_what_passes_is_a_configuration_of_mkdocs(
    tmp_path: Path,
    text: str,
) -> None:
    configuration = read_configuration({"mkdocs.yml": text.encode()})
    settings = site_settings(configuration, language_named("en"))
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    loaded = load_config(str(tmp_path / "mkdocs.yml"), strict=True)
    assert loaded.site_name == configuration["site_name"]
    assert loaded.site_url == f"{address(configuration)}en/"
    assert loaded.use_directory_urls
    assert not loaded.plugins
    assert not loaded.hooks
    assert {"attr_list", "def_list", "footnotes", "tables"} <= {*loaded.markdown_extensions}


def test_the_depth_of_lists_of_contents_is_that_of_the_file() -> None:
    for text, depth in ((OURS, 3), (SMALLEST, 6), (LEGAL[8], 1), (LEGAL[9], 6), (LEGAL[10], 6)):
        chosen = extensions(read_configuration({"mkdocs.yml": text.encode()}))[-1]
        assert chosen == {"toc": {"permalink": False, "toc_depth": depth}}


def test_the_settings_are_escaped_where_they_are_written(project: Path) -> None:
    edited(project, "mkdocs.yml", "site_name: Answerable", 'site_name: "A & \'B\' \\"C\\""')
    edited(project, "mkdocs.yml", "https://answerable.example/", "http://spoons.example:8000/a/b")
    build_site(
        read_project(with_one_package(project, SMALL) / "datapackage.json"),
        project / "site",
        ["en"],
    )
    page = (project / "site/en/about/index.html").read_text("utf-8")
    assert "<title>About spoons – A &amp; &#39;B&#39; &#34;C&#34;</title>" in page
    assert '<link rel="canonical" href="http://spoons.example:8000/a/b/en/about/">' in page


def test_what_comes_past_the_check_is_escaped_all_the_same(tmp_path: Path) -> None:
    """Names of pages and settings that the check refuses, handed to the build."""
    folder = with_one_package(copied_project(tmp_path / "project"), SMALL)
    project = read_project(folder / "datapackage.json")
    evil = "x\"'><script>alert(1)</script>"
    page, *_ = project.content["en"]
    named = replace(page, path=f"{evil.replace('/', '')}.md", title=evil)
    configuration = {**project.configuration, "site_name": evil, "site_url": f"https://x/{evil}"}
    hostile = replace(project, configuration=configuration, content={"en": [named]})
    build_site(hostile, tmp_path / "site", ["en"])
    for path in (tmp_path / "site").rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script>alert" not in html, path
        assert "'><" not in html, path
