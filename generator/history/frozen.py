"""Frozen registers: `data/releases/<version>/`, each sealed with a hash that includes the one before."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.dates import partial_date
from generator.errors import DataError, InvalidRelease, Place, SchemaError, is_visible, shown
from generator.files import Files
from generator.history.fields import FROZEN_TABLES, snapshot
from generator.history.objects import decoded, encoded, frozen_object, thawed_figure
from generator.models import VERDICTS, FrozenRelease, Register

FOLDER = "data/releases"
FIGURES = "figures.json"
SEAL = "release.json"
"""The file that holds version, date, the hash of the release before, the hash of each file, and the hash of it all."""
FILES = (SEAL, FIGURES, "findings.json", "names.json", "downloads.csv", "corrections.csv")
"""The files of a release. Nothing else in its folder is read or published."""
VERSION = re.compile(r"[1-9][0-9]{0,8}(\.(0|[1-9][0-9]{0,8})){0,3}")
"""Numbers and dots, each number spelled in one way."""
RESTORE = "a frozen register is never edited; restore the folder as it was committed"


def freeze(register: Register, root: Path, beside: Mapping[str, bytes]) -> tuple[Path, str]:
    """Writes the register as the release of its catalogue into the project in `root`, all or nothing.

    `beside` are further files to be sealed. Returns the folder and the hash of the seal.
    Raises `InvalidRelease` where the version was frozen before, or does not follow the last one.
    """
    release, releases = register.release, register.history.releases
    problems = version_problems(register)
    if problems:
        raise InvalidRelease(problems)
    files = {**frozen_files(snapshot(register)), **beside}
    hashes = {name: sha256(content) for name, content in sorted(files.items())}
    previous = {"version": releases[-1].version, "hash": releases[-1].hash} if releases else None
    seal = {"version": release.version, "created": release.created.isoformat(), "previous": previous, "files": hashes}
    digest = seal_hash(seal)
    files[SEAL] = (json.dumps({**seal, "hash": digest}, indent=2) + "\n").encode()
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{release.version}-", dir=folder))
    try:
        for name, content in files.items():
            (staged / name).write_bytes(content)
        staged.chmod(0o755)
        return staged.rename(folder / release.version), digest
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def version_problems(register: Register) -> list[DataError]:
    """Why the catalogue's version cannot be the next release."""
    release, place = register.release, Place("datapackage.json", field="version")
    if not VERSION.fullmatch(release.version):
        return [SchemaError(place, f"{shown(release.version)} is no version", "write numbers and dots, like 2026.1")]
    if any(path.startswith(f"{FOLDER}/{release.version}/") for path in release.files):
        fix = "a release is frozen once; give the next one its own version"
        return [DataError(place, f"release {release.version} is frozen already", fix)]
    for last in register.history.releases[-1:]:
        if version_order(release.version) <= version_order(last.version):
            return [DataError(place, f"{release.version} does not follow release {last.version}", "write a later one")]
        if release.created < last.created:
            place = Place("datapackage.json", field="created")
            problem = f"{release.created} comes before {last.created}, the date of release {last.version}"
            return [DataError(place, problem, "write the date of this release")]
    return []


def version_order(version: str) -> tuple[int, ...]:
    """Versions are ordered number by number: 2026.2 stands before 2026.10."""
    return tuple(int(number) for number in version.split("."))


def frozen_files(state: FrozenRelease) -> dict[str, bytes]:
    """The register as files: one figure, one finding, one name with its texts a line, in the order of keys."""
    names = [
        {"package": package, "table": table, "key": key, **texts}
        for package, tables in sorted(state.names.items())
        for table, rows in sorted(tables.items())
        for key, texts in sorted(rows.items())
    ]
    findings = [{"id": identity, **finding} for identity, finding in sorted(state.findings.items())]
    figures = [frozen_object(figure) for _, figure in sorted(state.figures.items())]
    return {FIGURES: encoded(figures), "findings.json": encoded(findings), "names.json": encoded(names)}


