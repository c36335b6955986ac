"""Builds the register: brings stated and counted numbers together as figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.ids import Operand, local_id
from generator.kinds.cells import StatedCell, stated_cells
from generator.kinds.derivations import concrete_derivations
from generator.models import Derivation, Figure, Package, Register, Release, Statement
from generator.rows.common import SourceRow
from generator.views import view_counts


def build_register(release: Release) -> Register:
    """The register with all figures of a release, in the order of ids.

    Derivations are in it without their results; `findings.compared` computes them.
    """
    figures = {
        figure.id: figure
        for package in release.packages.values()
        for figure in package_figures(package, release.created)
    }
    rows = {name: package.by_key for name, package in release.packages.items()}
    return Register(release, dict(sorted(figures.items())), rows)


def package_figures(package: Package, today: date) -> Iterator[Figure]:
    """The figures of one package: those stated, those counted by views, and those derived."""
    figures = stated_figures(package)
    for count in view_counts(package, today):
        key = (count.subject, count.measure, count.period)
        figure = figures.get(local_id(*key)) or blank_figure(package, *key)
        rows = tuple(Operand(identity).within(package.name) for identity in count.rows)
        figures[local_id(*key)] = replace(figure, computed=Decimal(count.value), rows=rows)
    for declared in concrete_derivations(package.kind, package.tables, set(figures)):
        derivation = Derivation(
            declared.rule, tuple(operand.within(package.name) for operand in declared.operands)
        )
        key = (declared.subject, declared.measure, declared.period)
        figure = figures.get(declared.figure) or blank_figure(package, *key)
        figures[declared.figure] = replace(figure, derivations=(*figure.derivations, derivation))
    yield from figures.values()


def statement_order(statement: Statement) -> tuple[bool, str, str, str]:
    """A sort key: the main statement first, then by source and locator, then by all fields."""
    return not statement.main, statement.source, statement.locator, repr(statement)


def stated_figures(package: Package) -> dict[str, Figure]:
    """All figures that a table of the package states, by their ids without the package."""
    groups: dict[tuple[str, str, str], list[StatedCell]] = {}
    for cell in stated_cells(package.kind, package.tables):
        groups.setdefault((cell.subject, cell.measure, cell.period), []).append(cell)
    sources = package.by_key.sources
    figures = {}
    for key, cells in groups.items():
        main = main_cell(cells, sources)
        statements = [
            statement_of(cell, sources[cell.source].language, main=cell is main) for cell in cells
        ]
        ordered = sorted(statements, key=statement_order)
        blank = blank_figure(package, *key)
        figures[local_id(*key)] = replace(
            blank, unit=cells[0].unit or blank.unit, statements=tuple(ordered)
        )
    return figures


def main_cell(cells: Sequence[StatedCell], sources: Mapping[str, SourceRow]) -> StatedCell:
    """The cell of a figure whose value is published: that with `main`.

    Tables of the kind have no column `main`. Of several of their cells, that of the source that was
    published last is taken; of several in one source, the first by locator.
    """
    first = sorted(cells, key=lambda cell: (cell.source, cell.locator))
    return max(first, key=lambda cell: (bool(cell.main), sources[cell.source].published or ""))


def statement_of(cell: StatedCell, language: str, *, main: bool) -> Statement:
    """A stated cell as a statement. `language` is that of the edition of its source."""
    return Statement(
        value=cell.value,
        source=cell.source,
        locator=cell.locator,
        language=language,
        obs_status=cell.obs_status,
        qualifier=cell.qualifier,
        high=cell.high,
        reading=cell.reading,
        origin=cell.origin,
        main=main,
        note=cell.note,
        speaker=cell.speaker,
        place=cell.place,
    )


def blank_figure(package: Package, subject: str, measure: str, period: str) -> Figure:
    """A figure without a value, with the unit and the base of its measure."""
    row = package.by_key.measures[measure]
    return Figure(
        package.name,
        subject,
        measure,
        period,
        unit=row.unit,
        base=row.base,
        rounded_to=row.rounded_to,
    )
