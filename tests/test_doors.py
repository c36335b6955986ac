"""The machine of whoever publishes: nothing of a project runs on it, and what it lacks is said in a
sentence.
"""

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import edited, register_of, with_one_package
from corpus import SECRET, machine
from test_releases import freeze

from generator.downloads import published_files
from generator.errors import ContentError, InvalidRelease, MissingTool
from generator.files import sha256
from generator.history.frozen import seal_hash
from generator.history.objects import decoded, encoded
from generator.history.revisions import revision_files
from generator.site.articles import PageAddress
from generator.site.building import in_processes, new_processes
from generator.site.drawings import cache_outside, cached_text
from generator.site.files import write
from generator.site.swap import swapped

ANSWERABLE = str(Path(sys.executable).parent / "answerable")
RELEASE = "data/releases/2021.1"


def run(
    folder: Path,
    *words: str,
    env: Mapping[str, str] | None = None,
    preexec_fn: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    command = [ANSWERABLE, *words]
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=env,
        preexec_fn=preexec_fn,
    )


def test_nothing_that_lies_in_a_project_is_run_or_published(project: Path) -> None:
    for case in machine():
        if not case.said:
            case.alter(project)
    done = run(project, "build", "--languages", "en")
    assert done.returncode == 0, done.stderr
    assert not (project.parent / "ran").exists()
    assert not [
        path
        for path in (project / "site").rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("path", ["/tmp/x", "../x", "a/../../x", "", "."])
def test_nothing_is_written_outside_of_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not lie inside"):
        write(tmp_path / "site", path, "x")
    assert list(tmp_path.iterdir()) == []


def reseal(project: Path) -> None:
    """Seals a frozen release that was edited anew, as an attacker can: the seal has no key."""
    folder = project / RELEASE
    seal = json.loads((folder / "release.json").read_text("utf-8"))
    seal["files"] = {name: sha256((folder / name).read_bytes()) for name in seal["files"]}
    seal["hash"] = seal_hash(seal)
    (folder / "release.json").write_text(json.dumps(seal), "utf-8")
    catalogue = json.loads((project / "datapackage.json").read_text("utf-8"))
    catalogue["releases"] = [{"version": "2021.1", "hash": seal["hash"]}]
    (project / "datapackage.json").write_text(json.dumps(catalogue), "utf-8")


@pytest.mark.parametrize(
    ("field", "value"),
    [("subject", "x/../../.."), ("measure", "../x"), ("period", "2021\n"), ("package", "/etc"),
     ("unit", "No unit"),
     ("subject", "a~b~c~d"), ("subject", "X"), ("base", {"en": "\u202e"}), ("rows",
      ["a\x1bb"]), ("computed", "x")],
)  # fmt: skip
def test_a_resealed_release_cannot_name_what_is_no_figure(
    project: Path, field: str, value: object
) -> None:
    path = freeze(project, "2021.1") / RELEASE / "figures.json"
    figures = decoded(path.read_bytes())
    figures[0][field] = value
    figures[0]["id"] = ".".join(
        str(figures[0][part]) for part in ("package", "subject", "measure", "period")
    )
    path.write_bytes(encoded(figures))
    reseal(project)
    with pytest.raises(InvalidRelease, match="the frozen register cannot be read"):
        register_of(project)


def test_a_release_that_is_left_out_is_missed(project: Path) -> None:
    freeze(project, "2021.1")
    (project / RELEASE).rename(project.parent / "away")
    done = run(project, "check")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "datapackage.json [releases] release 2021.1 is named and not there; restore the folder "
        "data/releases/2021.1 as it was committed",
    )


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    freeze(with_one_package(project, "umbrella-cards"), "2021.1")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=First")
    return project


def test_a_push_that_drops_its_releases_is_held_against_what_stood_before(repository: Path) -> None:
    before = repository / "datapackage.json"
    descriptor = json.loads(before.read_text("utf-8"))
    assert run(repository, "check", "--against", "HEAD").returncode == 0
    published = published_files(register_of(repository), "https://answerable.example/")
    for name in ("releases.json", "corrections.json"):
        write(repository / "site", f"api/{name}", published[f"api/{name}"])
    del descriptor["releases"]
    before.write_text(json.dumps(descriptor), "utf-8")
    for file in (repository / RELEASE).iterdir():
        file.unlink()
    edited(repository, "data/umbrella-cards/statements.csv", "2021,82", "2021,81")
    assert run(repository, "check").returncode == 0
    forged = repository / "HEAD/api"
    forged.mkdir(parents=True)
    for name in ("releases.json", "corrections.json"):
        (forged / name).write_text("[]", "utf-8")
    for option, name in (("--against", "HEAD"), ("--against-site", "site")):
        done = run(repository, "check", option, name)
        assert done.returncode == 1
        assert f"{RELEASE} release 2021.1 is in {name}" in done.stderr
    assert run(repository, "check", "--against-site", "nowhere").returncode == 3
    assert run(repository, "check", "--against", "nowhere").returncode == 2


def test_a_correction_that_is_left_out_is_missed(repository: Path) -> None:
    row = (
        "umbrella-cards.return-on-time.met-or-exceeded.2021,2021.1,value,82,81,correction,"
        "2026-12-01,,We misread it.\n"
    )
    head = "figure,release,field,old,new,kind,date,reported_by,reason_en\n"
    edited(repository, "data/umbrella-cards/statements.csv", "2021,82", "2021,81")
    (repository / "data/corrections.csv").write_text(head + row, "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Correct")
    edited(repository, "data/umbrella-cards/statements.csv", "2021,81", "2021,82")
    (repository / "data/corrections.csv").unlink()
    assert run(repository, "check").returncode == 0
    done = run(repository, "check", "--against", "HEAD")
    assert (
        "the correction of umbrella-cards.return-on-time.met-or-exceeded.2021 value is in HEAD"
        in done.stderr
    )


