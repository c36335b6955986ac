"""What is done to the pages after MkDocs: charts put in, figures marked, languages linked, the top
of the site.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import ContentError, InvalidRelease, Place
from generator.ids import is_figure_id
from generator.language import language_named
from generator.pages.page import LINKED_FIGURE, Page
from generator.site.charts import with_charts, with_script
from generator.site.drawings import Draw
from generator.site.engine import LanguageBuild
from generator.site.files import write
from generator.site.headers import headers_file
from generator.site.markup import built_problems
from generator.site.policy import PAGE_POLICY, page_policy, with_policy
from generator.site.ranges import with_ranges
from generator.site.records import Records
from generator.site.staging import published
from generator.site.tables import with_frames

LINK = re.compile(r'<a href="([^":]*)">')
"""A link as Markdown makes it. Links of the theme have a class or a language and do not match."""
ALTERNATES = re.compile(r'(\s*<link rel="alternate" href="site:/[^>]*>)+')
LANGUAGE_LINK = re.compile(r'href="site:/(\w+)/" hreflang="\w+"')
ROOT_PAGE = """<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={first}/">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="{first}/assets/favicon.svg">
<title>Answerable</title>
</head>
<body>
<h1>Answerable</h1>
<p>{links}</p>
</body>
</html>
"""
"""`/`: sends to the first language, and names the others for whoever is not sent."""


@dataclass(frozen=True)
class Finish:
    """What pages are finished with: drawings, the script that draws in the browser, records,
    languages, the address.
    """

    draw: Draw
    bundle: str
    """Its path below the top of the site."""
    records: Records
    languages: Sequence[str]
    written: Mapping[str, Sequence[str]]
    """The languages in which a page was written, by its address: of those that are not in all of
    them.
    """
    address: str


def finish_language(pages: Sequence[Page], build: LanguageBuild, finish: Finish) -> None:
    """Finishes every HTML file of one language in place.

    Raises `ContentError` where a chart, a table or a figure that a page promises is not in its
    HTML.
    """
    promised = {published(page.path): page for page in pages}
    for url, page in promised.items():
        if not (build.target / url / "index.html").is_file():
            raise missing(page, "the page")
    for file in sorted(build.target.rglob("*.html")):
        folder = file.parent.relative_to(build.target).as_posix()
        url = "" if folder == "." else f"{folder}/"
        html = file.read_text("utf-8")
        if url in finish.written:
            refuse_markup(html, f"{build.code}/{url}{file.name}")
        if file.name == "index.html" and url in promised:
            html = with_parts(html, promised[url], finish)
        place = (build.code, None if file.name == "404.html" else url)
        languages = finish.written.get(url, finish.languages)
        html = with_site_links(
            finish.records.into(with_frames(html), url), place, (languages, finish.address)
        )
        html = with_ranges(html) if finish.records.language.direction == "rtl" else html
        script = promised[url].script if url in promised else ""
        file.write_text(with_policy(html, page_policy(script)), "utf-8")


def refuse_markup(html: str, file: str) -> None:
    """Raises `InvalidRelease` where a hand-written page, as MkDocs wrote it, holds more than
    Markdown can say.
    """
    problems = list(built_problems(html, file))
    if problems:
        raise InvalidRelease(problems)


def with_parts(html: str, page: Page, finish: Finish) -> str:
    """The page with its figures marked and its charts put in. Raises `ContentError` where a part is
    not there.
    """
    html = with_figures(html, page)
    check_tables(html, page)
    if not page.charts:
        return html
    html = with_charts(html, page, finish.draw, finish.records)
    for chart in page.charts:
        if html.count(f'<figure class="chart" id="chart-{chart.name}"') != 1:
            raise missing(page, f"the chart {chart.name}, once,")
    return with_script(html, published(page.path), finish.bundle, finish.records.language)


def with_figures(html: str, page: Page) -> str:
    """The page with `data-figure` on each link to a figure: what such a link says is the figure's
    value.
    """
    found = 0

    def marked(link: re.Match[str]) -> str:
        nonlocal found
        target = posixpath.normpath(posixpath.join(published(page.path), link.group(1)))
        folder, _, identity = target.partition("/")
        if folder != "figures" or not is_figure_id(identity):
            return link.group()
        found += 1
        return f'<a data-figure="{identity}" href="{link.group(1)}">'

    html = LINK.sub(marked, html)
    promised = len(LINKED_FIGURE.findall(page.markdown))
    if found != promised:
        raise missing(page, f"{promised - found} of {promised} figures")
    return html


def check_tables(html: str, page: Page) -> None:
    """Every table of the Markdown is a table of the page."""
    promised = sum(line.startswith("|---") for line in page.markdown.splitlines())
    if html.count("<table>") != promised:
        raise missing(page, f"{promised - html.count('<table>')} of {promised} tables")


def missing(page: Page, what: str) -> ContentError:
    return ContentError(
        Place(page.path),
        f"{what} did not reach the HTML",
        "look at the Markdown of the page and at what MkDocs makes of it",
    )


def with_site_links(
    html: str, place: tuple[str, str | None], site: tuple[Sequence[str], str]
) -> str:
    """Links that leave the language: to the same page in the others, and to the top of the site.

    `place` is language and address of the page; without address (404) they begin at the top of the
    host.
    """
    code, url = place
    languages, address = site[0], escape(site[1])
    page = escape(url or "")
    up = urlsplit(address).path if url is None else "../" * (url.count("/") + 1)
    alternates = [(other, f"{address}{other}/{page}") for other in languages] + [
        ("x-default", f"{address}{languages[0]}/{page}")
    ]
    links = "".join(
        f'\n      <link rel="alternate" href="{href}" hreflang="{other}">'
        for other, href in alternates
    )
    html = ALTERNATES.sub(lambda _: links if url is not None else "", html)
    html = LANGUAGE_LINK.sub(
        lambda match: language_link(match[1], f"{up}{match[1]}/{page}", current=code), html
    )
    return html.replace('href="site:/', f'href="{up}').replace(
        "<html lang=", f'<html data-language="{code}" lang='
    )


def language_link(code: str, href: str, *, current: str) -> str:
    """The attributes of a link to a page in one language, which may be the one that is being read."""
    return f'href="{href}" hreflang="{code}" lang="{code}"' + (
        ' aria-current="true"' if code == current else ""
    )


def write_root(target: Path, files: Mapping[str, bytes], languages: Sequence[str]) -> None:
    """The top of the site: the way to the first language, and everything published beside the
    pages.
    """
    first = languages[0]
    links = " · ".join(
        f'<a href="{code}/" hreflang="{code}" lang="{code}">{language_named(code).name}</a>'
        for code in languages
    )
    root = ROOT_PAGE.format(first=first, links=links)
    write(target, "index.html", with_policy(root, PAGE_POLICY))
    write(target, "404.html", (target / first / "404.html").read_bytes())
    for path, content in files.items():
        write(target, path, content)
    write(target, "_headers", headers_file())
