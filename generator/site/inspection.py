"""What is wrong with a hand-written page: with its Markdown, its HTML, or the built page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator.errors import ContentError, Place, is_visible, shown
from generator.site.limits import excesses
from generator.site.markup import NO_HTML, Fault, faults
from generator.site.rendering import Rendered

MOST_PROBLEMS = 50
"""Problems of one kind that are listed for a page."""
THEME_PARTS = (("<div data-record></div>", ""), ('<p class="untranslated">', "<p>"))
"""What the theme adds to the article of a built page, and what the check reads instead."""


def source_problems(markdown: str, file: str) -> Iterator[ContentError]:
    """Characters that nobody sees, and texts that take long to render."""
    lines = markdown.split("\n")
    hidden = (row for row, line in enumerate(lines, 1) if not is_visible(line.replace("\t", " ")))
    for row in islice(hidden, MOST_PROBLEMS):
        problem = f"the line holds a character that nobody sees: {shown(lines[row - 1])}"
        yield ContentError(Place(file, row), problem, "delete it")
    for excess in islice(excesses(markdown), MOST_PROBLEMS):
        yield ContentError(Place(file, excess.line), excess.problem, excess.fix)


def page_problems(page: Rendered, markdown: str, file: str) -> Iterator[ContentError]:
    """What a page holds that does not come from plain Markdown, each with its line."""
    lines = markdown.split("\n")
    starts = [tag for tag in page.tags if not tag.startswith("</")]
    yield from located(map(raw_html, starts or page.tags), lines, file)
    yield from located(faults(page.html), lines, file)


def raw_html(tag: str) -> Fault:
    return Fault(f"the page holds raw HTML: {shown(tag)}", NO_HTML, tag.partition("\n")[0])


def located(found: Iterable[Fault], lines: Sequence[str], file: str) -> Iterator[ContentError]:
    """Each fault with the line that holds its text; the second of its kind with the second line."""
    times: Counter[str] = Counter()
    for fault in islice(found, MOST_PROBLEMS):
        source = fault.source.lower() or "\n"
        rows = [row for row, line in enumerate(lines, 1) if source in line.lower()]
        row = rows[min(times[source], len(rows) - 1)] if rows else None
        times[source] += 1
        yield ContentError(Place(file, row), fault.problem, fault.fix)


def built_problems(html: str, file: str) -> Iterator[ContentError]:
    """What the article of a built page holds that does not come from plain Markdown.

    `html` is the whole page, and `file` its path below the folder of the site. The Markdown was
    checked before; this check makes sure that MkDocs has made the same HTML of it.
    """
    _, _, rest = html.partition("<article")
    article = rest.partition(">")[2].rpartition("</article>")[0]
    for part, replacement in THEME_PARTS:
        article = article.replace(part, replacement)
    for fault in islice(faults(article), MOST_PROBLEMS):
        yield ContentError(Place(file), fault.problem, fault.fix)
