"""Publication by `git push`, with real repositories and pushes: what is right is shown, what is
wrong is refused, and nothing that is pushed runs.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.errors import ContentError, UnknownName
from generator.publishing.pushes.hooks import install
from generator.publishing.pushes.receiving import LATER, publish
from generator.publishing.pushes.versions import KEPT, Shelf, make_shelf, shelf_at, version_named

RATINGS = "data/lantern-cards/ratings.csv"
MINE = {
    **os.environ,
    **{f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
       for what, text in (("NAME", "Clerk"), ("EMAIL", "clerk@hollow.example"))},
}  # fmt: skip
LONGEST = 300
"""The seconds after which a wait has failed."""


@dataclass
class Clerk:
    """A person with a clone of the project."""

    folder: Path
    repository: Path

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words], cwd=self.folder, env=MINE, capture_output=True, text=True, check=False
        )

    def commit(self, message: str = "Change") -> str:
        self.git("add", "--all")
        done = self.git("commit", "--quiet", "--allow-empty", "--message", message)
        assert done.returncode == 0, done.stderr
        return self.git("rev-parse", "HEAD").stdout.strip()

    def push(self, *words: str) -> str:
        """What git says of a push that is accepted."""
        done = self.git("push", str(self.repository), *(words or ("HEAD:main",)))
        assert done.returncode == 0, done.stderr
        return told(done)

    def refused(self, *words: str) -> str:
        """What git says of a push that is refused."""
        done = self.git("push", str(self.repository), *(words or ("HEAD:main",)))
        assert done.returncode != 0
        assert "pre-receive hook declined" in done.stderr
        return told(done)

    def edit(self, old: str, new: str, file: str = RATINGS) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


def told(done: subprocess.CompletedProcess[str]) -> str:
    """What the hooks said, without git's margin."""
    lines = done.stderr.splitlines()
    return "\n".join(
        line.removeprefix("remote: ").rstrip() for line in lines if line.startswith("remote:")
    )


def command(*words: str) -> str:
    done = CliRunner().invoke(app, ["publish", *words])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of an invented body, its repository, and its published first version."""
    folder = tmp_path_factory.mktemp("server")
    done = CliRunner().invoke(app, ["init", str(folder / "work"), "--name", "Lantern Hill"])
    assert done.exit_code == 0, done.output
    clerk = Clerk(folder / "work", folder / "site.git")
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", clerk.repository], check=True
    )
    clerk.git("init", "--quiet", "--initial-branch=main")
    command("install", "--repo", str(clerk.repository), "--site", str(folder / "www"))
    clerk.commit()
    assert "published as version 0001" in clerk.push()
    return folder


@pytest.fixture
def server(begun: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of that, with hooks of its own."""
    for name in ("work", "site.git", "www"):
        shutil.copytree(begun / name, tmp_path / name, symlinks=True)
    moved = json.dumps({"repository": str(tmp_path / "site.git"), "branch": "main"})
    (tmp_path / "www" / "publish.json").write_text(moved, "utf-8")
    install(tmp_path / "site.git", tmp_path / "www", "main")
    yield tmp_path
    assert {path.name for path in tmp_path.iterdir()} <= {
        "work", "other", "site.git", "www", "ran", "deeper"
    }  # fmt: skip


def clerk_of(server: Path) -> Clerk:
    return Clerk(server / "work", server / "site.git")


def shelf_of(server: Path) -> Shelf:
    return shelf_at(server / "www")


def test_a_push_is_shown_with_what_it_changed(server: Path) -> None:
    clerk, shelf = clerk_of(server), shelf_of(server)
    entity, indicator, period, old = first_rating(clerk)
    scale = (clerk.folder / "data/lantern-cards/scale.csv").read_text("utf-8").splitlines()[1:]
    new = next(grade for line in scale if (grade := line.partition(",")[0]) != old)
    clerk.edit(f"{entity},{indicator},{period},{old}", f"{entity},{indicator},{period},{new}")
    commit = clerk.commit()
    said = clerk.push()
    assert f"published as version 0002 ({commit[:12]})" in said
    assert f"{entity}~{indicator}.rating.{period}: {old} → {new}" in said
    assert (shelf.site / "en/index.html").is_file()
    assert shelf.site.readlink() == Path("versions", f"0002-{commit}")
    page = shelf.site / "en/index.html"
    for ending in (".br", ".gz"):
        beside = page.with_name(f"index.html{ending}")
        assert beside.stat().st_mtime_ns == page.stat().st_mtime_ns


