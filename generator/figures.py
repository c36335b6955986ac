"""Statements, codes and views → the register of figures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.ids import Operand, local_id
from generator.kinds import texts
from generator.kinds.cells import stated_cells
from generator.kinds.derivations import concrete_derivations
from generator.kinds.rows import Row, keyed_rows, records
from generator.models import Derivation, Figure, Package, Register, Release, Statement
from generator.views import summary

Key = tuple[str, str, str]
"""Subject, measure and period of a figure."""


def build_register(release: Release) -> Register:
    """Every figure of a release, by id and in the order of ids; derivations are declared, not yet computed."""
    figures = {figure.id: figure for package in release.packages.values() for figure in package_figures(package)}
    rows = {package.name: keyed_rows(package.kind, package.tables) for package in release.packages.values()}
    return Register(release, dict(sorted(figures.items())), rows)


def package_figures(package: Package) -> Iterator[Figure]:
    """The figures of one package: stated, computed by views, and derived from both."""
    measures = keyed_rows(package.kind, package.tables)["measures"]
    figures = stated_figures(package, measures)
    for row in summary(package).to_dict("records"):
        key = (row["subject"], row["measure"], row["period"])
        figure = figures.get(local_id(*key)) or blank_figure(package, measures, key)
        rows = tuple(Operand(identity).within(package.name) for identity in row["rows"])
        figures[local_id(*key)] = replace(figure, computed=Decimal(row["value"]), rows=rows)
    for declared in concrete_derivations(package.kind, package.tables, set(figures)):
        derivation = Derivation(declared.rule, tuple(operand.within(package.name) for operand in declared.operands))
        key = (declared.subject, declared.measure, declared.period)
        figure = figures.get(declared.figure) or blank_figure(package, measures, key)
        figures[declared.figure] = replace(figure, derivations=(*figure.derivations, derivation))
    yield from figures.values()


def statement_order(statement: Statement) -> tuple[bool, str, str, str]:
    """The main statement first, then by place; what stands in one place by all that it says."""
    return not statement.main, statement.source, statement.locator, repr(statement)


def stated_figures(package: Package, measures: Mapping[str, Row]) -> dict[str, Figure]:
    """Every figure that a table of the package states, by id without the package."""
    groups: dict[Key, list[Row]] = {}
    for cell in records({"cells": stated_cells(package.kind, package.tables)}, "cells"):
        groups.setdefault((cell["subject"], cell["measure"], cell["period"]), []).append(cell)
    languages = {row["source"]: row["language"] for row in records(package.tables, "sources")}
    figures = {}
    for key, cells in groups.items():
        statements = [
            statement(cell, languages[cell["source"]], main=len(cells) == 1 or bool(cell["main"])) for cell in cells
        ]
        ordered = sorted(statements, key=statement_order)
        blank = blank_figure(package, measures, key)
        figures[local_id(*key)] = replace(blank, unit=cells[0]["unit"] or blank.unit, statements=tuple(ordered))
    return figures


def statement(cell: Row, language: str, *, main: bool) -> Statement:
    return Statement(
        value=cell["value"],
        source=cell["source"],
        locator=cell["locator"],
        language=language,
        obs_status=cell["obs_status"],
        qualifier=cell["qualifier"],
        high=cell["high"],
        reading=cell["reading"],
        origin=cell["origin"],
        main=main,
        note=texts(cell, "note"),
    )


def blank_figure(package: Package, measures: Mapping[str, Row], key: Key) -> Figure:
    """A figure of which only the measure is known: its unit and the base of its shares."""
    subject, measure, period = key
    row = measures[measure]
    return Figure(package.name, subject, measure, period, unit=row["unit"], base=texts(row, "base"))
