"""Pairs of states of the register, and what changed between them, for `tests/golden/history`.

Run it after a wanted change of what counts as a change, and review the difference line by line.
"""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from generator.history.frozen import read_releases
from generator.history.reading import project_files
from generator.history.revisions import working_tree
from generator.history.state import changes
from generator.history.today import snapshot
from generator.models import Derivation, Figure, FrozenRelease, Statement

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden" / "history" / "changes.csv"
COLUMNS = ("pair", "id", "field", "old", "new", "printed")
CARDS, TARGETS = "data/umbrella-cards", "data/biscuit-targets"
STEPS = (
    (
        (f"{CARDS}/statements.csv", "2021,82,", "2021,81,"),
        (f"{CARDS}/statements.csv", "2021,47.5,", "2021,47.50,"),
        (f"{CARDS}/statements.csv", "2020,50,,,A,T/1/2,table 1", "2020,50,,,A,T/1/2,table 2"),
        (f"{CARDS}/statements.csv", "2021,60,about", "2021,60,over"),
        (f"{CARDS}/statements.csv", "T/1/2,para. 10", "T/1/2,para. 12"),
        (f"{CARDS}/measures.csv", "Ratings that reach the requirement.", "Ratings above it."),
        (f"{TARGETS}/targets.csv", "at-least", "at-most"),
    ),
    (
        (f"{CARDS}/statements.csv", "Counted at the door.", "Counted."),
        (
            f"{CARDS}/statements.csv",
            "dryness,change-since-2020,2021,-2.5,,,A,T/1/2,table 1,text,,,,\n",
            "",
        ),
        (f"{CARDS}/statements.csv", "share-fine,2021,70", "share-fine,2021,71"),
        (f"{CARDS}/ratings.csv", "2021,poor", "2021,fine"),
        (f"{CARDS}/scale.csv", "Poor", "Bad"),
        (f"{CARDS}/periods.csv", "2020年", "二〇二〇年"),
    ),
    (
        (f"{CARDS}/statements.csv", "2020,,,,O", "2020,,,,M"),
        (f"{CARDS}/derivations.csv", "*.met-or-exceeded.2020\n", "*.met-or-exceeded.2019\n"),
        (f"{CARDS}/members.csv", "praised,omt\n", ""),
        (f"{CARDS}/lists.csv", "footnote 2", "footnote 3"),
        (f"{TARGETS}/results.csv", "Nobody was counted", "No count"),
        (f"{TARGETS}/results.csv", "5,4,,,,,,not-met", "5,5,,,,,,met"),
    ),
    (
        (
            f"{CARDS}/derivations.csv",
            "share-fine.2021 all-umbrellas.share-poor.2021",
            "share-fine.2021",
        ),
        (
            f"{TARGETS}/results.csv",
            'soft-biscuits,2021,,50,32,,,,,,exceeded,T/1/2,"annex, row 4"\n',
            "",
        ),
    ),
)
"""Files of the tiny project, what stands there, and what takes its place: one step after the other.
"""


def golden_changes() -> str:
    """Every change between two neighbours of the pairs, as CSV."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, before, after in pairs():
        for one in changes(before, after):
            writer.writerow([name, one.figure, one.field, one.old, one.new, one.printed])
    return lines.getvalue()


def pairs() -> Iterator[tuple[str, FrozenRelease, FrozenRelease]]:
    """States of the tiny project, and the first release of this one; each with altered ones."""
    states = tiny_states()
    for number, (before, after) in enumerate(pairwise(states), start=1):
        yield f"tiny {number}", before, after
    yield "tiny back", states[-1], states[0]
    release = first_release()
    yield "2026.1", release, altered(release)
    yield "2026.1 back", altered(release), release


def first_release() -> FrozenRelease:
    """The first release of this project."""
    folder = "data/releases/2026.1"
    files = {
        f"{folder}/{file.name}": file.read_bytes() for file in (TESTS.parent / folder).iterdir()
    }
    (release,), _ = read_releases(files)
    return release


def tiny_states() -> list[FrozenRelease]:
    """The tiny project, and what becomes of it with one step after the other."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(TESTS / "tiny", project)
        states = [state_of(project)]
        for step in STEPS:
            for file, old, new in step:
                text = (project / file).read_text("utf-8")
                assert old in text, (file, old)
                (project / file).write_text(text.replace(old, new, 1), "utf-8")
            states.append(state_of(project))
    return states


def state_of(project: Path) -> FrozenRelease:
    catalogue = project / "datapackage.json"
    return snapshot(working_tree(project_files(catalogue), catalogue.name))


def altered(release: FrozenRelease) -> FrozenRelease:
    """The release with every 17th figure and row of texts altered, in each way that there is."""
    figures = dict(release.figures)
    for number, identity in enumerate(sorted(figures)[::17]):
        figure = ALTERATIONS[number % len(ALTERATIONS)](figures.pop(identity))
        figures |= {} if figure is None else {figure.id: figure}
    names = {
        package: {table: altered_rows(rows) for table, rows in sorted(tables.items())}
        for package, tables in release.names.items()
    }
    return replace(release, figures=figures, names=names)


def altered_rows(rows: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Rows of which some are gone, some are new, and some say something else."""
    new = dict(rows)
    altered: tuple[dict[str, Mapping[str, str]], ...]
    for number, key in enumerate(sorted(rows)[::17]):
        row = new.pop(key)
        field = next(iter(row), "says_en")
        rest = {name: text for name, text in row.items() if name != field}
        altered = ({}, {f"{key}-new": row}, {key: {**row, field: "Another text"}}, {key: rest})
        new |= altered[number % len(altered)]
    return new


def with_main(figure: Figure, **fields: object) -> Figure:
    """The figure with other fields of its main statement, which it is given where it has none."""
    main = figure.main or Statement(Decimal(7), "E/2020/50", "para. 7", "en")
    rest = tuple(one for one in figure.statements if not one.main)
    return replace(figure, statements=(replace(main, **fields), *rest))  # type: ignore[arg-type]


def with_statements(figure: Figure, *locators: str) -> Figure:
    further = tuple(
        Statement(None, "E/2020/50", locator, "en", "M", main=False) for locator in locators
    )
    return replace(figure, statements=(*figure.statements, *further))


def with_derivation(figure: Figure, computed: str, result: str) -> Figure:
    further = Derivation("sum", ("a.b.c.2019", "a.b.c.2020"), Decimal(result))
    return replace(figure, computed=Decimal(computed), derivations=(*figure.derivations, further))


ALTERATIONS: tuple[Callable[[Figure], Figure | None], ...] = (
    lambda _: None,
    lambda figure: replace(figure, subject="a-new-subject"),
    lambda figure: with_main(figure, value=Decimal("12.50")),
    lambda figure: with_main(figure, value=None, obs_status="M"),
    lambda figure: with_main(figure, locator="para. 1", note={"en": "Counted."}, high=Decimal(9)),
    lambda figure: with_statements(figure, "para. 8", "para. 8"),
    lambda figure: with_derivation(figure, "3", "3"),
    lambda figure: with_derivation(figure, "3", "4"),
    lambda figure: replace(figure, statements=(), computed=Decimal(5)),
    lambda figure: replace(figure, statements=(), computed=None, derivations=()),
    lambda figure: replace(figure, derivations=(), unit="usd-million"),
    lambda figure: replace(figure, statements=figure.statements[:1], rows=("x",)),
)  # fmt: skip
"""Each makes another figure of a figure, or none."""


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(golden_changes(), "utf-8")
