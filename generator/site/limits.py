"""How much a hand-written page may hold, so that it renders within about two seconds.

Python-Markdown reads some texts in a time that grows with the square of their length, and calls
itself for each level of nesting. No page for readers comes near these limits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_PAGES = 100
"""Pages in one language: each of them is linked at the foot of every page."""
MOST_TOGETHER = 1_000_000
"""Characters of all pages in one language together."""
LONGEST_PAGE = 60_000
"""Characters of a page."""
LONGEST_BLOCK = 10_000
"""Characters of a block: the lines between two blank ones."""
MOST_LINES = 200
"""Lines of a block."""
MOST_MARKS = {"[": 200, "<": 200, "{": 200, "*": 400, "_": 400, "`": 400}
"""How often a mark of Markdown may stand in a block; ten times as often on a page."""
MOST_CELLS = 5_000
"""Cells of all tables of a page: the lines of each table times its columns."""
MOST_COLUMNS = 40
MOST_FOOTNOTES = 300
"""How often a page may refer to footnotes or define them."""
MOST_FENCES = 200
"""Lines that begin or end code."""
DEEPEST = 8
"""How many lists, quotes and other blocks may be nested."""
TAB = 4
MARKER = r"(?:[-*+>:]|\d{1,9}[.)]|!!!)"
NESTED = re.compile(rf"[ \t]*(?:{MARKER}[ \t]*)*")
"""The beginning of a line: blanks, and marks of lists and quotes."""
FENCE = re.compile(r"(?:`{3,}|~{3,})")
LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,}")
"""An entity by its number, which Python cannot read if the number has thousands of digits."""
PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]?[\w#.+-]{0,30}")


@dataclass(frozen=True)
class Excess:
    """One thing of which a page has too much, and the line where that begins, counted from 1."""

    problem: str
    fix: str
    line: int | None = None


def excesses(markdown: str) -> Iterator[Excess]:
    """Everything of which a page has more than its limit."""
    if len(markdown) > LONGEST_PAGE:
        problem = f"the page has more than {LONGEST_PAGE:,} characters"
        yield Excess(problem, "make two pages of it")
        return
    lines = markdown.split("\n")
    for number, block in blocks(lines):
        yield from block_excesses(block, number)
    yield from nesting(lines)
    for number, line in enumerate(lines, start=1):
        if LONG_NUMBER.search(line):
            yield Excess("an entity has a number of more than 7 digits", "write the sign", number)
    yield from fences(lines)
    yield from page_excesses(markdown, lines)


def blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines between blank ones, with the number of the first of them."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def block_excesses(block: Sequence[str], number: int) -> Iterator[Excess]:
    """Limits of one block, which begins in line `number`."""
    text = "\n".join(block)
    fix = "put a blank line between, where a new thought begins"
    if len(text) > LONGEST_BLOCK:
        problem = f"more than {LONGEST_BLOCK:,} characters stand without a blank line between them"
        yield Excess(problem, fix, number)
    if len(block) > MOST_LINES:
        yield Excess(f"more than {MOST_LINES} lines stand without a blank line", fix, number)
    for mark, most in MOST_MARKS.items():
        if text.count(mark) > most:
            problem = f"more than {most} “{mark}” stand without a blank line between them"
            yield Excess(problem, fix, number)
    if columns(block) > MOST_COLUMNS:
        problem = f"a table has more than {MOST_COLUMNS} columns"
        yield Excess(problem, "make two tables of it", number)


def columns(block: Sequence[str]) -> int:
    """How many columns a block has if it is a table."""
    rows = (line.strip().removeprefix("|").removesuffix("|") for line in block)
    return max(row.count("|") for row in rows) + 1


def nesting(lines: Sequence[str]) -> Iterator[Excess]:
    """The first line with marks of lists or quotes that is nested too deeply."""
    for number, line in enumerate(lines, start=1):
        before = NESTED.match(line)
        start = before.group().expandtabs(TAB) if before else ""
        marks = len(re.findall(MARKER, start))
        blanks = len(start) - len(start.lstrip(" "))
        if marks and marks + blanks // TAB > DEEPEST:
            problem = f"more than {DEEPEST} lists or quotes are nested"
            yield Excess(problem, "nest fewer", number)
            return


def fences(lines: Sequence[str]) -> Iterator[Excess]:
    """Lines that begin or end code: too many, or with more than the name of a language."""
    found = [(number, line) for number, line in enumerate(lines, start=1) if FENCE.match(line)]
    for number, line in found:
        if not PLAIN_FENCE.fullmatch(line.rstrip(" ")):
            problem = "the line that begins code says more than the name of a language"
            yield Excess(problem, "write ``` or ```python", number)
    if len(found) > MOST_FENCES:
        problem = f"more than {MOST_FENCES} lines begin or end code"
        yield Excess(problem, "make two pages of it", found[MOST_FENCES][0])


def page_excesses(markdown: str, lines: Sequence[str]) -> Iterator[Excess]:
    """Limits of a whole page."""
    tables = [block for _, block in blocks(lines) if "|" in "".join(block)]
    cells = sum(len(block) * columns(block) for block in tables)
    if cells > MOST_CELLS:
        problem = f"the tables of the page have more than {MOST_CELLS:,} cells"
        yield Excess(problem, "make two pages of it")
    for mark, most in MOST_MARKS.items():
        if markdown.count(mark) > 10 * most:
            problem = f"the page has more than {10 * most:,} “{mark}”"
            yield Excess(problem, "make two pages of it")
    if markdown.count("[^") > MOST_FOOTNOTES:
        problem = f"the page has more than {MOST_FOOTNOTES} marks of footnotes"
        yield Excess(problem, "make two pages of it")
    if markdown.count("[TOC]") > 1:
        problem = "the page lists its contents more than once"
        yield Excess(problem, "write [TOC] once, or not at all")
