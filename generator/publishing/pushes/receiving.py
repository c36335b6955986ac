"""What the hooks do: refuse a push with wrong data or content, and publish one that is right."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from generator.errors import DataError, InvalidRelease, UnknownName
from generator.files import DESCRIPTOR
from generator.history.difference import as_text, difference
from generator.history.earlier import EarlierState, earlier_files, earlier_site, vanished
from generator.history.git import Repository, bare, borrowed
from generator.history.revisions import project_commit, working_tree
from generator.history.today import snapshot
from generator.models import Register
from generator.publishing.pushes.versions import Shelf, Version
from generator.site.building import build_site
from generator.site.project import Project
from generator.site.projects import project_of

Say = Callable[[str], None]
"""Tells the person who pushes something, in one or more lines."""
MOST_LINES = 60
"""The most lines of changes that are said. `answerable diff` says all."""
DELETED = "it would be deleted; the site comes from it, so it stays"
REWRITTEN = (
    "commits that are published would be taken out of it; "
    "take a change back with git revert, and push without --force"
)
LATER = "a later push is published already; nothing is left to do"


@dataclass(frozen=True, slots=True)
class Update:
    """What a push does to one branch. A hash of zeros stands for no commit."""

    old: str
    new: str
    reference: str

    @property
    def is_new(self) -> bool:
        return not self.old.strip("0")

    @property
    def is_deletion(self) -> bool:
        return not self.new.strip("0")


def updates(lines: str) -> list[Update]:
    """The updates of a push, as git gives them to a hook: old hash, new hash and branch a line."""
    return [Update(*line.split(maxsplit=2)) for line in lines.splitlines()]


@contextmanager
def reading(shelf: Shelf, commit: str) -> Iterator[Repository]:
    """The objects of the repository, with those of a push that is not accepted yet.

    git names the folder of the latter in the environment of the hook `pre-receive`.
    """
    own = shelf.repository / "objects"
    pushed = os.environ.get("GIT_QUARANTINE_PATH")
    with borrowed([own, *([Path(pushed)] if pushed else [])], commit) as repository:
        yield repository


def push_problems(shelf: Shelf, update: Update) -> list[DataError]:
    """What is wrong with the project that a push would publish.

    Raises `UnknownName` if the push deletes the branch or takes published commits back, or if its
    commit holds no project.
    """
    if update.is_deletion:
        raise UnknownName(f"the branch {shelf.branch}: {DELETED}")
    with reading(shelf, update.new) as repository:
        if not update.is_new and not repository.is_before(update.old, update.new):
            raise UnknownName(f"the branch {shelf.branch}: {REWRITTEN}")
        try:
            project = project_at(repository, update.new)
        except InvalidRelease as error:
            return list(error.problems)
        earlier = [] if update.is_new else [pushed_before(repository, update.old)]
    if shelf.current() is not None:
        earlier.append(replace(earlier_site(shelf.site), name="the published site"))
    missing = [problem for state in earlier for problem in vanished(project.register, state)]
    return list({(problem.place, problem.fix): problem for problem in missing}.values())


def pushed_before(repository: Repository, commit: str) -> EarlierState:
    """The releases and corrections of the last push, which may be published or not."""
    files = project_commit(repository, commit, DESCRIPTOR)
    return earlier_files("the last push", files)


def project_at(repository: Repository, commit: str) -> Project:
    """The project in a commit, checked. Raises `InvalidRelease` with all that is wrong in it.

    Raises `UnknownName` if there is no project.
    """
    files = project_commit(repository, commit, DESCRIPTOR)
    if DESCRIPTOR not in files:
        raise UnknownName(
            f"the commit {commit[:12]} holds no {DESCRIPTOR} at its top; "
            "push the folder of a project"
        )
    return project_of(files, DESCRIPTOR)


def publish(shelf: Shelf, commit: str, say: Say) -> None:
    """Builds the site of a commit, and shows it. If something fails, the site stays as it is.

    Nothing is done if a later commit is shown. Raises what `project_at` and `build_site` raise.
    """
    with shelf.locked(say), reading(shelf, commit) as repository:
        before = shelf.current()
        if before and repository.is_before(commit, before.commit):
            say(LATER)
        else:
            build_and_show(shelf, repository, commit, say)


def publish_newest(shelf: Shelf, say: Say) -> None:
    """Builds the newest commit of the branch and shows it, whatever is shown.

    Raises what `publish` raises, and `UnknownName` if the branch has no commit.
    """
    with shelf.locked(say):
        commit = newest_commit(shelf)
        with reading(shelf, commit) as repository:
            build_and_show(shelf, repository, commit, say)


def build_and_show(shelf: Shelf, repository: Repository, commit: str, say: Say) -> None:
    """Builds the site of a commit, shows it, and says what that changes. The folder is locked."""
    shelf.sweep()
    before = shelf.current()
    try:
        project = project_at(repository, commit)
        say(f"building the site of {commit[:12]}")
        version = built(shelf, project, commit)
        shelf.show(version)
    except BaseException as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        shelf.log("failed", commit, problem=reason)
        raise
    shelf.log("published", commit, version=version.number)
    say(f"published as version {version.words}")
    if before:
        say(changed_figures(repository, before, project.register))


def built(shelf: Shelf, project: Project, commit: str) -> Version:
    """Builds a project, and makes it the newest version. It is not shown yet."""
    link = shelf.folder / "next"
    build_site(project, link, project.register.release.languages, compressed=True)
    version = shelf.add(link.resolve(), commit)
    link.unlink()
    return version


def changed_figures(repository: Repository, before: Version, now: Register) -> str:
    """What a publication changes in the figures, in lines; the first ones if there are many."""
    try:
        files = project_commit(repository, before.commit, DESCRIPTOR)
        earlier = snapshot(working_tree(files, DESCRIPTOR))
    except InvalidRelease:
        return f"the figures of version {before.words} cannot be read by the program of today"
    changes = difference(earlier, snapshot(now), base=before.words, head="this one")
    lines = as_text(changes, {}).splitlines()
    further = len(lines) - MOST_LINES
    more = [f"… and {further} further lines: answerable diff"] if further > 0 else []
    return "\n".join([*lines[:MOST_LINES], *more])


def newest_commit(shelf: Shelf) -> str:
    """The commit of the published branch. Raises `UnknownName` if the branch has none."""
    commit = bare(shelf.repository).commit(shelf.reference)
    if not commit:
        raise UnknownName(
            f"{shelf.repository} has no branch {shelf.branch} yet; push to it: "
            f"git push {quote(str(shelf.repository))} HEAD:{shelf.branch}"
        )
    return commit


def of_branch(shelf: Shelf, pushed: Sequence[Update]) -> list[Update]:
    """The updates of the branch that is published. Other branches may hold anything."""
    return [one for one in pushed if one.reference == shelf.reference]