def test_git_runs_nothing_that_a_repository_names(repository: Path) -> None:
    """Filters, textconv, hooks, monitors, signatures: a configuration names programs, attributes
    ask for them.
    """
    ran = repository / "ran"
    program = f"touch {ran}"
    for name in ("filter.x.smudge", "diff.x.textconv", "core.fsmonitor",
                 "gpg.program", "core.pager", "tar.x.command", "core.sshCommand"):  # fmt: skip
        git(repository, "config", name, program)
    (repository / ".gitattributes").write_text("* filter=x diff=x export-subst\n", "utf-8")
    git(repository, "add", ".")
    git(
        repository,
        "-c",
        "filter.x.process=",
        "-c",
        "filter.x.clean=",
        "commit",
        "--quiet",
        "--message=Attributes",
    )
    ran.unlink(missing_ok=True)
    (repository / ".git/hooks/post-checkout").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    (repository / ".git/hooks/post-checkout").chmod(0o755)
    done = run(repository, "diff", "HEAD")
    assert done.returncode == 0, done.stderr
    assert not ran.exists()


def test_a_repository_within_a_project_is_none(repository: Path, tmp_path: Path) -> None:
    """A pushed folder that looks like a bare repository has a configuration of its own."""
    ran, folder = tmp_path / "ran", repository / "sub"
    git(repository, "clone", "--quiet", "--bare", ".", "sub")
    for name in ("datapackage.json", "data"):
        subprocess.run(["cp", "-r", name, "sub"], cwd=repository, check=True)
    (folder / "config").write_text(
        f"[core]\n\tbare = true\n\tfsmonitor = touch {ran}\n\tworktree = .\n", "utf-8"
    )
    done = run(folder, "diff", "HEAD")
    assert done.returncode == 2
    assert not ran.exists()


def test_links_and_giants_of_a_revision_are_refused(repository: Path) -> None:
    (repository / "data/umbrella-cards/members.csv").unlink()
    (repository / "data/umbrella-cards/members.csv").symlink_to("/etc/passwd")
    with (repository / "data/giant.csv").open("wb") as file:
        file.truncate(65_000_000)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=Hostile")
    with pytest.raises(InvalidRelease) as caught:
        revision_files(repository / "datapackage.json", "HEAD")
    assert str(caught.value) == (
        "data/giant.csv it is larger than what the program reads; split it, or take out what "
        "nobody reads\n"
        "data/umbrella-cards/members.csv it is a link, and links are not followed; put a plain "
        "file in its place"
    )


def test_a_drawing_is_believed_only_if_it_is_whole(tmp_path: Path) -> None:
    assert cached_text(tmp_path, "x.svg", lambda: "<svg/>") == "<svg/>"
    assert cached_text(tmp_path, "x.svg", lambda: "never made") == "<svg/>"
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text("utf-8")[:-2], "utf-8")
    assert cached_text(tmp_path, "x.svg", lambda: "made anew") == "made anew"
    file.write_text("<svg onload=x/>", "utf-8")
    assert cached_text(tmp_path, "x.svg", lambda: "made again") == "made again"
    assert cached_text(None, "x.svg", lambda: "made without a cache") == "made without a cache"


def test_a_cache_inside_the_project_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A push could write it. The home may be the project, be below it, or lead there by a link."""
    project = tmp_path / "project"
    (project / "home").mkdir(parents=True)
    (tmp_path / "link").symlink_to(project)
    for name, home, expected in (
        ("XDG_CACHE_HOME", tmp_path, tmp_path / "answerable/charts"),
        ("XDG_CACHE_HOME", project, None),
        ("XDG_CACHE_HOME", tmp_path / "link/home", None),
        ("HOME", project, None),
        ("HOME", tmp_path / "link", None),
        ("HOME", tmp_path, tmp_path / ".cache/answerable/charts"),
    ):
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setenv(name, str(home))
        assert cache_outside(project) == expected
        assert cache_outside(None) is not None


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    others = [".site-b-abcdefgh", ".site-backup", ".site-busy0000.work"]
    for name in (".site-killed00.work/staging", ".site-older000", *others):
        (tmp_path / name).mkdir(parents=True)
    busy = os.open(tmp_path / ".site-busy0000.work", os.O_RDONLY)
    fcntl.flock(busy, fcntl.LOCK_EX)
    with swapped(tmp_path / "site") as workplace:
        (workplace.target / "index.html").write_text("x", "utf-8")
    os.close(busy)
    assert (tmp_path / "site/index.html").read_text("utf-8") == "x"
    own = (tmp_path / "site").readlink().name
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*others, own, "site"])


def test_a_link_of_somebody_else_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "precious")
    with pytest.raises(ContentError, match="which no build made"), swapped(tmp_path / "site"):
        pass
    assert (tmp_path / "precious").is_dir()


def end(code: str) -> list[PageAddress]:
    os.kill(os.getpid(), signal.SIGKILL)
    return [PageAddress(code)]


def test_a_process_that_is_ended_is_said_in_a_sentence() -> None:
    with pytest.raises(MissingTool, match="most likely because memory ran out"):
        in_processes(end, ["en"], meanwhile=dict, processes=new_processes())


def test_a_disk_without_room_is_said_in_a_sentence(project: Path, tmp_path: Path) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = run(
        project, "build", "--languages", "en", "--quiet", preexec_fn=small_files,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith("the machine does not allow it: ")
    assert "Traceback" not in done.stderr
    assert [
        path.name for path in project.iterdir() if path.name.startswith((".site", "site"))
    ] == []
