"""Hand-written pages: what they hold, how they are called, how large they are, where they link."""

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from conftest import ROOT, SMALL, pages_of, with_one_package
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from generator.errors import InvalidRelease
from generator.files import Files
from generator.models import Register
from generator.names import GENERATED, PROVIDED
from generator.site.addresses import is_harmless
from generator.site.building import build_site
from generator.site.content import ContentPage, content_pages, rendered_page
from generator.site.limits import LONGEST_PAGE, MOST_MARKS, MOST_PAGES, excesses
from generator.site.markup import Allowed
from generator.site.projects import read_project
from generator.site.provided import provided_pages
from generator.site.rendering import MARGIN, converted_below, rendered
from generator.site.settings import extensions

ABOUT = "content/en/about.md"
SETTINGS = (ROOT / "mkdocs.yml").read_bytes()


def files(pages: dict[str, str]) -> Files:
    return {"mkdocs.yml": SETTINGS, **{path: text.encode() for path, text in pages.items()}}


def page(markdown: str) -> ContentPage:
    """The page that a text comes to, below a heading."""
    ((found,),) = content_pages(files({ABOUT: f"# About\n\n{markdown}\n"})).values()
    return found


def problems(pages: dict[str, str]) -> str:
    with pytest.raises(InvalidRelease) as caught:
        content_pages(files(pages))
    return str(caught.value)


