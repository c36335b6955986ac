"""Tables of figures: a name per row, a figure per cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.charts.mentions import mention
from generator.models import Figure
from generator.pages.scope import Scope


@dataclass(frozen=True)
class FigureRow:
    """One row: its name, its figures, and the page about it if there is one."""

    name: str
    cells: tuple[Figure | None, ...]
    path: str | None = None


@dataclass(frozen=True)
class FigureTable:
    """A table. `head` is the heading of the names, `columns` those of the figures."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    notes: tuple[tuple[str, str], ...] = ()
    """Names of figures, and a note about them."""


def latest_first(scope: Scope, figures: Sequence[Figure]) -> list[str]:
    """The periods of some figures, from the latest back."""
    return sorted({figure.period for figure in figures}, key=scope.period_order, reverse=True)


def measures_by_period(scope: Scope, figures: Sequence[Figure]) -> FigureTable:
    """The figures of one subject with their notes: a measure per row, a period per column.

    The latest period comes first.
    """
    periods = latest_first(scope, figures)
    by_column = {(figure.measure, figure.period): figure for figure in figures}
    order = list(scope.by_key.measures)
    measures = sorted({figure.measure for figure in figures}, key=order.index)
    rows = [
        FigureRow(
            scope.title("measures", measure),
            tuple(by_column.get((measure, period)) for period in periods),
        )
        for measure in measures
    ]
    cells = [figure for row in rows for figure in row.cells if figure]
    return FigureTable(
        scope.language.text("Measure"),
        tuple(scope.title("periods", period) for period in periods),
        tuple(rows),
        tuple(notes_on(scope, cells)),
    )


def notes_on(scope: Scope, figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """Each note of the main statements once, with the names of the figures it is about."""
    about: dict[str, list[str]] = {}
    several = len({figure.period for figure in figures}) > 1
    for figure in figures:
        note = scope.language.localised(figure.main.note) if figure.main else ""
        period = [scope.title("periods", figure.period)] if several else []
        if note:
            about.setdefault(note, []).append(
                scope.language.chained([scope.title("measures", figure.measure), *period])
            )
    for note, names in about.items():
        yield scope.language.clauses(names), note


def values_by_period(scope: Scope, figures: Sequence[Figure]) -> str:
    """Values with their periods as an enumeration in a message: “28% in 2019 and 23% in 2018”."""
    parts = [
        scope.language.text(
            "%(value)s in %(period)s",
            value=mention(scope.register, figure, scope.language),
            period=scope.title("periods", figure.period),
        )
        for figure in figures
    ]
    return scope.language.listed(parts)
