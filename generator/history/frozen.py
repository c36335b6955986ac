"""Writes and reads frozen releases in `data/releases/<version>/`.

Each release has a seal: a hash of its files and of the seal of the release before it.
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
"""Holds version, date, format, the seal before, the hash of each file, and the seal itself."""
FILES = (SEAL, FIGURES, FINDINGS, NAMES, "downloads.csv", "corrections.csv")
"""The files of a release. Its folder may have no others."""
VERSION = re.compile(r"[1-9][0-9]{0,8}(\.(0|[1-9][0-9]{0,8})){0,3}")
"""Up to four numbers without leading zeros, separated by dots."""
RESTORE = "a frozen register is never edited; restore the folder as it was committed"


def freeze(register: Register, root: Path, beside: Mapping[str, bytes]) -> tuple[Path, str]:
    """Writes the register as a frozen release into the project in `root`.

    The catalogue gives the version. `beside` are further files of the release, by name. Returns the
    folder and the hash of the seal. Raises `InvalidRelease` if the version is frozen already, or is
    not written in numbers and dots. If writing fails, no folder is left.
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
    """Reasons why the version of the catalogue cannot be released; `check` gives further ones."""
    release, place = register.release, Place("datapackage.json", field="version")
    if not VERSION.fullmatch(release.version):
        problem = f"{shown(release.version)} is no version"
        return [SchemaError(place, problem, "write numbers and dots, like 2026.1")]
    if any(path.startswith(f"{FOLDER}/{release.version}/") for path in release.files):
        fix = "a release is frozen once; give the next one its own version"
        return [DataError(place, f"release {release.version} is frozen already", fix)]
    return []


def version_order(version: str) -> tuple[int, ...]:
    """A sort key that compares versions number by number: 2026.2 comes before 2026.10."""
    return tuple(int(number) for number in version.split("."))


def frozen_files(state: FrozenRelease) -> dict[str, bytes]:
    """The files of a state by name. Each figure, finding and row of texts is one line of a file."""
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
    """The release in these files. `seal` is the content of `SEAL`.

    Raises KeyError, TypeError or ValueError if the files are not a release. A release without a
    format has format 1.
    """
    if seal.get("format", 1) not in (1, 2):
        raise ValueError("a later program froze it")
    names: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for row in decoded(files[NAMES]):
        if not all(isinstance(text, str) and is_visible(text) for text in row.values()):
            raise ValueError("a name is not a text")
        package, table, key = row.pop("package"), row.pop("table"), row.pop("key")
        tables = names.setdefault(package, {titled: {} for titled in TITLED})
        tables.setdefault(table, {})[key] = row
    findings = decoded(files[FINDINGS])
    for finding in findings:
        check_finding(finding)
    return FrozenRelease(
        version=seal["version"],
        created=partial_date(seal["created"]).first,
        hash=seal["hash"],
        figures={figure["id"]: thawed_figure(figure) for figure in decoded(files[FIGURES])},
        names=names,
        findings={finding.pop("id"): finding for finding in findings},
        format=seal.get("format", 1),
    )


def check_finding(frozen: Mapping[str, Any]) -> None:
    """Raises KeyError or ValueError if a frozen finding has wrong fields."""
    texts = [frozen[field] for field in ("id", "figure", "rule", "verdict")]
    visible = all(isinstance(text, str) and is_visible(text) for text in texts)
    if not visible or frozen["verdict"] not in VERDICTS:
        raise ValueError(f"{frozen['id']} is not a finding")


def read_releases(files: Files) -> tuple[list[FrozenRelease], list[DataError]]:
    """All frozen releases that can be read, in the order of versions, and their problems."""
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
    """The differences between the files of a release and its seal.

    `seal` is the content of `SEAL`, `files` are the files of the release by name, and `before` is
    the release before it.
    """
    for name in sorted((seal["files"].keys() | files.keys()) - {SEAL}):
        expected, actual = seal["files"].get(name), sha256(files[name]) if name in files else None
        if expected != actual:
            problem = "the file was changed after the release"
            problem += f": its SHA-256 is {actual}, sealed was {expected}"
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
    """The version and the hash of the previous release in a seal, in words."""
    return f"release {previous['version']} (seal {previous['hash']})" if previous else "no release"


def inconsistent_figures(file: str, content: bytes) -> Iterator[DataError]:
    """Figures of a frozen file with a field that contradicts the statements of the same figure."""
    for row, frozen in enumerate(decoded(content), start=2):
        expected = frozen_object(thawed_figure(frozen))
        for field in expected:
            if frozen[field] != expected[field]:
                problem = f"{frozen['id']}: the frozen {field} reads {frozen[field]}"
                problem += f", its own statements {expected[field]}"
                yield DataError(Place(file, row, field), problem, RESTORE)


def seal_hash(seal: Mapping[str, Any]) -> str:
    """SHA-256 over version, date, format, the hash of the release before, and that of each file."""
    previous = seal["previous"]["hash"] if seal["previous"] else "none"
    lines = [f"release {seal['version']} {seal['created']}", f"previous {previous}"]
    lines += [f"format {seal['format']}"] if "format" in seal else []
    lines += [f"{digest}  {name}" for name, digest in sorted(seal["files"].items())]
    return sha256("".join(f"{line}\n" for line in lines).encode())


def edited_facts(
    register: Register, releases: Sequence[FrozenRelease], corrections: Sequence[Correction]
) -> Iterator[DataError]:
    """Facts of a frozen release that differ from the next state without a correction.

    If the seal of a release is broken, these facts may have been edited.
    """
    today = snapshot(register)
    corrected = {(row.release, row.figure, row.field) for row in corrections}
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