RAW = "the page holds raw HTML: "
ADDRESS = "is neither of the web nor of this site"
UNSEEN = "a character that nobody sees"


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("<script>alert(1)</script>", f":3 {RAW}“<script>”; write it in Markdown"),
        ("Some <b>bold</b> text", f":3 {RAW}“<b>”"),
        ("Some <em>text</em>", f":3 {RAW}“<em>”"),
        ("!!! note\n    <script>1</script>", f":4 {RAW}“<script>”"),
        ('!!! note "<script>1</script>"\n    text', f":3 {RAW}“<script>”"),
        ("Term\n:   <script>1</script>", f":4 {RAW}“<script>”"),
        ("Term\n\n:   text\n\n    <script>1</script>", f":7 {RAW}“<script>”"),
        ("- item\n\n    <script>1</script>", f":5 {RAW}“<script>”"),
        ("1. item\n\n    text\n    <script>", f":6 {RAW}“<script>”"),
        ("> quote\n> <script>", f":4 {RAW}“<script>”"),
        ("x[^1]\n\n[^1]: <script>1</script>", f":5 {RAW}“<script>”"),
        ("x[^1]\n\n[^1]:\n    text\n\n    <script>", f":8 {RAW}“<script>”"),
        ("|a|\n|---|\n|<script>|", f":5 {RAW}“<script>”"),
        ("```\nopen\n\n<script>1</script>", f":6 {RAW}“<script>”"),
        ("## A <script>", f":3 {RAW}“<script>”"),
        ("[<script>](about.md)", f":3 {RAW}“<script>”"),
        ("<div markdown=1>", f":3 {RAW}“<div markdown=1>”"),
        ("<meta http-equiv=refresh content='0; url=//x'>", f":3 {RAW}“<meta"),
        ("<iframe src=x>", f":3 {RAW}“<iframe"),
        ("<svg\nonload=x>", f":3 {RAW}“<svg[U+000A LINE FEED]onload=x>”"),
        ("<a href=x>y</a>", f":3 {RAW}“<a href=x>”"),
        ('<a title="`x`" href=x>', f":3 {RAW}“<a title"),
        ("</div></article>", f":3 {RAW}“</div>”"),
        ("<!-- comment -->", f":3 {RAW}“<!”"),
        ("<!-- comment\n\nof two blocks -->", f":3 {RAW}“<!”"),
        ("<!doctype html>", f":3 {RAW}“<!”"),
        ("<![CDATA[x]]>", f":3 {RAW}“<!”"),
        ("<![x[ y", f":3 {RAW}“<!”"),
        ("<?php x ?>", f":3 {RAW}“<?php x ?>”"),
        ("x\n{: onclick=alert(1) }", ":4 the attribute “onclick” is not allowed; delete it"),
        ("*x*{: onclick=alert(1) }", ":3 the attribute “onclick” is not allowed"),
        ("## x {: onmouseover=alert(1) }", ":3 the attribute “onmouseover” is not allowed"),
        ("|a|\n|---|\n|b {: onclick=x }|", ":5 the attribute “onclick” is not allowed"),
        ("- x\n    {: onclick=x }", ":4 the attribute “onclick” is not allowed"),
        ("x\n{: ONCLICK=x }", ":4 the attribute “ONCLICK” is not allowed"),
        ("x\n{: style=color:red }", ":4 the attribute “style” is not allowed"),
        ("x\n{: hidden=hidden }", ":4 the attribute “hidden” is not allowed"),
        ("x\n{: hidden }", ":4 the attribute “hidden” is not allowed"),
        ("x\n{: tabindex=1 }", ":4 the attribute “tabindex” is not allowed"),
        ("x\n{: href=about.md }", ":4 the attribute “href” is not allowed"),
        ("x\n{: title=x }", ":4 the attribute “title” is not allowed"),
        ("x\n{: start=3 }", ":4 the attribute “start” is not allowed"),
        ("x\n{: data-figure=x }", ":4 the attribute “data-figure” is not allowed"),
        ("[x](https://a.example){: ping=https://b.example }", ":3 the attribute “ping”"),
        ("[x](https://a.example){: target=_blank }", ":3 the attribute “target”"),
        ("x\n{: .md-banner }", ":4 “md-banner” is not a class of this site"),
        ("!!! evil\n    x", ":3 “evil” is not a class of this site; write one of:"),
        ("x\n{: lang='\"' }", ':4 “"” cannot be the lang of anything; write a plain lang'),
        ('x\n{: #a"b }', "cannot be the id of anything"),
        ("## x {: id='a\"onclick=alert(1)' }", "cannot be the id of anything"),
        ('x[^a"b]\n\n[^a"b]: y', "cannot be the id of anything"),
        ("## Main", ":3 the id “main” is that of another part of the page; name the heading"),
        ("## A {#part}\n\n## B {#part}", ":3 the id “part” is given twice"),
        ("|a|\n|--:|\n|b|", ":4 a table says how its columns are aligned; write |---|"),
        ("```{.python onclick=x}\ny\n```", ":3 the line that begins code says more than"),
        ("```python hl_lines='1'\ny\n```", ":3 the line that begins code says more than"),
        ("[x](javascript:alert(1))", f":3 the address “javascript:alert(1)” {ADDRESS}"),
        ("[x]( javascript:alert(1))", f":3 the address “javascript:alert(1)” {ADDRESS}"),
        ("[x](<java script:alert(1)>)", f"the address “java script:alert(1)” {ADDRESS}"),
        ("[x](java\nscript:alert(1))", f"{UNSEEN}: “java[U+000A LINE FEED]script:alert(1)”"),
        ("[x](java&Tab;script:alert(1))", f":3 the page holds {UNSEEN}: “java[U+0009 TAB]script"),
        ("[x](java&#1;script:alert(1))", f":3 the page holds {UNSEEN}: “java[U+0000]script"),
        ("[x](&#106;avascript:alert(1))", f"the address “javascript:alert(1)” {ADDRESS}"),
        ("[x](javascript&colon;alert(1))", f"the address “javascript:alert(1)” {ADDRESS}"),
        ("[x](JaVaScRiPt:alert(1))", f":3 the address “JaVaScRiPt:alert(1)” {ADDRESS}"),
        ("<javascript://%0aalert(1)>", f":3 the address “javascript://%0aalert(1)” {ADDRESS}"),
        ("[x][y]\n\n[y]: javascript:alert(1)", f":5 the address “javascript:alert(1)” {ADDRESS}"),
        ("[x](about.md){: href=javascript:1 }", f":3 the address “javascript:1” {ADDRESS}"),
        ("[x](about.md){: href='' }", f"the address “” {ADDRESS}"),
        ("[x]()", f"the address “” {ADDRESS}"),
        ("[x](data:text/html,x)", f":3 the address “data:text/html,x” {ADDRESS}"),
        ("[x](vbscript:x)", f":3 the address “vbscript:x” {ADDRESS}"),
        ("[x](file:///etc/passwd)", f":3 the address “file:///etc/passwd” {ADDRESS}"),
        ("[x](site:/data/x.csv)", f":3 the address “site:/data/x.csv” {ADDRESS}"),
        ("[x](//evil.example)", f":3 the address “//evil.example” {ADDRESS}"),
        ("[x](/en/about/)", f":3 the address “/en/about/” {ADDRESS}"),
        (r"[x](\\\\evil.example)", ADDRESS),
        (r"[x](about\\..\\x.md)", ADDRESS),
        ("[x](https:/\\evil.example)", ADDRESS),
        ("[x](https:evil.example)", ADDRESS),
        ("[x](https://user@evil.example)", ADDRESS),
        ("[x](https://[::1)", f":3 the address “https://[::1” {ADDRESS}"),
        ("[x](https://a.example:99999/)", ADDRESS),
        ('<https://x/">', f':3 the address “https://x/"” {ADDRESS}'),
        ("[x](mailto:a@b.example?bcc=c@d.example)", ADDRESS),
        ("[x](https://a.example/\u00a0x)", ADDRESS),
        ("![x](https://a.example/x.png)", ":3 the page shows the image “https://a.example/x.png”"),
        ("![x](x.png){: srcset=https://b.example }", ":3 the page shows the image “x.png”"),
        ("![x][y]\n\n[y]: x.png", ":5 the page shows the image “x.png”; say it in words"),
        ("x\u202ey", f":3 the line holds {UNSEEN}: “x[U+202E RIGHT-TO-LEFT OVERRIDE]y”; delete it"),
        ("x\u200by", f":3 the line holds {UNSEEN}: “x[U+200B ZERO WIDTH SPACE]y”"),
        ("x\u0007y", f":3 the line holds {UNSEEN}: “x[U+0007]y”"),
        ("x\u2028y", f":3 the line holds {UNSEEN}: “x[U+2028 LINE SEPARATOR]y”"),
        ("x\ry", f":3 the line holds {UNSEEN}: “x[U+000D CARRIAGE RETURN]y”"),
        ("x\0y", f":3 the line holds {UNSEEN}: “x[U+0000]y”"),
        ("x &#x202E; y", f":3 the page holds {UNSEEN}: “x [U+202E RIGHT-TO-LEFT OVERRIDE] y”"),
        ("x &rlm; y", f":3 the page holds {UNSEEN}: “x [U+200F RIGHT-TO-LEFT MARK] y”"),
        ("x &#2; y", f":3 the page holds {UNSEEN}: “x [U+0000] y”"),
        (
            "[x](about.md '&#x202E;')",
            f":3 the page holds {UNSEEN}: “[U+202E RIGHT-TO-LEFT OVERRIDE]”",
        ),
    ],
)
def test_a_page_holds_nothing_but_markdown(markdown: str, said: str) -> None:
    assert said in problems({ABOUT: f"# About\n\n{markdown}\n"})


