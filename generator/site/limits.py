"""How much a hand-written page may hold, so that it renders within about two seconds.

Python-Markdown reads some texts in a time that grows with the square of their length, and calls
itself for each level of nesting. No page for readers comes near these limits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MOST_PAGES = 100
"""Pages in one language: each of them is linked at the foot of every page."""
MOST_TOGETHER = 1_000_000
"""Characters of all pages in one language together."""
LONGEST_PAGE = 60_000
"""Characters of a page."""
MOST_MARKS = {"[": 200, "<": 200, "{": 200, "*": 400, "_": 400, "`": 400}
"""How often a mark of Markdown may stand in a block; ten times as often on a page."""
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
    """The most that a text may have of something. A message reads: `before`, `most`, `after`."""

    before: str
    most: int
    after: str
    measure: Callable[[str], int]
    """How much of it a text has."""
    fix: str


@dataclass(frozen=True)
class Excess:
    """One thing of which a page has too much, and the line where that begins, counted from 1."""

    problem: str
    fix: str
    line: int | None = None


def excesses(markdown: str) -> Iterator[Excess]:
    """Everything of which a page has more than its limit."""
    if len(markdown) > LONGEST_PAGE:
        yield Excess(f"the page has more than {LONGEST_PAGE:,} characters", TWO_PAGES)
        return
    lines = markdown.split("\n")
    for number, block in blocks(lines):
        yield from over(BLOCK_LIMITS, block, number)
    for number, line in enumerate(lines, start=1):
        yield from over(LINE_LIMITS, line, number)
        if FENCE.match(line) and not PLAIN_FENCE.fullmatch(line.rstrip(" ")):
            problem = "the line that begins code says more than the name of a language"
            yield Excess(problem, "write ``` or ```python", number)
    yield from over(PAGE_LIMITS, markdown, None)


def over(limits: Sequence[Limit], text: str, line: int | None) -> Iterator[Excess]:
    """The limits that a text exceeds. It begins in this line of the page; None for the whole page."""
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
    return lambda text: text.count(mark)


def line_count(text: str) -> int:
    return text.count("\n") + 1


def column_count(block: str) -> int:
    """How many columns a block has if it is a table."""
    rows = (line.strip().removeprefix("|").removesuffix("|") for line in block.split("\n"))
    return max(row.count("|") for row in rows) + 1


def cell_count(page: str) -> int:
    """The cells of all tables of a page: the lines of each table times its columns."""
    tables = [block for _, block in blocks(page.split("\n")) if "|" in block]
    return sum(line_count(block) * column_count(block) for block in tables)


def fence_count(page: str) -> int:
    return sum(1 for line in page.split("\n") if FENCE.match(line))


def nesting(line: str) -> int:
    """How many lists and quotes hold a line that begins with a mark of one; 0 for other lines."""
    before = NESTED.match(line)
    start = before.group().expandtabs(TAB) if before else ""
    marks = len(re.findall(MARKER, start))
    blanks = len(start) - len(start.lstrip(" "))
    return marks and marks + blanks // TAB


def longest_entity(line: str) -> int:
    """The digits of the longest number of an entity. Python cannot read one of thousands of digits."""
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
