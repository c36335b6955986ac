"""Freeze, compare, explain: what a release printed stands for good, or a correction says why not.

A release freezes the register into `data/releases/<version>/` and seals it. From then on each thing that it printed
is held against the data of today: values, hedges, units, statuses, sources and locators, computed values, operands,
the texts of measures, subjects and periods, and what all other tables say: members of lists, promises, directions.
What was only added needs no word; all else needs a line of `data/corrections.csv`. What is computed from something
corrected follows from it, and needs none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.errors import DataError, InvalidRelease, Place, shown
from generator.history.corrections import further_columns, read_corrections, rewritten
from generator.history.explained import edits, unexplained
from generator.history.fields import changes, snapshot
from generator.history.frozen import FOLDER, RESTORE, VERSION, read_releases, version_order
from generator.models import Figure, FrozenRelease, History, Register, Release


def with_history(register: Register) -> Register:
    """The register with its releases and corrections, and with the first release of each figure.

    Raises `InvalidRelease` where a frozen register was edited, something released has changed unexplained, or a
    correction explains nothing.
    """
    files = register.release.files
    releases, broken = read_releases(files)
    corrections, problems = read_corrections(files)
    if broken:
        raise InvalidRelease([*broken, *edits(register, releases, corrections)])
    problems = problems or list(unlisted_releases(register.release, releases))
    problems = problems or [*rewritten(files, releases), *contradictions(register.release, releases)]
    if problems or (problems := list(unexplained(register, releases, corrections, further_columns(files)))):
        raise InvalidRelease(problems)
    first = first_releases(releases)
    figures = {
        identity: replace(figure, first_release=first.get(identity)) for identity, figure in register.figures.items()
    }
    history = History(
        releases=tuple(releases),
        corrections=tuple(corrections),
        withdrawn={identity: figure for identity, figure in last_seen(releases).items() if identity not in figures},
        later_changes=any(changes(release, snapshot(register)) for release in releases[-1:]),
    )
    return replace(register, figures=figures, history=history)


def unlisted_releases(release: Release, frozen: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Releases that the catalogue names and whose folder is gone, and folders that it does not name.

    The catalogue names each release with the hash of its seal, so that none can vanish without a word.
    """
    place = Place("datapackage.json", field="releases")
    listed = {one["version"]: one["hash"] for one in release.descriptor.get("releases", [])}
    sealed = {one.version: one.hash for one in frozen}
    for version in sorted(listed.keys() | sealed.keys(), key=version_order):
        if version not in sealed:
            fix = f"restore the folder {FOLDER}/{version} as it was committed"
            yield DataError(place, f"release {version} is named and not there", fix)
        elif version not in listed:
            fix = f'add {{"version": "{version}", "hash": "{sealed[version]}"}}'
            yield DataError(place, f"release {version} is there and not named", fix)
        elif listed[version] != sealed[version]:
            problem = f"release {version} is sealed with {sealed[version]}, and {listed[version]} is named"
            yield DataError(place, problem, RESTORE)


def contradictions(release: Release, releases: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """A catalogue that names a release and dates it otherwise, or that goes back behind the last one."""
    for last in releases[-1:]:
        if release.version == last.version and release.created != last.created:
            place = Place("datapackage.json", field="created")
            yield DataError(place, f"release {last.version} is dated {last.created}", "restore that date")
        place = Place("datapackage.json", field="version")
        if not VERSION.fullmatch(release.version):
            problem = f"{shown(release.version)} is no version"
            yield DataError(place, problem, "write numbers and dots, like 2026.1")
        elif version_order(release.version) < version_order(last.version):
            yield DataError(place, f"{release.version} does not follow release {last.version}", "write a later one")


def first_releases(releases: Sequence[FrozenRelease]) -> dict[str, str]:
    """The first release that printed each figure."""
    first: dict[str, str] = {}
    for release in releases:
        for identity in release.figures:
            first.setdefault(identity, release.version)
    return first


def last_seen(releases: Sequence[FrozenRelease]) -> dict[str, Figure]:
    """Every figure that was released, as it would stand if it were withdrawn: without anything that states it."""
    first = first_releases(releases)
    last = {identity: (release, figure) for release in releases for identity, figure in release.figures.items()}
    return {
        identity: Figure(
            figure.package,
            figure.subject,
            figure.measure,
            figure.period,
            unit=figure.unit,
            base=figure.base,
            first_release=first[identity],
            withdrawn=release.version,
        )
        for identity, (release, figure) in sorted(last.items())
    }