@pytest.mark.parametrize(
    "markdown",
    [
        "```\n<script>alert(1)</script>\n```",
        "```python\nx < y and y > z\n```",
        "    <script>alert(1)</script>",
        f"```\nx = f(\n{'    ' * 12}a\n)\n```",
        "`<script>` and `<![x[` and `</div>`",
        "x < y, x <3, x & y, &lt;script&gt;, 5 > 4, &copy; &amp;",
        '!!! note "A title"\n    Text with *emphasis*, **more**, and a [link](about.md "Title").',
        "Term\n:   What it means.",
        "A note[^1] and another[^two].\n\n[^1]: Text.\n[^two]: Text\n\n    and more.",
        "|a|b|\n|---|---|\n|1|`x | y`|",
        "1. a\n2. b\n\n3. c\n    - d\n\n* * *\n\n> quote\n> > quote",
        "3. a\n4. b",
        "[a](https://a.example/x?y=1#z) <https://a.example> <me@a.example> [b](mailto:me@a.org)",
        "[a](http://xn--4gbrim.example/%D8%A7) [b](https://a.example/路径)",
        "[a](#about) [b](about.md#about)",
        "## Part {#part}\n\n[a](#part)\n\n*mot*{: lang=fr dir=ltr }",
        "[TOC]\n\n## A `<b>` & c\n\n### D",
        "a  \nb\n\n&nbsp; a\u00a0b",
        "{{ config }} {% raw %} {# x #} ${x}",
        "---\ntemplate: evil.html\n---\n\ntext",
    ],
)
def test_plain_markdown_passes(markdown: str) -> None:
    assert page(markdown).title == "About"


