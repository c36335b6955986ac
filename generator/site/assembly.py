"""Finishes the HTML of MkDocs: charts, marked figures, links between languages, the root."""

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
from generator.site.hosting import headers_file
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
"""The page at `/`. It forwards to the first language, and links to all languages."""


@dataclass(frozen=True)
class Finish:
    """All that `finish_language` needs besides the pages of one language."""

    draw: Draw
    bundle: str
    """The path of the script that draws charts in the browser, below the top of the site."""
    records: Records
    languages: Sequence[str]
    """All languages of the site, the first one of the site first."""
    written: Mapping[str, Sequence[str]]
    """For each hand-written page, by its address: the languages in which it was written."""
    address: str
    """The address of the site, with a slash at its end."""


def finish_language(pages: Sequence[Page], build: LanguageBuild, finish: Finish) -> None:
    """Finishes every HTML file of one language. The files are overwritten.

    Raises `ContentError` if a page, or a chart, table or figure of a page, is not in the HTML, and
    `InvalidRelease` if a hand-written page holds more than Markdown can say.
    """
    promised = {published(page.path): page for page in pages}
    for url, page in promised.items():
        if not (build.target / url / "index.html").is_file():
            raise missing_part(page, "the page")
    for file in sorted(build.target.rglob("*.html")):
        folder = file.parent.relative_to(build.target).as_posix()
        url = "" if folder == "." else f"{folder}/"
        html = file.read_text("utf-8")
        if url in finish.written:
            refuse_markup(html, f"{build.code}/{url}{file.name}")
        if file.name == "index.html" and url in promised:
            html = with_parts(html, promised[url], finish)
        html = with_site_links(
            finish.records.with_record(with_frames(html), url),
            build.code,
            url=None if file.name == "404.html" else url,
            languages=finish.written.get(url, finish.languages),
            address=finish.address,
        )
        html = with_ranges(html) if finish.records.language.direction == "rtl" else html
        script = promised[url].script if url in promised else ""
        file.write_text(with_policy(html, page_policy(script)), "utf-8")


def refuse_markup(html: str, file: str) -> None:
    """Raises `InvalidRelease` if the HTML of a hand-written page holds more than Markdown can say.

    `file` is the path of the HTML below the folder of the site.
    """
    problems = list(built_problems(html, file))
    if problems:
        raise InvalidRelease(problems)


def with_parts(html: str, page: Page, finish: Finish) -> str:
    """The page with its charts, and with `data-figure` on links to figures.

    Raises `ContentError` if a figure, a table or a chart of the page is not in the HTML.
    """
    html = with_figures(html, page)
    check_tables(html, page)
    if not page.charts:
        return html
    html = with_charts(html, page, finish.draw, finish.records)
    for chart in page.charts:
        if html.count(f'<figure class="chart" id="chart-{chart.name}"') != 1:
            raise missing_part(page, f"the chart {chart.name}, once,")
    return with_script(html, published(page.path), finish.bundle, finish.records.language)


def with_figures(html: str, page: Page) -> str:
    """The page with `data-figure` on each link to a figure. The text of such a link is the value.

    Raises `ContentError` if the HTML has more or fewer of these links than the Markdown.
    """
    count = 0

    def marked(link: re.Match[str]) -> str:
        nonlocal count
        target = posixpath.normpath(posixpath.join(published(page.path), link.group(1)))
        folder, _, identity = target.partition("/")
        if folder != "figures" or not is_figure_id(identity):
            return link.group()
        count += 1
        return f'<a data-figure="{identity}" href="{link.group(1)}">'

    html = LINK.sub(marked, html)
    promised = len(LINKED_FIGURE.findall(page.markdown))
    if count != promised:
        raise missing_part(page, f"{promised - count} of {promised} figures")
    return html


def check_tables(html: str, page: Page) -> None:
    """Raises `ContentError` if the HTML has more or fewer tables than the Markdown."""
    promised = sum(line.startswith("|---") for line in page.markdown.splitlines())
    if html.count("<table>") != promised:
        raise missing_part(page, f"{promised - html.count('<table>')} of {promised} tables")


def missing_part(page: Page, what: str) -> ContentError:
    """The error that a part of a page is not in its HTML. `what` names the part."""
    return ContentError(
        Place(page.path),
        f"{what} did not reach the HTML",
        "look at the Markdown of the page and at what MkDocs makes of it",
    )


def with_site_links(
    html: str, code: str, *, url: str | None, languages: Sequence[str], address: str
) -> str:
    """The page with links to the same page in other languages, and to the top of the site.

    `code` is the language of the page, and `url` its address below the folder of the language. A
    page that answers at many addresses (404) has None: its links begin with the path of the site.
    `languages` are those in which the page exists; `address` is the address of the site.
    """
    address, page = escape(address), escape(url or "")
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
    """The attributes of a link to a page in the language `code`. `current` is that of this page."""
    return f'href="{href}" hreflang="{code}" lang="{code}"' + (
        ' aria-current="true"' if code == current else ""
    )


def write_root(target: Path, files: Mapping[str, bytes], languages: Sequence[str]) -> None:
    """Writes the top of the site: `/`, the page for errors, the headers, and the published files.

    `files` are the published files by path; `languages` are those of the site.
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