def thawed(seal: Mapping[str, Any], files: Mapping[str, bytes]) -> FrozenRelease:
    """The release that these files hold. Raises KeyError, TypeError or ValueError where they hold none."""
    names: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for row in decoded(files["names.json"]):
        if not all(isinstance(text, str) and is_visible(text) for text in row.values()):
            raise ValueError("a name that is no text")
        package, table, key = row.pop("package"), row.pop("table"), row.pop("key")
        names.setdefault(package, {one: {} for one in FROZEN_TABLES}).setdefault(table, {})[key] = row
    return FrozenRelease(
        version=seal["version"],
        created=partial_date(seal["created"]).first,
        hash=seal["hash"],
        figures={one["id"]: thawed_figure(one) for one in decoded(files[FIGURES])},
        names=names,
        findings={one.pop("id"): one for one in decoded(files["findings.json"]) if is_finding(one)},
    )


def is_finding(frozen: Mapping[str, Any]) -> bool:
    """True for a frozen finding. Raises ValueError where it is none of ours."""
    texts = [frozen[field] for field in ("id", "figure", "rule", "verdict")]
    if not all(isinstance(text, str) and is_visible(text) for text in texts) or frozen["verdict"] not in VERDICTS:
        raise ValueError(f"{frozen['id']} is no finding")
    return True


def read_releases(files: Files) -> tuple[list[FrozenRelease], list[DataError]]:
    """Every frozen release that can be read, from the first to the last, and what is wrong with their seals."""
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
            place, problem = Place(path), "the file is not one of a release"
            problems.append(SchemaError(place, problem, f"take it out; a release has {', '.join(FILES)}"))
        else:
            folders.setdefault(version, {})[name] = content
    releases: list[FrozenRelease] = []
    for version in sorted(folders, key=version_order):
        found, release = read_folder(version, folders[version], releases[-1] if releases else None)
        problems += found
        releases += [release] if release else []
    return releases, problems


def read_folder(
    version: str, files: Mapping[str, bytes], before: FrozenRelease | None
) -> tuple[list[DataError], FrozenRelease | None]:
    """One release with what breaks its seal; None where its files cannot be read at all."""
    place = f"{FOLDER}/{version}"
    try:
        seal = json.loads(files[SEAL])
        sealed = {name: content for name, content in files.items() if name != SEAL}
        problems = seal_problems(seal, sealed, (place, before))
        return problems, thawed(seal, sealed)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        return [SchemaError(Place(place), "the frozen register cannot be read", RESTORE)], None


def seal_problems(
    seal: Mapping[str, Any], files: Mapping[str, bytes], known: tuple[str, FrozenRelease | None]
) -> list[DataError]:
    """Where a frozen register is not what was sealed. `known` is its folder and the release before it."""
    place, before = known
    problems: list[DataError] = []
    for name in sorted(seal["files"].keys() | files.keys()):
        expected, found = seal["files"].get(name), sha256(files[name]) if name in files else None
        if expected != found:
            problem = f"the file was changed after the release: its SHA-256 is {found}, sealed was {expected}"
            problems.append(DataError(Place(f"{place}/{name}"), problem, RESTORE))
            problems += contradictions(f"{place}/{name}", files[name]) if name == FIGURES and found else []
    if seal["hash"] != seal_hash(seal):
        problem = f"the seal was changed after the release: its hash is {seal_hash(seal)}, it says {seal['hash']}"
        problems.append(DataError(Place(f"{place}/{SEAL}"), problem, RESTORE))
    previous = {"version": before.version, "hash": before.hash} if before else None
    if seal["previous"] != previous or place != f"{FOLDER}/{seal['version']}":
        problem = (
            f"release {seal['version']} follows {seal['previous']}, which is not the release before it: {previous}"
        )
        problems.append(DataError(Place(f"{place}/{SEAL}"), problem, RESTORE))
    return problems


def contradictions(file: str, content: bytes) -> Iterator[DataError]:
    """Figures whose value, as their line begins, is not what the statements of that line say."""
    for row, frozen in enumerate(decoded(content), start=2):
        again = frozen_object(thawed_figure(frozen))
        for field in again:
            if frozen[field] != again[field]:
                problem = f"{frozen['id']}: the frozen {field} reads {frozen[field]}, its own statements {again[field]}"
                yield DataError(Place(file, row, field), problem, RESTORE)


def seal_hash(seal: Mapping[str, Any]) -> str:
    """SHA-256 over version, date, the hash of the release before, and the hash of each file."""
    previous = seal["previous"]["hash"] if seal["previous"] else "none"
    lines = [f"release {seal['version']} {seal['created']}", f"previous {previous}"]
    lines += [f"{digest}  {name}" for name, digest in sorted(seal["files"].items())]
    return sha256("".join(f"{line}\n" for line in lines).encode())


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