def test_an_address_has_no_character_that_nobody_sees() -> None:
    assert is_harmless("https://a.example/x")
    assert not is_harmless("https://a.example/\u200b")


def test_the_title_is_the_first_heading_of_the_first_level_as_text() -> None:
    pages = files({ABOUT: "## Before\n\n# A *b* `<c>` &amp; d #\n\n# E\n"})
    assert content_pages(pages)["en"][0].title == "A b <c> & d"


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("No heading\n", "the page has no heading of the first level; begin it with one"),
        ("## Second\n", "the page has no heading of the first level"),
        ("#  \n", "the page has no heading of the first level"),
        ("", "the page has no heading of the first level"),
        (f"# {'x' * 101}\n", "is too long; write at most 100 characters"),
    ],
)
def test_a_page_has_a_title(markdown: str, said: str) -> None:
    assert said in problems({ABOUT: markdown})


def test_every_problem_of_every_page_is_reported_with_its_line() -> None:
    text = "# A\n\n[x](javascript:1)\n\n<b>\n\n[y](javascript:1)\n"
    said = problems({ABOUT: text, "content/zh/a.md": text})
    places = [f"{file}:{row}" for file in (ABOUT, "content/zh/a.md") for row in (3, 5, 7)]
    assert [line.partition(" ")[0] for line in said.split("\n")] == places


def test_files_of_other_editors_are_read() -> None:
    pages = {"mkdocs.yml": SETTINGS, ABOUT: b"\xef\xbb\xbf# About\r\n\r\nText\r\n"}
    assert content_pages(pages)["en"][0].markdown == "# About\n\nText\n"


def test_a_page_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidRelease, match=r"about\.md:3 the page is not UTF-8; save it"):
        content_pages({"mkdocs.yml": SETTINGS, ABOUT: b"# About\n\n\xff\n"})


def test_pages_are_checked_even_if_the_settings_are_wrong() -> None:
    with pytest.raises(InvalidRelease, match="raw HTML"):
        content_pages({"mkdocs.yml": b"[", ABOUT: b"# About\n\n<b>\n"})


@pytest.mark.parametrize(
    "name",
    [
        'en/x"><script>alert(1)<script>.md', "en/X.md", "en/a b.md", "en/a%2f.md", "en/\u00e9.md",
        "en/a--b.md", "en/-a.md", "en/a-.md", "en/a_b.md", "en/x.md.md", "en/.md", "en/README.md",
        "en/a/b/c/d/e.md", "en/a.csv", "en/a.yml", "en/../a.md", "en//a.md", "page.md",
        "english/page.md", "EN/a.md", "e1/a.md", "en/a\nb.md", "en/a.md\n", "en/a\u202eb.md",
        f"en/{'x' * 100}.md",
    ],
)  # fmt: skip
def test_names_of_pages_are_plain(name: str) -> None:
    said = problems({f"content/{name}": "# Page\n"})
    assert "the name of the page is not allowed; name it like content/en/guides/security.md" in said
    assert "\n" not in said


