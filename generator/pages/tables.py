"""Tables on pages, most of them with a figure in each cell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.charts.chart import Chart
from generator.charts.mentions import mention
from generator.models import Figure
from generator.pages.cells import Cell, figures_in
from generator.pages.local import LocalPackage, grouped


@dataclass(frozen=True)
class Table:
    """A table: the heads of its columns, and the cells of each row."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[tuple[str, str]] = ()
    """Names of figures, and a note about them."""

    @property
    def figures(self) -> list[Figure]:
        """The figures that are cells, or are among the values of a cell."""
        return [figure for row in self.rows for cell in row for figure in figures_in(cell)]

    @property
    def has_stated(self) -> bool:
        """True if a document states one of the figures."""
        return any(figure.main for figure in self.figures)

    @property
    def has_computed(self) -> bool:
        """True if no document states one of the figures: it is our calculation."""
        return any(not figure.main for figure in self.figures)


def used_columns(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table without the columns that are empty in all rows."""
    used = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    return Table([heads[place] for place in used], [[row[place] for place in used] for row in rows])


@dataclass(frozen=True)
class SubjectTable:
    """The figures about one subject."""

    key: str
    """The key of the subject, as the id of its heading has it."""
    name: str
    table: Table
    chart: Chart | None = None


def latest_first(local: LocalPackage, figures: Sequence[Figure]) -> list[str]:
    """The periods of some figures, from the latest back."""
    return sorted({figure.period for figure in figures}, key=local.period_order, reverse=True)


def leading_period(local: LocalPackage, figures: Sequence[Figure]) -> str:
    """The latest period with more than half as many figures as the fullest; empty without figures.

    So a single figure of a later period does not replace all those of the period before.
    """
    counts = Counter(figure.period for figure in figures)
    full = [period for period in counts if 2 * counts[period] > max(counts.values())]
    return max(full, key=local.period_order, default="")


def as_long_as(local: LocalPackage, period: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of periods of one length, so that a year does not stand between quarters."""
    months = local.months(period)
    return [figure for figure in figures if local.months(figure.period) == months]


def measures_by_period(local: LocalPackage, figures: Sequence[Figure]) -> Table:
    """The figures of one subject with their notes: a measure per row, a period per column.

    The latest period comes first.
    """
    periods = latest_first(local, figures)
    by_cell = {(figure.measure, figure.period): figure for figure in figures}
    present = {figure.measure for figure in figures}
    measures = [measure for measure in local.by_key.measures if measure in present]
    rows = [[by_cell.get((measure, period)) for period in periods] for measure in measures]
    return Table(
        (local.language.text("Measure"), *(local.title("periods", period) for period in periods)),
        [
            (local.title("measures", measure), *row)
            for measure, row in zip(measures, rows, strict=True)
        ],
        list(notes_on(local, [figure for row in rows for figure in row if figure])),
    )


def notes_on(local: LocalPackage, figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """Each note of the main statements once, with the names of the figures it is about."""
    several = len({figure.period for figure in figures}) > 1
    about = grouped(
        figures,
        lambda figure: local.language.localised(figure.main.note) if figure.main else "",
    )
    for note, noted in about.items():
        names = [
            local.language.chained(
                [
                    local.title("measures", figure.measure),
                    *([local.title("periods", figure.period)] if several else []),
                ]
            )
            for figure in noted
        ]
        if note:
            yield local.language.clauses(names), note


def values_by_period(local: LocalPackage, figures: Sequence[Figure]) -> str:
    """Values with their periods as an enumeration in a message: “28% in 2019 and 23% in 2018”."""
    parts = [
        local.language.text(
            "%(value)s in %(period)s",
            value=mention(local.register, figure, local.language),
            period=local.title("periods", figure.period),
        )
        for figure in figures
    ]
    return local.language.listed(parts)