def first_rating(clerk: Clerk) -> list[str]:
    """Entity, indicator, period and grade of the first row."""
    return (clerk.folder / RATINGS).read_text("utf-8").splitlines()[1].split(",")[:4]


def wrong_rating(clerk: Clerk) -> None:
    row = first_rating(clerk)
    clerk.edit(",".join(row), ",".join([*row[:3], "nonsense"]))


def wrong_page(clerk: Clerk) -> None:
    (clerk.folder / "content/en/about.md").write_text("# About\n\n<script>x</script>\n", "utf-8")


def wrong_settings(clerk: Clerk) -> None:
    (clerk.folder / "mkdocs.yml").write_text("site_name: x\nhooks: [evil.py]\n", "utf-8")


def link(clerk: Clerk) -> None:
    (clerk.folder / "data/passwords.csv").symlink_to("/etc/passwd")


def hidden_link(clerk: Clerk) -> None:
    (clerk.folder / ".x").mkdir()
    (clerk.folder / ".x/passwd").symlink_to("/etc/passwd")


def link_elsewhere(clerk: Clerk) -> None:
    (clerk.folder / "notes").symlink_to("/etc")


def submodule(clerk: Clerk) -> None:
    commit = clerk.git("rev-parse", "HEAD").stdout.strip()
    clerk.git("update-index", "--add", "--cacheinfo", f"160000,{commit},data/sub")


