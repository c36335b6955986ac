"""Freeze, compare, explain: what a release printed stays, or a correction says why it changed.

A release freezes the register into `data/releases/<version>/` and seals it. From then on each fact
that it printed is compared with today's: values, units, sources and locators, computed values, the
texts of measures, subjects and periods, and the rows of all other tables. A change or removal needs
a line in `data/corrections.csv`; an addition needs none, and neither does a computed value if a
figure that goes into it is corrected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.errors import DataError, InvalidRelease, Place, shown
from generator.history.corrections import corrections_of_no_release, read_corrections, rewritten
from generator.history.explained import unexplained
from generator.history.frozen import FOLDER, RESTORE, VERSION, edits, read_releases, version_order
from generator.history.state import changes
from generator.history.today import snapshot
from generator.models import Figure, FrozenRelease, History, Register, Release


def with_history(register: Register) -> Register:
    """The register with its releases and corrections, and with the first release of each figure.

    Raises `InvalidRelease` if a frozen register was edited, something released has changed without
    a correction, or a correction explains nothing.
    """
    files, figures = register.release.files, register.figures
    releases, broken = read_releases(files)
    corrections, problems = read_corrections(files)
    if broken:
        raise InvalidRelease([*broken, *edits(register, releases, corrections)])
    problems = problems or list(unlisted_releases(register.release, releases))
    problems = problems or [
        *rewritten(files, releases),
        *contradictions(register.release, releases),
    ]
    problems = problems or [
        *corrections_of_no_release(releases, corrections),
        *unexplained(register, releases, corrections),
    ]
    if problems:
        raise InvalidRelease(problems)
    first, last = first_releases(releases), last_seen(releases)
    return replace(
        register,
        figures={
            name: replace(one, first_release=first.get(name)) for name, one in figures.items()
        },
        history=History(
            releases=tuple(releases),
            corrections=tuple(corrections),
            withdrawn={name: one for name, one in last.items() if name not in figures},
            later_changes=any(differs(register, one) for one in releases[-1:]),
        ),
    )


def differs(register: Register, last: FrozenRelease) -> bool:
    """True if today's register is not the last release: it has another version, or has changed."""
    return register.release.version != last.version or bool(changes(last, snapshot(register)))


def unlisted_releases(release: Release, frozen: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """Releases that the catalogue names and whose folder is gone, and folders without a name there.

    The catalogue names each release with the hash of its seal, so that none can vanish unseen.
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
            seals = f"sealed with {sealed[version]}, and {listed[version]} is named"
            yield DataError(place, f"release {version} is {seals}", RESTORE)


def contradictions(release: Release, frozen: Sequence[FrozenRelease]) -> Iterator[DataError]:
    """A catalogue whose version or date does not go with its releases."""
    created = Place("datapackage.json", field="created")
    for one in frozen:
        if release.version == one.version and release.created != one.created:
            problem = f"{release.created} is not {one.created}, the date of release {one.version}"
            fix = f"write {one.created}, or give what comes next a version of its own"
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
    """The first release that printed each figure."""
    return {name: release.version for release in reversed(releases) for name in release.figures}


def last_seen(releases: Sequence[FrozenRelease]) -> dict[str, Figure]:
    """Every figure that was released, as its page shows it if it is withdrawn: without statements."""
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