@pytest.mark.parametrize("name", ["a.md", "a-b/c1.md", "a/b/c/d.md", "guides/index.md"])
def test_plain_names_pass(name: str) -> None:
    assert content_pages(files({f"content/en/{name}": "# Page\n"}))["en"][0].path == name


@pytest.mark.parametrize("first", GENERATED)
@pytest.mark.parametrize("rest", [".md", "/index.md", "/x.md"])
def test_a_page_does_not_take_the_address_of_a_generated_one(first: str, rest: str) -> None:
    said = problems({f"content/en/{first}{rest}": "# Page\n"})
    assert f"“{first}” is an address of pages that the program makes; give the page" in said


@pytest.mark.parametrize("other", ["content/en/a/index.md", "content/zh/a/index.md"])
def test_no_two_pages_have_one_address(other: str) -> None:
    said = problems({"content/en/a.md": "# A\n", other: "# A\n"})
    assert "the page has the same address as a" in said


def test_the_addresses_of_generated_pages_are_listed(register: Register) -> None:
    parts = {path.partition("/")[0].removesuffix(".md") for path in pages_of(register)}
    assert parts - {*register.release.packages} <= {*GENERATED}
    assert not {*register.release.packages} & {*GENERATED}


def flood(text: str, size: int = 50_000) -> str:
    return text * (size // len(text))


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("a " * 31_000, "the page has more than 60,000 characters; make two pages of it"),
        ("a " * 5_001, ":3 more than 10,000 characters stand without a blank line between them"),
        ("a\n" * 201, ":3 more than 200 lines stand without a blank line between them; put"),
        ("x\n\n" + "[" * 201, ":5 more than 200 “[” stand without a blank line between them"),
        (flood("[" * 100 + "\n\n"), "the page has more than 2,000 “[”; make two pages of it"),
        (flood("[^1]\n\n", 2000) + "[^1]: x", "the page has more than 300 marks of footnotes"),
        ("|" + "a|" * 41 + "\n|" + "-|" * 41, ":3 a table has more than 40 columns; make two"),
        (f"|{'a|' * 39}\n|{'-|' * 39}\n{flood('|b' + chr(10), 390)}", "more than 5,000 cells"),
        (flood("a|b\n-|-\n\n", 15_000), "the tables of the page have more than 5,000 cells"),
        ("> " * 9 + "a", ":3 more than 8 lists or quotes are nested; nest fewer"),
        ("- " * 9 + "a", ":3 more than 8 lists or quotes are nested"),
        ("1. " * 9 + "a", ":3 more than 8 lists or quotes are nested"),
        (">" * 9 + "a", ":3 more than 8 lists or quotes are nested"),
        ("    " * 8 + "- a", ":3 more than 8 lists or quotes are nested"),
        ("\t" * 8 + "- a", ":3 more than 8 lists or quotes are nested"),
        ("!!! note\n" + "    " * 8 + "!!! note", ":4 more than 8 lists or quotes are nested"),
        (flood("```\na\n\n", 2_100), "more than 200 lines begin or end code; make two pages"),
        ("```" + " " * 500 + "x", ":3 the line that begins code says more than the name"),
        ("|a|\n|-|\n\n" * 3_000, "the tables of the page have more than 5,000 cells"),
        (f"&#{'9' * 5_000};", ":3 an entity has a number of more than 7 digits; write the sign"),
        (f"`&#{'9' * 5_000};`", ":3 an entity has a number of more than 7 digits"),
        (f"&#x{'9' * 8};", ":3 an entity has a number of more than 7 digits"),
        ("[TOC]\n\n[TOC]", "the page has more than 1 “[TOC]”; write [TOC] once"),
    ],
)
def test_a_page_within_its_size_has_limits_inside(markdown: str, said: str) -> None:
    assert said in problems({ABOUT: f"# About\n\n{markdown}\n"})


