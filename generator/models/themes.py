"""The figures that a theme of the catalogue names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.ids import EVERY, FigureId
from generator.models import Figure, Register


def theme_figures(register: Register, theme: Mapping[str, Any]) -> Sequence[Figure]:
    """The figures of a theme, each once, in the order of the theme."""
    return list(
        {
            figure.id: figure
            for written in theme["figures"]
            for figure in figures_like(register, FigureId(written))
        }.values()
    )


def figures_like(register: Register, written: FigureId) -> Iterator[Figure]:
    """The figures that an id with or without `*` stands for. Each part without `*` is exact."""
    parts = written.split(".")
    package, subject = parts[:2]
    if EVERY not in (package, subject):
        figures = register.by_subject.get((package, subject), ())
    elif package != EVERY:
        figures = register.by_package.get(package, ())
    else:
        figures = tuple(register.figures.values())
    for figure in figures:
        pairs = zip(parts, figure.id.split("."), strict=True)
        if all(mine in (EVERY, theirs) for mine, theirs in pairs):
            yield figure
