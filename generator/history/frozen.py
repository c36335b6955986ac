"""Frozen releases: `data/releases/<version>/`, each sealed with a hash that includes the one
before.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.dates import partial_date
from generator.errors import DataError, InvalidRelease, Place, SchemaError, is_visible, shown
from generator.files import Files, sha256
from generator.history.objects import decoded, encoded, frozen_object, thawed_figure
from generator.history.state import TITLED, changes
from generator.history.today import snapshot
from generator.models import VERDICTS, Correction, FrozenRelease, Register

FOLDER = "data/releases"
FIGURES, FINDINGS, NAMES = "figures.json", "findings.json", "names.json"
SEAL = "release.json"
"""Version, date, format, the hash of the release before, the hash of each file, and that of it all.
"""
FILES = (SEAL, FIGURES, FINDINGS, NAMES, "downloads.csv", "corrections.csv")
"""The files of a release. Nothing else in its folder is read or published."""
VERSION = re.compile(r"[1-9][0-9]{0,8}(\.(0|[1-9][0-9]{0,8})){0,3}")
"""Numbers and dots, each number spelled in one way."""
RESTORE = "a frozen register is never edited; restore the folder as it was committed"


def freeze(register: Register, root: Path, beside: Mapping[str, bytes]) -> tuple[Path, str]:
    """Writes the register as the release of its catalogue into the project in `root`, all or
    nothing.

    `beside` are further files to be sealed. Returns the folder and the hash of the seal.
    Raises `InvalidRelease` if the version was frozen before, or does not follow the last one.
    """
    problems = version_problems(register)
    if problems:
        raise InvalidRelease(problems)
    state, last = snapshot(register), register.history.releases[-1:]
    files = {**frozen_files(state), **beside}
    seal: dict[str, Any] = {
        "version": state.version,
        "created": state.created.isoformat(),
        "format": state.format,
        "previous": {"version": last[0].version, "hash": last[0].hash} if last else None,
        "files": {name: sha256(content) for name, content in sorted(files.items())},
    }
    digest = seal_hash(seal)
    files[SEAL] = (json.dumps({**seal, "hash": digest}, indent=2) + "\n").encode()
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{state.version}-", dir=folder))
    try:
        for name, content in files.items():
            (staged / name).write_bytes(content)
        staged.chmod(0o755)
        return staged.rename(folder / state.version), digest
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def version_problems(register: Register) -> list[DataError]:
    """Why the version of the catalogue cannot be released, besides what `check` says."""
    release, place = register.release, Place("datapackage.json", field="version")
    if not VERSION.fullmatch(release.version):
        problem = f"{shown(release.version)} is no version"
        return [SchemaError(place, problem, "write numbers and dots, like 2026.1")]
    if any(path.startswith(f"{FOLDER}/{release.version}/") for path in release.files):
        fix = "a release is frozen once; give the next one its own version"
        return [DataError(place, f"release {release.version} is frozen already", fix)]
    return []


def version_order(version: str) -> tuple[int, ...]:
    """Versions are ordered number by number: 2026.2 stands before 2026.10."""
    return tuple(int(number) for number in version.split("."))


def frozen_files(state: FrozenRelease) -> dict[str, bytes]:
    """A state as files: one figure, one finding, one row of texts a line, in the order of keys."""
    names = [
        {"package": package, "table": table, "key": key, **texts}
        for package, tables in sorted(state.names.items())
        for table, rows in sorted(tables.items())
        for key, texts in sorted(rows.items())
    ]
    findings = [{"id": name, **finding} for name, finding in sorted(state.findings.items())]
    figures = [frozen_object(figure) for _, figure in sorted(state.figures.items())]
    return {FIGURES: encoded(figures), FINDINGS: encoded(findings), NAMES: encoded(names)}


def thawed(seal: Mapping[str, Any], files: Mapping[str, bytes]) -> FrozenRelease:
    """The release that these files hold. Raises KeyError, TypeError or ValueError if they hold
    none.

    Releases of format 1 do not name their format.
    """
    if seal.get("format", 1) not in (1, 2):
        raise ValueError("a later program froze it")
    names: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for row in decoded(files[NAMES]):
        if not all(isinstance(text, str) and is_visible(text) for text in row.values()):
            raise ValueError("a name is not a text")
        package, table, key = row.pop("package"), row.pop("table"), row.pop("key")
        tables = names.setdefault(package, {one: {} for one in TITLED})
        tables.setdefault(table, {})[key] = row
    findings = decoded(files[FINDINGS])
    for finding in findings:
        check_finding(finding)
    return FrozenRelease(
        version=seal["version"],
        created=partial_date(seal["created"]).first,
        hash=seal["hash"],
        figures={one["id"]: thawed_figure(one) for one in decoded(files[FIGURES])},
        names=names,
        findings={one.pop("id"): one for one in findings},
        format=seal.get("format", 1),
    )


def check_finding(frozen: Mapping[str, Any]) -> None:
    """Raises KeyError or ValueError for a frozen finding that the program cannot have written."""
    texts = [frozen[field] for field in ("id", "figure", "rule", "verdict")]
    visible = all(isinstance(text, str) and is_visible(text) for text in texts)
    if not visible or frozen["verdict"] not in VERDICTS:
        raise ValueError(f"{frozen['id']} is not a finding")


def read_releases(files: Files) -> tuple[list[FrozenRelease], list[DataError]]:
    """Every frozen release that can be read, in the order of versions, and what breaks their seals."""
    folders: dict[str, dict[str, bytes]] = {}
    problems: list[DataError] = []
    for path, content in files.items():
        if not path.startswith(f"{FOLDER}/"):
            continue
        version, _, name = path.removeprefix(f"{FOLDER}/").partition("/")
        if not VERSION.fullmatch(version):
            place, problem = Place(f"{FOLDER}/{version}"), "the name of the folder is no version"
            problems.append(SchemaError(place, problem, "delete it; releases freeze it"))
        elif name not in FILES:
            fix = f"take it out; a release has {', '.join(FILES)}"
            problems.append(SchemaError(Place(path), "the file is not one of a release", fix))
        else:
            folders.setdefault(version, {})[name] = content
    releases: list[FrozenRelease] = []
    for version in sorted(folders, key=version_order):
        try:
            seal = json.loads(folders[version][SEAL])
            release = thawed(seal, folders[version])
            before = releases[-1] if releases else None
            folder = f"{FOLDER}/{version}"
            problems += seal_problems(seal, folders[version], folder=folder, before=before)
            releases.append(release)
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
            place = Place(f"{FOLDER}/{version}")
            problems.append(SchemaError(place, "the frozen register cannot be read", RESTORE))
    return releases, problems


def seal_problems(
    seal: Mapping[str, Any],
    files: Mapping[str, bytes],
    *,
    folder: str,
    before: FrozenRelease | None,
) -> Iterator[DataError]:
    """Where a release is not what was sealed. `before` is the release before it."""
    for name in sorted((seal["files"].keys() | files.keys()) - {SEAL}):
        expected, actual = seal["files"].get(name), sha256(files[name]) if name in files else None
        if expected != actual:
            problem = f"the file was changed after the release: its SHA-256 is {actual}, sealed was {expected}"
            yield DataError(Place(f"{folder}/{name}"), problem, RESTORE)
            if name == FIGURES and actual:
                yield from inconsistent_figures(f"{folder}/{name}", files[name])
    place = Place(f"{folder}/{SEAL}")
    if seal["hash"] != seal_hash(seal):
        problem = "the seal was changed after the release"
        problem += f": its hash is {seal_hash(seal)}, it says {seal['hash']}"
        yield DataError(place, problem, RESTORE)
    previous = {"version": before.version, "hash": before.hash} if before else None
    if seal["previous"] != previous or folder != f"{FOLDER}/{seal['version']}":
        problem = (
            f"release {seal['version']} was sealed after {sealed_name(seal['previous'])},"
            f" which is not the release before it: {sealed_name(previous)}"
        )
        yield DataError(place, problem, RESTORE)


def sealed_name(previous: Mapping[str, Any] | None) -> str:
    """A release as a seal names it: its version, and its own seal."""
    return f"release {previous['version']} (seal {previous['hash']})" if previous else "no release"


def inconsistent_figures(file: str, content: bytes) -> Iterator[DataError]:
    """Figures whose line begins with another value than the statements in that line give."""
    for row, frozen in enumerate(decoded(content), start=2):
        again = frozen_object(thawed_figure(frozen))
        for field in again:
            if frozen[field] != again[field]:
                problem = f"{frozen['id']}: the frozen {field} reads {frozen[field]}, its own statements {again[field]}"
                yield DataError(Place(file, row, field), problem, RESTORE)


def seal_hash(seal: Mapping[str, Any]) -> str:
    """SHA-256 over version, date, format, the hash of the release before, and that of each file."""
    previous = seal["previous"]["hash"] if seal["previous"] else "none"
    lines = [f"release {seal['version']} {seal['created']}", f"previous {previous}"]
    lines += [f"format {seal['format']}"] if "format" in seal else []
    lines += [f"{digest}  {name}" for name, digest in sorted(seal["files"].items())]
    return sha256("".join(f"{line}\n" for line in lines).encode())


def edits(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Differences of a frozen release from the next state that no correction explains.

    If the seal of a release is broken, they show what may have been edited in it.
    """
    today = snapshot(register)
    corrected = {(one.release, one.figure, one.field) for one in corrections}
    for before, after in pairwise([*releases, today]):
        rows = {identity: row for row, identity in enumerate(sorted(before.figures), start=2)}
        later = "the data" if after is today else f"release {after.version}"
        for change in changes(before, after):
            if change.printed and (before.version, *change.fact) not in corrected:
                row = rows.get(change.figure)
                place = Place(f"{FOLDER}/{before.version}/{FIGURES if row else NAMES}", row)
                old, new = change.old or "nothing", change.new or "nothing"
                frozen = f"the frozen register of release {before.version} reads {old}"
                yield DataError(place, f"{change.fact}: {frozen}, {later} {new}", RESTORE)