@pytest.mark.parametrize(
    "mark",
    [
        "[", "![", "*", "_", "`", "<", "(", "&", "\\", "**a ", "*a _b ", "[a](", "[a][", "![a][",
        "[a](b ", "[t](<", "{:", "{: a ", "[^1]", "[^1 ", "> ", "> a\n", "- ", "- a\n", "+ ",
        "* *x",
        "***\n", "a\n=\n", "# h\n", "a\n: b\n", ":   ", "|", "|\n", "`|", "\\|", "``` a\n",
        '``` hl_lines="\n', "```\n", "~~~\na\n", "!!! note\n", "[TOC]\n", "<![CDATA[", "<!--", "<?",
        "<a ", "</a ", "[1]: http://a\n", "[^1]: a\n", "    a\n", "a  \n", "'", '"', "#",
    ],
)  # fmt: skip
def test_floods_are_refused(mark: str) -> None:
    assert ABOUT in problems({ABOUT: f"# About\n\n{flood(mark)}\n"})


@pytest.mark.parametrize("mark", MOST_MARKS)
def test_pages_at_their_limits_are_read(mark: str) -> None:
    """Each of these renders within two seconds."""
    block = f"a{mark}" * MOST_MARKS[mark]
    markdown = "\n\n".join([block] * 10)
    assert not list(excesses(markdown))
    assert rendered(markdown, extensions({})).html


def test_what_nests_more_deeply_than_mkdocs_can_render_is_an_error() -> None:
    with pytest.raises(InvalidRelease, match=r"about\.md the page is nested too deeply"):
        rendered_page(ABOUT, "- " * 2_000 + "a", extensions({}))


def test_the_check_renders_more_deeply_than_mkdocs_does() -> None:
    """A page too deep for the check still leaves MkDocs about `MARGIN` calls to spare."""
    pages = ("- " * number + "a" for number in range(10, 2_000, 9))
    deepest = next(page for page in pages if not can_be_rendered(page))
    assert converted_below(MARGIN - 20, Markdown(), deepest)


def can_be_rendered(markdown: str) -> bool:
    try:
        rendered(markdown, extensions({}))
    except RecursionError:
        return False
    return True


def test_emphasis_within_the_limits_leaves_mkdocs_room() -> None:
    text = "*a **b " * 66 + "c** d* " * 66
    assert not list(excesses(text))
    assert rendered(text, extensions({})).html


def test_a_language_has_at_most_so_many_pages_and_so_much_text() -> None:
    many = {f"content/en/page-{number}.md": "# Page\n" for number in range(MOST_PAGES)}
    assert len(content_pages(files(many))["en"]) == MOST_PAGES
    said = problems({**many, "content/en/one.md": "# Page\n"})
    assert said == "content/en the folder has more than 100 pages; bring pages together"
    large = "# Page\n\n" + "words of ten \n\n" * (LONGEST_PAGE // 16)
    said = problems({f"content/zh/page-{number}.md": large for number in range(20)})
    assert said == "content/zh its pages have more than 1,000,000 bytes; shorten them"


def with_pages(project: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return project / "datapackage.json"


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"en/about.md": "# A\n\n[x](no.md)\n"}, "about.md:3 the link “no.md” leads nowhere: no"),
        ({"en/about.md": "# A\n\n[x](nowhere)\n"}, "the link “nowhere” leads nowhere"),
        ({"en/about.md": "# A\n\n[x](about)\n"}, "the link “about” leads nowhere"),
        ({"en/about.md": "# A\n\n[x](about/)\n"}, "the link “about/” leads nowhere"),
        ({"en/about.md": "# A\n\n[x](../about.md)\n"}, "the link “../about.md” leads nowhere"),
        ({"en/about.md": "# A\n\n[x](../../zh/about.md)\n"}, "leads nowhere"),
        ({"en/about.md": "# A\n\n[x](..)\n"}, "the link “..” leads nowhere"),
        ({"en/about.md": "# A\n\n[x](assets/site.css)\n"}, "leads nowhere"),
        ({"en/about.md": "# A\n\n[x](#b)\n"}, "nowhere: about.md has no part “b”; write the path"),
        ({"en/about.md": "# A\n\n[x](about.md#b)\n"}, "nowhere: about.md has no part “b”"),
        ({"en/about.md": "# A\n\n[x](search/index.md#b)\n"}, "index.md has no part “b”"),
        ({"en/about.md": "# A\n\n[x](figures/a.b.c.d.md)\n"}, "leads nowhere"),
        ({"en/about.md": "# A\n\n[^x]: y\n"}, "a footnote to which no text refers"),
        ({"en/a/b.md": "# A\n\n[x](../a.md)\n"}, "a/b.md:3 the link “../a.md” leads nowhere"),
        (
            {"en/b.md": "# B\n\n[x](a.md#part)\n", "en/a.md": "# Part\n", "zh/a.md": "# Z\n"},
            "the link “a.md#part” leads nowhere in the language zh: a.md has no part “part”",
        ),
        ({"en/umbrella-cards.md": "# A\n"}, "“umbrella-cards” is the address of a package; give"),
        ({"en/umbrella-cards/x.md": "# A\n"}, "“umbrella-cards” is the address of a package"),
    ],
)
def test_links_lead_somewhere(project: Path, pages: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidRelease) as caught:
        read_project(with_pages(project, pages))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