def nothing_left(clerk: Clerk) -> None:
    clerk.git("rm", "-r", "--quiet", ".")


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (wrong_rating, f"{RATINGS}:2 [rating] “nonsense” is not in scale"),
        (wrong_page, "content/en/about.md:3"),
        (wrong_settings, "mkdocs.yml:2"),
        (hidden_link, ".x/passwd it is a link, and links are not followed"),
        (link, "data/passwords.csv it is a link, and links are not followed"),
        (link_elsewhere, "notes it is a link, and links are not followed"),
        (submodule, "data/sub it is a submodule, and submodules are not read"),
        (nothing_left, "holds no datapackage.json at its top"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_wrong_is_refused_with_its_reason(
    server: Path, spoil: Callable[[Clerk], None], line: str
) -> None:
    clerk, shelf = clerk_of(server), shelf_of(server)
    before = shelf.site.readlink(), clerk.git("ls-remote", str(clerk.repository)).stdout
    spoil(clerk)
    if spoil is not submodule:
        clerk.git("add", "--all")
    clerk.git("commit", "--quiet", "--message", "Spoil")
    said = clerk.refused()
    assert line in said
    assert "the push is refused, and the site stays as it is" in said
    assert (shelf.site.readlink(), clerk.git("ls-remote", str(clerk.repository)).stdout) == before
    assert "push refused" in command("log", "--site", str(shelf.folder)).splitlines()[0]


def test_the_branch_is_neither_deleted_nor_rewritten(server: Path) -> None:
    clerk = clerk_of(server)
    assert "it would be deleted" in clerk.refused(":main")
    clerk.git("commit", "--quiet", "--amend", "--message", "Another past")
    assert "commits that are published would be taken out" in clerk.refused("--force", "HEAD:main")


def test_a_release_that_was_published_cannot_be_taken_back(server: Path) -> None:
    clerk = clerk_of(server)
    done = subprocess.run(
        [str(Path(sys.executable).parent / "answerable"), "release", "1.0"],
        cwd=clerk.folder, env=MINE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    clerk.commit()
    clerk.push()
    clerk.git("revert", "--no-edit", "HEAD")
    assert "release 1.0 is in the published site and is missing" in clerk.refused()
    command("rollback", "--site", str(server / "www"))
    assert "release 1.0 is in the last push and is missing" in clerk.refused()


def test_other_branches_may_hold_anything(server: Path) -> None:
    clerk = clerk_of(server)
    wrong_rating(clerk)
    clerk.commit()
    assert clerk.push("HEAD:draft") == ""


PROGRAMS = {
    "signal.py", "json.py", "typing.py", "sitecustomize.py", "usercustomize.py", "generator.py",
    "multiprocessing/__init__.py", "generator/__init__.py", "site_templates/pages/home.md",
    "conftest.py", "hooks.py", "hooks/pre-receive", "hooks/post-receive", ".git-hooks/pre-commit",
}  # fmt: skip


def test_nothing_that_is_pushed_runs(server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these writes a file if it runs: modules, hooks, templates, and what the settings of
    the repository call for attributes that are pushed. Python would find the modules in the folder
    of the hooks and in PYTHONPATH.
    """
    clerk, ran = clerk_of(server), server / "ran"
    for name in PROGRAMS:
        path = clerk.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".py":
            path.write_text(f"open({str(ran)!r}, 'a').write({name!r})\n", "utf-8")
        else:
            path.write_text(f"#!/bin/sh\necho {name} >> {ran}\n", "utf-8")
            path.chmod(0o755)
    (clerk.folder / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n", "utf-8")
    (clerk.folder / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    evil = f"sh -c 'echo $0 >> {ran}; cat'"
    for name in (
        "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv",
        "diff.evil.command", "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor",
        "gpg.program", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        subprocess.run(["git", f"--git-dir={clerk.repository}", "config", name, evil], check=True)
    clerk.commit()
    for name in ("signal.py", "json.py", "typing.py", "sitecustomize.py"):
        shutil.copy(clerk.folder / name, clerk.repository / name)
    monkeypatch.setitem(MINE, "PYTHONPATH", str(clerk.folder))
    assert "published as version 0002" in clerk.push()
    assert not ran.exists(), ran.read_text("utf-8")
    assert not list(shelf_of(server).site.rglob("signal.py"))


def test_an_earlier_version_can_be_shown_again(server: Path) -> None:
    clerk, shelf = clerk_of(server), shelf_of(server)
    site = str(shelf.folder)
    clerk.commit()
    clerk.push()
    assert "version 0001" in command("rollback", "--site", site)
    assert "shown: version 0001" in command("status", "--site", site)
    assert "the newest commit is not shown" in command("status", "--site", site)
    assert "published as version 0003" in command("update", "--site", site)
    assert "not shown" not in command("status", "--site", site)
    words = [line.split("  ")[2] for line in command("log", "--site", site).splitlines()]
    assert words == [
        "published as version 0003", "version 0001 is shown again", "published as version 0002",
        "published as version 0001",
    ]  # fmt: skip
    with pytest.raises(UnknownName, match="there is no version “9”; kept are: 0001, 0002, 0003"):
        version_named(shelf, "9")


def test_five_versions_are_kept_and_the_one_that_is_shown(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path / "www", tmp_path, "main")
    for number in range(1, KEPT + 3):
        built = tmp_path / "built"
        built.mkdir()
        shelf.show(shelf.add(built, f"{number:040}"))
    assert [one.number for one in shelf.versions()] == [3, 4, 5, 6, 7]
    oldest = shelf.versions()[0]
    shelf.show(oldest)
    (tmp_path / "built").mkdir()
    shelf.add(tmp_path / "built", f"{8:040}")
    shelf.show(oldest)
    assert [one.number for one in shelf.versions()] == [3, 4, 5, 6, 7, 8]
    assert shelf.current() == oldest


def begin_push(clerk: Clerk) -> subprocess.Popen[str]:
    """A push that has got so far that it builds."""
    process = subprocess.Popen(
        ["git", "push", str(clerk.repository), "HEAD:main"], cwd=clerk.folder, env=MINE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if "building" in line:
            return process
    raise AssertionError("it does not build")


def wait_for(shelf: Shelf, commit: str) -> None:
    """Waits until a commit is shown."""
    until = time.monotonic() + LONGEST
    while (current := shelf.current()) is None or current.commit != commit:
        assert time.monotonic() < until, "it is not published"
        time.sleep(0.2)


def test_of_two_pushes_at_once_the_later_one_is_shown(server: Path) -> None:
    one = clerk_of(server)
    one.commit()
    first = begin_push(one)
    assert "a site is being built now" in command("status", "--site", str(server / "www"))
    other = Clerk(server / "other", server / "site.git")
    shutil.copytree(one.folder, other.folder, symlinks=True)
    commit = other.commit()
    said = other.push()
    assert "something else is being published; this waits for it" in said
    _, rest = first.communicate(timeout=LONGEST)
    assert "published as version 0002" in rest
    current = shelf_of(server).current()
    assert current is not None
    assert (current.number, current.commit) == (3, commit)


def test_an_earlier_push_does_not_replace_a_later_one(server: Path) -> None:
    clerk, shelf = clerk_of(server), shelf_of(server)
    earlier = clerk.git("rev-parse", "HEAD").stdout.strip()
    later = clerk.commit()
    clerk.push()
    said: list[str] = []
    publish(shelf, earlier, said.append)
    assert said == [LATER]
    with (shelf.folder / "log.jsonl").open("a") as file:
        file.write('{"time": "2')
    shelf.log("failed", later, problem="disk is full")
    words = command("log", "--site", str(shelf.folder)).splitlines()[0]
    assert words.endswith("not published: disk is full"), "a broken line does not break the next"
    current = shelf.current()
    assert current is not None
    assert current.commit == later


def test_a_push_that_was_accepted_is_published_even_if_its_pusher_leaves(server: Path) -> None:
    clerk = clerk_of(server)
    commit = clerk.commit()
    process = begin_push(clerk)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=LONGEST)
    wait_for(shelf_of(server), commit)


def test_a_killed_publication_leaves_the_site_and_the_next_one_leaves_nothing(server: Path) -> None:
    clerk, shelf = clerk_of(server), shelf_of(server)
    before = shelf.site.readlink()
    clerk.commit()
    process = begin_push(clerk)
    building = subprocess.run(
        ["pgrep", "-f", f"publish hook post-receive --site {shelf.folder}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for number in building.stdout.split():
        os.kill(int(number), signal.SIGKILL)
    process.communicate(timeout=LONGEST)
    assert shelf.site.readlink() == before
    assert "the newest commit is not shown" in command("status", "--site", str(shelf.folder))
    command("update", "--site", str(shelf.folder))
    left = {path.name for path in shelf.folder.iterdir()}
    assert left == {"cache", "lock", "log.jsonl", "publish.json", "site", "tmp", "versions"}


def test_what_cannot_be_published_says_so_and_the_site_stays(server: Path) -> None:
    """A folder stands where the build is to be: an accepted push, and no new site."""
    clerk, shelf = clerk_of(server), shelf_of(server)
    before = shelf.site.readlink()
    (shelf.folder / "next").mkdir()
    clerk.commit()
    said = clerk.push()
    assert "the push is accepted, and its site could not be built, for the reason below" in said
    assert "the output stands and is not a symbolic link of ours" in said
    assert shelf.site.readlink() == before
    assert "not published: " in command("log", "--site", str(shelf.folder)).splitlines()[0]
    (shelf.folder / "next").rmdir()
    assert "published as version 0002" in command("update", "--site", str(shelf.folder))


def test_hooks_are_installed_over_ours_only(server: Path, tmp_path: Path) -> None:
    repository = server / "site.git"
    install(repository, server / "www", "main")
    hook = repository / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\n", "utf-8")
    with pytest.raises(ContentError, match="not ours; move it away"):
        install(repository, server / "www", "main")
    assert hook.read_text("utf-8") == "#!/bin/sh\n"
    with pytest.raises(UnknownName, match="is no bare repository; make one: git init --bare"):
        install(server / "work", server / "www", "main")
    with pytest.raises(ContentError, match="the folder of the site holds something else"):
        install(begun_repository(tmp_path), server / "work", "main")
    hook.unlink()
    with pytest.raises(ContentError, match=r"it is the site of .*/site\.git; name another folder"):
        install(begun_repository(tmp_path / "deeper"), server / "www", "main")
    subprocess.run(
        ["git", f"--git-dir={repository}", "config", "core.hooksPath", "/nowhere"], check=True
    )
    with pytest.raises(ContentError, match="git looks for hooks in “/nowhere”, so ours would"):
        install(repository, server / "www", "main")
    with pytest.raises(UnknownName, match="is not the folder of a published site; make it one"):
        shelf_at(server / "work")


def begun_repository(folder: Path) -> Path:
    path = folder / "other"
    subprocess.run(["git", "init", "--quiet", "--bare", str(path)], check=True)
    return path
