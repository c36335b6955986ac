"""Limits of hand-written pages, so that each renders within about two seconds.

Python-Markdown reads some texts in a time that grows with the square of their length, and calls
itself for each level of nesting. No page for readers comes near these limits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MOST_PAGES = 100
"""The most pages in one language. The foot of every page links to all of them."""
MOST_TOGETHER = 1_000_000
"""The most characters of all pages in one language together."""
LONGEST_PAGE = 60_000
"""The most characters of a page."""
MOST_MARKS = {"[": 200, "<": 200, "{": 200, "*": 400, "_": 400, "`": 400}
"""The most uses of a mark of Markdown in one block. A page may have ten times as many."""
TAB = 4
MARKER = r"(?:[-*+>:]|\d{1,9}[.)]|!!!)"
NESTED = re.compile(rf"[ \t]*(?:{MARKER}[ \t]*)*")
"""The beginning of a line: blanks, and marks of lists and quotes."""
FENCE = re.compile(r"(?:`{3,}|~{3,})")
PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]?[\w#.+-]{0,30}")
ENTITY = re.compile(r"&#[xX]?([0-9a-fA-F]+)")
APART = "put a blank line between, where a new thought begins"
TWO_PAGES = "make two pages of it"


@dataclass(frozen=True)
class Limit:
    """The most that a text may have of something. `before`, `most` and `after` make the message."""

    before: str
    most: int
    after: str
    measure: Callable[[str], int]
    """Gives how much of it a text has."""
    fix: str


@dataclass(frozen=True)
class Excess:
    """A limit that a page exceeds, and the first line of the text that exceeds it, from 1."""

    problem: str
    fix: str
    line: int | None = None


def excesses(markdown: str) -> Iterator[Excess]:
    """All limits that a page exceeds."""
    if len(markdown) > LONGEST_PAGE:
        yield Excess(f"the page has more than {LONGEST_PAGE:,} characters", TWO_PAGES)
        return
    lines = markdown.split("\n")
    for number, block in blocks(lines):
        yield from exceeded(BLOCK_LIMITS, block, number)
    for number, line in enumerate(lines, start=1):
        yield from exceeded(LINE_LIMITS, line, number)
        if FENCE.match(line) and not PLAIN_FENCE.fullmatch(line.rstrip(" ")):
            problem = "the line that begins code says more than the name of a language"
            yield Excess(problem, "write ``` or ```python", number)
    yield from exceeded(PAGE_LIMITS, markdown, None)


def exceeded(limits: Sequence[Limit], text: str, line: int | None) -> Iterator[Excess]:
    """The limits that a text exceeds. `line` is its first line; None for a whole page."""
    for limit in limits:
        if limit.measure(text) > limit.most:
            yield Excess(f"{limit.before} {limit.most:,} {limit.after}", limit.fix, line)


def blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The texts between blank lines, with the number of the first line of each."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), "\n".join(block)
            block = []


def counter(mark: str) -> Callable[[str], int]:
    """A function that gives how often a text has this mark."""
    return lambda text: text.count(mark)


def line_count(text: str) -> int:
    """The number of lines of a text."""
    return text.count("\n") + 1


def column_count(block: str) -> int:
    """The number of columns of a block, read as a table."""
    rows = (line.strip().removeprefix("|").removesuffix("|") for line in block.split("\n"))
    return max(row.count("|") for row in rows) + 1


def cell_count(page: str) -> int:
    """The number of cells of all tables of a page: for each table, lines times columns."""
    tables = [block for _, block in blocks(page.split("\n")) if "|" in block]
    return sum(line_count(block) * column_count(block) for block in tables)


def fence_count(page: str) -> int:
    """The number of lines of a page that begin or end code."""
    return sum(1 for line in page.split("\n") if FENCE.match(line))


def nesting(line: str) -> int:
    """The number of lists and quotes around a line that begins with a mark; 0 for other lines."""
    before = NESTED.match(line)
    start = before.group().expandtabs(TAB) if before else ""
    marks = len(re.findall(MARKER, start))
    blanks = len(start) - len(start.lstrip(" "))
    return marks and marks + blanks // TAB


def longest_entity(line: str) -> int:
    """The most digits of an entity like `&#8211;`. Python cannot read thousands of digits."""
    return max(map(len, ENTITY.findall(line)), default=0)


LINE_LIMITS = (
    Limit("more than", 8, "lists or quotes are nested", nesting, "nest fewer"),
    Limit("an entity has a number of more than", 7, "digits", longest_entity, "write the sign"),
)
WITHOUT = "stand without a blank line between them"
BLOCK_LIMITS = (
    Limit("more than", 10_000, f"characters {WITHOUT}", len, APART),
    Limit("more than", 200, f"lines {WITHOUT}", line_count, APART),
    Limit("a table has more than", 40, "columns", column_count, "make two tables of it"),
    *(
        Limit("more than", most, f"“{mark}” {WITHOUT}", counter(mark), APART)
        for mark, most in MOST_MARKS.items()
    ),
)
PAGE_LIMITS = (
    Limit("the tables of the page have more than", 5_000, "cells", cell_count, TWO_PAGES),
    Limit("the page has more than", 300, "marks of footnotes", counter("[^"), TWO_PAGES),
    Limit("more than", 200, "lines begin or end code", fence_count, TWO_PAGES),
    Limit(
        "the page has more than", 1, "“[TOC]”", counter("[TOC]"), "write [TOC] once, or not at all"
    ),
    *(
        Limit("the page has more than", 10 * most, f"“{mark}”", counter(mark), TWO_PAGES)
        for mark, most in MOST_MARKS.items()
    ),
)