GOOD = """# About spoons

[a](#part) [b](about.md#part) [c](guides/spoons.md) [d](mechanisms/index.md)
[e](umbrella-cards/index.md) [f](figures/umbrella-cards.dryness.met-or-exceeded.2021.md)
[g](corrections/index.md) [h](search/index.md)
[i](teaspoon-decisions/decisions/2021-1.md#para-1) [j](a-z/index.md) [k](entities/index.md)
[l](umbrella-cards/compare/entities.md?with=brollia) [m](templates/x.md)

## Part

!!! note "A note & more"
    Text[^1] with `<script>alert(1)</script>` and {{ 7 * 7 }}, or `<![x[`.

[^1]: *mot*{: lang="fr" }

|a|b|
|---|---|
|1|`x`|
"""


def test_what_passes_is_built_as_it_was_checked(project: Path) -> None:
    """Also a page below `templates/`, which MkDocs would leave out, and what it fails on."""
    pages = {"en/about.md": GOOD, "en/guides/spoons.md": "# Guide\n\n[x](../about.md)\n"}
    catalogue = with_pages(project, {**pages, "en/templates/x.md": "# X\n\nText\n"})
    whole = read_project(catalogue)
    build_site(whole, project / "site", ["en", "zh"])
    own = {*whole.register.release.packages, "about", "guides", "templates"}
    folders = {path.name for path in (project / "site/en").iterdir() if path.is_dir()}
    assert folders - own <= {*GENERATED, *PROVIDED}
    html = (project / "site/en/about/index.html").read_text("utf-8")
    assert "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code> and {{ 7 * 7 }}, or" in html
    assert '<a href="../umbrella-cards/compare/entities/?with=brollia">l</a>' in html
    assert "<p>Text</p>" in (project / "site/zh/templates/x/index.html").read_text("utf-8")


