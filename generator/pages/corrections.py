"""Corrections in words: what a release printed, what it was changed to, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.language import Language, gettext_noop
from generator.language.names import figure_name, value_text
from generator.models import Correction, Figure, Register
from generator.pages.changes import VALUES, change_text, shared_name, with_names_of
from generator.rows.texts import localised

KIND_TEXTS = {
    "correction": gettext_noop("Correction"),
    "scheduled-revision": gettext_noop("Scheduled revision"),
    "unscheduled-revision": gettext_noop("Unscheduled revision"),
    "renamed": gettext_noop("New name"),
    "withdrawal": gettext_noop("Withdrawal"),
}
"""The names of kinds of corrections."""
MOST_OF_TEXTS = 3
"""The most corrections of texts on the page of a figure. The page of corrections has all."""


@dataclass(frozen=True)
class Notice:
    """A correction as pages show it."""

    figure: Figure | None
    """None if a text has changed that many figures share."""
    subject: str
    kind: str
    date: str
    change: str
    reason: str
    reported_by: str | None


@dataclass(frozen=True)
class Group:
    """The corrections of one day that have one reason."""

    row: int
    """The first row of them in the file of corrections, which never moves."""
    date: str
    kind: str
    reason: str
    reported_by: str | None
    changes: Sequence[tuple[str, Sequence[Notice]]]
    """Each change in words, with the notices of all that changed in this way."""


@dataclass(frozen=True)
class FigureHistory:
    """The history of a figure. Empty if there is no release."""

    notices: tuple[Notice, ...] = ()
    further: bool = False
    """True if there are more corrections of texts than `notices` has."""
    values: tuple[tuple[str, str], ...] = ()
    """Each release and the value that it printed, from the first to the last."""
    unreleased: bool = False
    """True if no release has the figure yet."""


def figure_history(register: Register, figure: Figure, language: Language) -> FigureHistory:
    """The corrections of a figure, then those of texts about it, and its value in every release.

    The newest corrections are first.
    """
    history = register.history
    if not history.releases:
        return FigureHistory()
    concerning = in_language(history.concerning(figure), language)
    own = [one for one in concerning if one.figure == figure.id]
    texts = [one for one in concerning if one.figure != figure.id]
    notices = [notice(register, one, language) for one in (*own, *texts[:MOST_OF_TEXTS])]
    values = [
        (
            release.version,
            value_text(with_names_of(register, release), release.figures[figure.id], language),
        )
        for release in history.releases
        if figure.id in release.figures
    ]
    further, unreleased = len(texts) > MOST_OF_TEXTS, figure.first_release is None
    return FigureHistory(tuple(notices), further, tuple(values), unreleased)


def correction_groups(register: Register, language: Language) -> list[Group]:
    """All corrections that concern readers of a language, by day and reason, the newest first.

    On one day, those of numbers come before those of words.
    """
    shown = in_language(register.history.corrections, language)
    words = [one for one in shown if one.field not in VALUES[:2]]
    ordered = [*(one for one in shown if one not in words), *words]
    ordered.sort(key=lambda one: one.date, reverse=True)
    groups: dict[tuple[str, str, str, str | None], dict[str, list[Notice]]] = {}
    rows: dict[tuple[str, str, str, str | None], list[int]] = {}
    for correction in ordered:
        one = notice(register, correction, language)
        key = (one.date, one.kind, one.reason, one.reported_by)
        groups.setdefault(key, {}).setdefault(one.change, []).append(one)
        rows.setdefault(key, []).append(correction.row)
    return [Group(min(rows[key]), *key, list(changes.items())) for key, changes in groups.items()]


def in_language(corrections: Sequence[Correction], language: Language) -> list[Correction]:
    """The corrections without those of texts in other languages.

    Where the text in the language itself did not change, that of the English text stays.
    """
    fields = {(one.figure, one.release, one.field) for one in corrections}

    def is_read(correction: Correction) -> bool:
        stem = localised(correction.field)
        if stem is None or correction.field == f"{stem}_{language.code}":
            return True
        own = (correction.figure, correction.release, f"{stem}_{language.code}")
        return correction.field == f"{stem}_en" and own not in fields

    return [one for one in corrections if is_read(one)]


def notice(register: Register, correction: Correction, language: Language) -> Notice:
    """A correction as pages show it."""
    figure = register.figures.get(correction.figure) or register.history.withdrawn.get(
        correction.figure
    )
    return Notice(
        figure=figure,
        subject=name_in_last_release(register, figure, language)
        if figure
        else shared_name(register, correction, language),
        kind=language.text(KIND_TEXTS[correction.kind]),
        date=language.date(correction.date.isoformat()),
        change=change_text(register, correction, figure, language),
        reason=language.localised(correction.reason),
        reported_by=correction.reported_by,
    )


def name_in_last_release(register: Register, figure: Figure, language: Language) -> str:
    """The name of a figure. A withdrawn figure has the name that its last release printed."""
    for release in register.history.releases:
        if release.version == figure.withdrawn:
            return figure_name(with_names_of(register, release), figure, language)
    return figure_name(register, figure, language)
