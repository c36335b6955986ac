"""Freezes releases, compares them with the data of today, and checks corrections.

A release freezes the register into `data/releases/<version>/` and seals it with a hash. After that,
each published fact of a release is compared with the next state: values, units, sources and
locators, computed values, the texts of measures, subjects and periods, and the rows of all other
tables. Each change or removal needs a row in `data/corrections.csv`. An addition needs no row. A
computed value needs no row if one of its operands is corrected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.errors import DataError, InvalidRelease, Place, shown
from generator.history.corrections import (
    corrections_of_no_release,
    read_corrections,
    rewritten_corrections,
)
from generator.history.explained import unexplained_changes
from generator.history.frozen import (
    FOLDER,
    RESTORE,
    VERSION,
    edited_facts,
    read_releases,
    version_order,
)
from generator.history.state import changes
from generator.history.today import snapshot
from generator.models import Figure, FrozenRelease, History, Register, Release


def with_history(register: Register) -> Register:
    """The register with its releases and corrections, and with the first release of each figure.

    Raises `InvalidRelease` if a frozen release was edited, if a released fact has changed without a
    correction, or if a correction belongs to no change.
    """
    files, figures = register.release.files, register.figures
    releases, broken = read_releases(files)
    corrections, problems = read_corrections(files)
    if broken:
        raise InvalidRelease([*broken, *edited_facts(register, releases, corrections)])
    problems = problems or list(unlisted_releases(register.release, releases))
    problems = problems or [
        *rewritten_corrections(files, releases),
        *contradictions(register.release, releases),
    ]
    problems = problems or [
        *corrections_of_no_release(releases, corrections),
        *unexplained_changes(register, releases, corrections),
    ]
    if problems:
        raise InvalidRelease(problems)
    first, released = first_releases(releases), released_figures(releases)
    return replace(
        register,
        figures={
            identity: replace(figure, first_release=first.get(identity))
            for identity, figure in figures.items()
        },
        history=History(
            releases=tuple(releases),
            corrections=tuple(corrections),
            withdrawn={
                identity: figure for identity, figure in released.items() if identity not in figures
            },
            later_changes=any(has_later_changes(register, last) for last in releases[-1:]),
        ),
    )


def has_later_changes(register: Register, last: FrozenRelease) -> bool:
    """True if today's register has another version than the last release, or other facts."""
    return register.release.version != last.version or bool(changes(last, snapshot(register)))


def unlisted_releases(release: Release, frozen: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Releases that the catalogue lists without a folder, or with another hash, or does not list.

    The catalogue lists each release with the hash of its seal. So a deleted or replaced folder is
    noticed.
    """
    place = Place("datapackage.json", field="releases")
    listed = {entry["version"]: entry["hash"] for entry in release.descriptor.get("releases", [])}
    sealed = {frozen_release.version: frozen_release.hash for frozen_release in frozen}
    for version in sorted(listed.keys() | sealed.keys(), key=version_order):
        if version not in sealed:
            fix = f"restore the folder {FOLDER}/{version} as it was committed"
            yield DataError(place, f"release {version} is named and not there", fix)
        elif version not in listed:
            fix = f'add {{"version": "{version}", "hash": "{sealed[version]}"}}'
            yield DataError(place, f"release {version} is there and not named", fix)
        elif listed[version] != sealed[version]:
            seals = f"sealed with {sealed[version]}, and {listed[version]} is named"
            yield DataError(place, f"release {version} is {seals}", RESTORE)


def contradictions(release: Release, frozen: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """A version or date of the catalogue that contradicts the frozen releases.

    A later state needs a later version and date. A state with a frozen version needs the date of
    that release.
    """
    created = Place("datapackage.json", field="created")
    for same in (same for same in frozen if same.version == release.version):
        if release.created != same.created:
            problem = f"{release.created} is not {same.created}, the date of release {same.version}"
            fix = f"write {same.created}, or give what comes next a version of its own"
            yield DataError(created, problem, fix)
    for last in frozen[-1:]:
        version = Place("datapackage.json", field="version")
        if not VERSION.fullmatch(release.version):
            problem = f"{shown(release.version)} is no version"
            yield DataError(version, problem, "write numbers and dots, like 2026.1")
        elif version_order(release.version) < version_order(last.version):
            problem = f"{release.version} does not follow release {last.version}"
            yield DataError(version, problem, "write a later one")
        elif release.created < last.created and release.version != last.version:
            dated = f"{last.created}, the date of release {last.version}"
            problem = f"{release.created} comes before {dated}"
            yield DataError(created, problem, "write the date of the next release")


def first_releases(releases: Sequence[FrozenRelease]) -> dict[str, str]:
    """The version of the first release that has each figure, by the id of the figure."""
    return {name: release.version for release in reversed(releases) for name in release.figures}


def released_figures(releases: Sequence[FrozenRelease]) -> dict[str, Figure]:
    """Every figure that was ever released, in the form that the page of a withdrawn figure needs.

    Figures have no statements and no values here; `withdrawn` is the last release with the figure.
    """
    first = first_releases(releases)
    last = {name: release for release in releases for name in release.figures}
    return {
        name: replace(
            release.figures[name],
            statements=(),
            computed=None,
            derivations=(),
            rows=(),
            first_release=first[name],
            withdrawn=release.version,
        )
        for name, release in sorted(last.items())
    }