def test_a_page_that_was_not_checked_is_not_published(project: Path) -> None:
    """The second check is of what MkDocs wrote; raw HTML does not even get there."""
    whole = read_project(with_one_package(project, SMALL) / "datapackage.json")
    page, *_ = whole.content["en"]
    for markdown, said in (
        ("# A\n\nx\n{: onclick=alert(1) }\n", r"en/about/index.html the attribute “onclick”"),
        ("# A\n\n[x](javascript:alert(1))\n", r"en/about/index.html the address “javascript:"),
    ):
        content = {"en": [replace(page, markdown=markdown)]}
        with pytest.raises(InvalidRelease, match=said):
            build_site(replace(whole, content=content), project / "site", ["en"])
    content = {"en": [replace(page, markdown="# A\n\n<script>1</script> <b>\n", title="<b>")]}
    build_site(replace(whole, content=content), project / "site", ["en"])
    html = (project / "site/en/about/index.html").read_text("utf-8")
    assert "<p>&lt;script&gt;1&lt;/script&gt; &lt;b&gt;</p>" in html
    assert "<title>&lt;b&gt; – Answerable</title>" in html
    assert not (project / "site/en/about/index.html").read_text("utf-8").count("<b>")


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>", "<p onclick=\"x\"></p>", "<img src=\"x.png\" />", "<form></form>",
        "<P></P>", '<a href="javascript:1">x</a>', '<a href="java&#38;#115;cript:1">x</a>',
        '<a href="javascript&amp;colon;1">x</a>', '<a href="&amp;#11;javascript:1">x</a>',
        '<a href="&#2;wzxhzdk:0&#3;">x</a>', "<p>&#2;wzxhzdk:7&#3;</p>", "<p>\u202e</p>",
        '<p class="hero"></p>', '<p id="main"></p>', '<p style="color: red"></p>',
    ],
)  # fmt: skip
def test_what_a_changed_library_puts_on_the_tree_is_found(html: str) -> None:
    """The check reads the tree at the end, whatever step put something there."""

    class Careless(Treeprocessor):
        def run(self, root: Element) -> None:
            text = html.replace("&#2;", "@2").replace("&#3;", "@3")
            element = fromstring(text)
            for part in element.iter():
                part.text = (part.text or "").replace("@2", STX).replace("@3", ETX)
                for name, value in part.items():
                    part.set(name, value.replace("@2", STX).replace("@3", ETX))
            root.append(element)

    class Library(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's
            md.treeprocessors.register(Careless(md), "careless", 0)

    checked = Allowed()
    Markdown(extensions=[Library(), checked]).convert("Text")
    assert checked.faults


def test_nothing_of_a_project_is_loaded_as_a_template_or_as_code(project: Path) -> None:
    """Neither where the program has its own, nor where MkDocs and its plugins look for some."""
    secret = "{{ config.fail() }}SECRET"
    for name in ("main.html", "base.html", "404.html", "partials/header.html", "mkdocs_theme.yml"):
        for folder in ("site_templates/theme", "overrides", "templates", "content/en", "."):
            path = project / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(secret, "utf-8")
    for name in ("home.md", "figure.md", "en.po", "zh.po"):
        for folder in ("site_templates/pages", "site_templates/locale", "pages", "includes"):
            path = project / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(secret, "utf-8")
    for name in ("hooks.py", "macros.py", "main.py", "markdown.py", "toc.py", "material.py"):
        (project / name).write_text("raise SystemExit('SECRET')", "utf-8")
    (project / "content/en/mkdocs_theme.yml").unlink()
    build_site(
        read_project(with_one_package(project, SMALL) / "datapackage.json"),
        project / "site",
        ["en"],
    )
    for path in (project / "site").rglob("*.html"):
        assert "SECRET" not in path.read_text("utf-8"), path


def test_the_program_brings_pages_that_a_project_replaces(project: Path) -> None:
    (project / "content/en/glossary.md").write_text("# Words\n", "utf-8")
    content = read_project(project / "datapackage.json").content
    pages = {code: {page.path: page.title for page in content[code]} for code in content}
    assert pages["en"]["about.md"] == "About spoons"
    assert pages["en"]["glossary.md"] == "Words"
    assert "glossary.md" not in pages["zh"]
    assert (pages["en"]["methodology.md"], pages["zh"]["methodology.md"]) == (
        "Methodology",
        "方法说明",
    )


def test_the_pages_of_the_program_are_there_in_every_language() -> None:
    for code in ("en", "zh", "fr", "es", "ru", "ar"):
        names = {page.path for page in provided_pages(code, {})}
        assert names == {f"{name}.md" for name in PROVIDED}
