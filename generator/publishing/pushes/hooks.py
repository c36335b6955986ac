"""Puts the two hooks into a bare repository. They call the installed program, in isolated mode."""

import shlex
import sys
from pathlib import Path

from generator.errors import ContentError, MissingTool, Place, UnknownName, printable, shown
from generator.history.git import Repository, bare
from generator.publishing.pushes.versions import NEW_SETTINGS, SETTINGS, Shelf, make_shelf, shelf_at

HOOKS = ("pre-receive", "post-receive")
OURS = "# Written by “answerable publish install”."
"""The line by which a hook of ours is known."""
PROGRAM = "from generator.cli import main; main()"
HOOK = """#!/bin/sh
{ours} Install again after the program, the repository
# or the site has moved. -I: Python imports nothing from this folder, the user's or PYTHONPATH.
{trap}exec {python} -I -B -c {program} publish hook {name} --site {site}
"""
TRAP = """# By now the push is accepted. If its sender leaves, its site must follow all the same.
trap '' INT HUP
"""


def install(repository: Path, folder: Path, branch: str) -> Shelf:
    """Puts the hooks into a bare repository, and makes the folder of its published site.

    Installed again, it replaces its own hooks. Raises `UnknownName` if there is no bare repository
    or the branch cannot have this name, `ContentError` for hooks of somebody else, and
    `MissingTool` if something cannot be written.
    """
    repository, folder = repository.resolve(), folder.resolve()
    refuse(repository, folder, branch)
    shelf = make_shelf(folder, repository, branch)
    for name in HOOKS:
        path = repository / "hooks" / name
        try:
            path.parent.mkdir(exist_ok=True)
            fresh = path.with_name(f".{name}.new")
            fresh.write_text(hook(name, folder), "utf-8")
            fresh.chmod(0o755)
            fresh.replace(path)
        except OSError as error:
            message = f"nothing can be written in {path.parent} ({error.strerror})"
            raise MissingTool(message) from None
    return shelf


def refuse(repository: Path, folder: Path, branch: str) -> None:
    """Raises an error if the hooks cannot be installed so."""
    git = bare(repository) if repository.is_dir() else None
    if git is None or git.git("rev-parse", "--is-bare-repository") != b"true\n":
        raise UnknownName(
            f"{repository} is no bare repository; make one: "
            f"git init --bare --initial-branch={branch} {shlex.quote(str(repository))}"
        )
    if elsewhere := other_hooks(repository):
        problem = f"git looks for hooks in {shown(elsewhere)}, so ours would never run"
        raise ContentError(Place(str(repository)), problem, "unset core.hooksPath")
    if git.git("check-ref-format", f"refs/heads/{branch}") is None:
        raise UnknownName(f"{printable(branch)} cannot be the name of a branch")
    if repository.is_relative_to(folder) or folder.is_relative_to(repository):
        raise UnknownName("the site and the repository lie one in the other; name another folder")
    for name in HOOKS:
        path = repository / "hooks" / name
        if path.exists() and OURS not in path.read_text("utf-8", "replace"):
            problem = "the repository has this hook already, and it is not ours"
            raise ContentError(Place(str(path)), problem, "move it away")
    refuse_folder(repository, folder)


def other_hooks(repository: Path) -> str:
    """Where git looks for hooks by a setting of repository, user or machine; empty without one."""
    asked = Repository(repository, (f"--git-dir={repository}",))
    said = asked.git("config", "--show-scope", "--get-all", "core.hooksPath") or b""
    scopes = [line.split("\t", 1) for line in said.decode("utf-8", "replace").splitlines()]
    return next((path for scope, path in scopes if scope != "command"), "")


def refuse_folder(repository: Path, folder: Path) -> None:
    """Raises `ContentError` if a folder holds something else, or the site of another repository."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if there - {NEW_SETTINGS} and SETTINGS not in there:
        problem = "the folder of the site holds something else"
        raise ContentError(Place(str(folder)), problem, "name an empty folder with --site")
    other = shelf_at(folder).repository if SETTINGS in there else repository
    if other != repository and other.exists():
        problem = f"it is the site of {other}"
        raise ContentError(Place(str(folder)), problem, "name another folder with --site")


def hook(name: str, folder: Path) -> str:
    """The text of a hook."""
    return HOOK.format(
        ours=OURS,
        name=name,
        program=shlex.quote(PROGRAM),
        python=shlex.quote(sys.executable),
        site=shlex.quote(str(folder)),
        trap=TRAP if name == "post-receive" else "",
    )
