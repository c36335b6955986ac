"""What `answerable publish status` and `log` say."""

from collections.abc import Iterator, Mapping
from shlex import quote
from typing import Any

from generator.errors import printable
from generator.history.git import bare
from generator.publishing.pushes.versions import Shelf

WORDS = {
    "published": "published as version {version:04}",
    "failed": "not published: {problem}",
    "refused": "push refused: {problem}",
    "rolled back": "version {version:04} is shown again",
}
"""What is said of each event of the log."""


def status_lines(shelf: Shelf) -> Iterator[str]:
    """Which version is shown, if the branch has a newer commit, and which versions are kept."""
    current = shelf.current()
    newest = bare(shelf.repository).commit(shelf.reference)
    yield f"shown: version {current.words}" if current else "shown: nothing yet"
    yield f"branch {shelf.branch}: {newest[:12] or 'no commit yet'}"
    if shelf.is_busy:
        yield "a site is being built now"
    elif newest and (current is None or current.commit != newest):
        yield (
            f"the newest commit is not shown; to publish it: "
            f"answerable publish update --site {quote(str(shelf.folder))}"
        )
    yield f"kept: {', '.join(f'{one.number:04}' for one in shelf.versions()) or 'nothing'}"


def log_lines(shelf: Shelf) -> Iterator[str]:
    """What happened, the newest first: time, commit, event."""
    for event in reversed(shelf.events()):
        yield f"{event['time']}  {str(event['commit'])[:12]}  {event_words(event)}"


def event_words(event: Mapping[str, Any]) -> str:
    """An event of the log on one line."""
    return printable(WORDS[event["event"]].format(**event))
