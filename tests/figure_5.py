"""Figure 5 of E/2020/50, decoded from the loose numbers that the text keeps of it: `python
tests/figure_5.py TEXT`.

The figure stacks five grades for each of 17 indicators. The text keeps the numbers of one grade
after the other, bars of zero left out; where a run ends, which rows it skips and in which direction
it goes is not printed. The search is exhaustive: every division of the numbers into five runs,
every choice of skipped rows, both directions of each run. A branch is cut only where a finished row
breaks a constraint. Two constraints are printed in the document: the grades of a row make 100 (note
to the figure), and table 1 says which share met or exceeded, “not applicable” left out. Which run
is which grade follows the order of the legend.
"""

import itertools
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor
from pathlib import Path

GRADES = ("not-applicable", "missing", "approaches", "meets", "exceeds")
ROWS = tuple(range(17, 0, -1))
"""Numbers of the indicators, as the figure prints them from the top."""
Cells = tuple[int, ...]
Keeps = Callable[[int, Cells], bool]


def loose_numbers(text: str) -> list[int]:
    """The numbers between the title of the figure and the names of its rows, in printed order."""
    start = text.index("按绩效指标分列的 2019 年全系统行动计划 2.0 评级")
    part = text[start : text.index("绩效指标17：", start)]
    return [int(line) for line in part.splitlines() if re.fullmatch(r"\s*\d+\s*", line)]


def decoded(numbers: Sequence[int], keeps: Keeps) -> set[tuple[Cells, ...]]:
    """Every matrix (a row an indicator, the last one first; cells in the order of `GRADES`) whose
    rows are kept.
    """
    found: set[tuple[Cells, ...]] = set()
    for lengths in divisions(len(numbers)):
        ends = list(itertools.accumulate(lengths))
        runs = [numbers[end - length : end] for end, length in zip(ends, lengths, strict=True)]
        for directions in itertools.product((1, -1), repeat=len(GRADES)):
            directed = [tuple(run[::step]) for run, step in zip(runs, directions, strict=True)]
            found.update(laid_out(directed, keeps, (0,) * len(GRADES), set()))
    return found


def divisions(total: int) -> Iterator[tuple[int, ...]]:
    """Lengths of five consecutive runs, each at most one number a row."""
    for first in itertools.product(range(len(ROWS) + 1), repeat=len(GRADES) - 1):
        last = total - sum(first)
        if 0 <= last <= len(ROWS):
            yield (*first, last)


def laid_out(
    runs: Sequence[Cells], keeps: Keeps, taken: Cells, dead: set[tuple[int, Cells]], row: int = 0
) -> Iterator[tuple[Cells, ...]]:
    """All ways to lay what is left of the runs over the rows from `row` down; dead ends are
    remembered.
    """
    if row == len(ROWS):
        yield ()
        return
    if (row, taken) in dead:
        return
    choices = []
    for run, used in zip(runs, taken, strict=True):
        left = len(run) - used
        choices.append(((1,) if left else ()) + ((0,) if left < len(ROWS) - row else ()))
    alive = False
    for steps in itertools.product(*choices):
        cells = tuple(
            run[used] if step else 0 for run, used, step in zip(runs, taken, steps, strict=True)
        )
        if keeps(ROWS[row], cells):
            after = tuple(used + step for used, step in zip(taken, steps, strict=True))
            for rest in laid_out(runs, keeps, after, dead, row + 1):
                alive = True
                yield (cells, *rest)
    if not alive:
        dead.add((row, taken))


def makes_100(_: int, cells: Cells) -> bool:
    """The note to the figure: percentages are rounded, and a row makes 100."""
    return sum(cells) == 100


def near_table_1(table: Mapping[int, int]) -> Keeps:
    """Rows of 100 that give the column 2019 of table 1, where each cell may be off by one point
    through rounding.
    """

    def keeps(indicator: int, cells: Cells) -> bool:
        not_applicable, _, _, meets, exceeds = cells
        low = Fraction(100 * max(0, meets + exceeds - 2), min(100, 101 - not_applicable))
        high = Fraction(100 * (meets + exceeds + 2), max(1, 99 - not_applicable))
        half = Fraction(1, 2)
        return makes_100(indicator, cells) and floor(low + half) <= table[indicator] <= floor(
            high + half
        )

    return keeps


if __name__ == "__main__":
    loose = loose_numbers(Path(sys.argv[1]).read_text("utf-8"))
    print(f"{len(loose)} numbers; rows of 100 leave {len(decoded(loose, makes_100))} matrices")
