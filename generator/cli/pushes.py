"""`answerable publish`: publication by `git push`, and what looks after it."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.exits import leave
from generator.errors import DataError, UnknownName

if TYPE_CHECKING:
    from generator.publishing.pushes.receiving import Update
    from generator.publishing.pushes.versions import Shelf

publish = typer.Typer(
    no_args_is_help=True, help="Publish a site by git push, and look after it on its server."
)
Site = Annotated[Path, typer.Option(help="The folder of the published site.")]


@publish.command()
def install(
    repo: Annotated[Path, typer.Option(help="The bare repository to which people push.")],
    site: Annotated[Path, typer.Option(help="The folder of the published site; it is made.")],
    branch: Annotated[str, typer.Option(help="The branch that is published.")] = "main",
) -> None:
    """Put hooks into a bare repository: they check each push, and publish it."""
    from generator.publishing.pushes.hooks import install as put_hooks

    shelf = put_hooks(repo, site, branch)
    print(
        f"each push to {branch} of {shelf.repository} is now checked and published\n"
        f"the site will stand at {shelf.site}\n"
        f"next: git push {quote(str(shelf.repository))} HEAD:{branch}\n"
        f"then: answerable nginx --site {quote(str(shelf.site))}"
    )


@publish.command()
def status(site: Site) -> None:
    """Say which version is shown, and whether the branch has a newer one."""
    from generator.publishing.pushes.reports import status_lines
    from generator.publishing.pushes.versions import shelf_at

    print("\n".join(status_lines(shelf_at(site))))


@publish.command()
def log(site: Site) -> None:
    """Say what was published, refused and rolled back, the newest first."""
    from generator.publishing.pushes.reports import log_lines
    from generator.publishing.pushes.versions import shelf_at

    for line in log_lines(shelf_at(site)):
        print(line)


@publish.command()
def rollback(
    site: Site,
    to: Annotated[str, typer.Option(help="A number, like 7; without it, the one before.")] = "",
) -> None:
    """Show an earlier version again. The branch stays as it is: take the change back there too."""
    from generator.publishing.pushes.versions import version_named

    shelf = opened(site)
    version = version_named(shelf, to)
    with shelf.locked(say):
        version = version_named(shelf, str(version.number))
        shelf.show(version)
        shelf.log("rolled back", version.commit, version=version.number)
    say(f"version {version.words} is shown; the next push is published as usual")


@publish.command()
def update(site: Site) -> None:
    """Publish the newest commit again: after a failure, a rollback or an update of the program."""
    from generator.publishing.pushes.receiving import publish_newest

    publish_newest(opened(site), say)


@publish.command(hidden=True)
def hook(
    name: Annotated[str, typer.Argument(help="pre-receive or post-receive.")], site: Site
) -> None:
    """What git calls during a push. It reads from git which branches change."""
    from generator.publishing.pushes.receiving import of_branch, updates

    if name == "post-receive":
        leave_terminal()
    shelf = opened(site)
    for update in of_branch(shelf, updates(sys.stdin.read())):
        if name == "pre-receive":
            refuse_wrong(shelf, update)
        else:
            publish_accepted(shelf, update)


def refuse_wrong(shelf: "Shelf", update: "Update") -> None:
    """Checks the project of a push, and leaves with 1 if it is not to be published."""
    from generator.publishing.pushes.receiving import push_problems

    if not update.is_deletion:
        say(f"checking {update.new[:12]}")
    problems: Sequence[DataError | str]
    try:
        problems = push_problems(shelf, update)
    except UnknownName as error:
        problems = [str(error)]
    if problems:
        shelf.log("refused", update.new, problem=str(problems[0]))
        say("\n".join(map(str, problems)))
        what = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        leave(f"{what}; the push is refused, and the site stays as it is", 1)


def publish_accepted(shelf: "Shelf", update: "Update") -> None:
    """Publishes what was accepted. If that fails, it says what to do; the site stays as it is."""
    from generator.publishing.pushes.receiving import publish as publish_commit

    try:
        publish_commit(shelf, update.new, say)
    except BaseException:
        current = shelf.current()
        if current is None or current.commit != update.new:
            say(
                "the push is accepted, and its site could not be built, for the reason below; the "
                "site stays as it is. When it is mended, on the server: "
                f"answerable publish update --site {quote(str(shelf.folder))}"
            )
        raise


def leave_terminal() -> None:
    """Goes on when the person who pushes interrupts git or loses the connection.

    The push is accepted by then, so its site must follow. Until here the hook ignores signals.
    """
    if os.getpid() != os.getpgid(0):
        os.setsid()


def opened(site: Path) -> "Shelf":
    """The folder of a published site. From here on, whatever is written is written below it, so
    that a web server can read it.
    """
    from generator.publishing.pushes.versions import shelf_at

    shelf = shelf_at(site)
    os.umask(0o022)
    os.environ["XDG_CACHE_HOME"] = str(shelf.folder / "cache")
    os.environ["TMPDIR"] = tempfile.tempdir = str(shelf.temporary)
    return shelf


def say(text: str) -> None:
    """Prints to the person who pushes; goes on if nobody reads any more."""
    with contextlib.suppress(OSError):
        print(text, flush=True)
