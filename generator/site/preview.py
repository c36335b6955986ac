"""Shows a project in the browser: the site that was built last, and a new one after each edit.

Pages get one script more, `/preview.js`. It asks `/preview/state` for news, loads the page again
after a build, and shows the mistakes of a project that cannot be built.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Condition, Event, Thread
from urllib.parse import parse_qs, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from generator.errors import MissingTool
from generator.templates import templates

WATCHED = ("data", "content", "site_templates", "datapackage.json", "mkdocs.yml")
"""Files and folders of a project; an edit of one starts a build."""
SCRIPT = templates("hosting") / "preview.js"
SCRIPT_PATH, STATE_PATH = "/preview.js", "/preview/state"
ANSWER_WITHIN = 20
"""Seconds after which a question for news is answered, even if there is nothing new."""
FIRST = b"<!doctype html><title>Preview</title><p>The first build is running.</p>"
"""The page before there is a site."""
HOSTS = ("127.0.0.1", "localhost")
"""The names by which a browser may ask. Another name could be that of a page that reads ours."""
QUIET = 0.2
"""Seconds without an edit before a build begins."""


@dataclass
class State:
    """What the browser is told."""

    builds: int = 0
    """How many builds have succeeded."""
    ended: int = 0
    """How many builds have ended, with a site or without one."""
    mistake: str = ""
    """Why the last build failed; empty if it succeeded."""
    changed: Condition = field(default_factory=Condition)

    def tell(self, mistake: str) -> None:
        """Tells the browsers that a build has ended."""
        with self.changed:
            self.mistake = mistake
            self.builds += not mistake
            self.ended += 1
            self.changed.notify_all()

    def news(self, known: str) -> dict[str, str]:
        """The state, as soon as more builds have ended than a browser knows, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.ended) != known, timeout=ANSWER_WITHIN)
            return {
                "ended": str(self.ended),
                "builds": str(self.builds),
                "mistake": self.mistake,
            }


class Pages(SimpleHTTPRequestHandler):
    """Answers requests with files of the site. The library wants a class."""

    def __init__(self, *given: object, state: State, preview: Path, site: Path) -> None:
        self.state = state
        folder = preview if state.builds else site
        super().__init__(*given, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers a request. Only browsers that ask this machine by its own name get an answer."""
        try:
            address = urlsplit(self.path)
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if host not in HOSTS:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif address.path == SCRIPT_PATH:
            self.answer(SCRIPT.read_bytes(), "text/javascript")
        elif address.path == STATE_PATH:
            news = self.state.news(parse_qs(address.query).get("ended", [""])[0])
            self.answer(json.dumps(news).encode(), "application/json")
        elif "%00" in address.path:
            self.send_error(HTTPStatus.BAD_REQUEST)
        else:
            try:
                self.answer_file(Path(self.translate_path(address.path)))
            except OSError:
                self.send_error(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        """Answers no question about files only."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def answer_file(self, path: Path) -> None:
        """Answers with a file, and with our page for errors if there is none."""
        if path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            super().do_GET()
            return
        file = path / "index.html" if path.is_dir() else path
        status = HTTPStatus.OK
        if not file.is_file():
            file = Path(self.directory, "404.html")
            status = HTTPStatus.NOT_FOUND if file.is_file() else HTTPStatus.OK
        builds = self.state.builds
        content = file.read_bytes() if file.is_file() else FIRST
        kind = self.guess_type(str(file))
        if file.suffix == ".html":
            script = f'<script src="{SCRIPT_PATH}" data-builds="{builds}"></script>'
            content += script.encode()
            kind = "text/html; charset=utf-8"
        self.answer(content, kind, status)

    def answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Sends an answer that the browser does not keep."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.copyfile(BytesIO(content), self.wfile)

    def log_message(self, *_: object) -> None:
        """Says nothing for each request."""


@dataclass(frozen=True)
class Preview:
    """What is served."""

    root: Path
    """The folder of the project."""
    preview: Path
    """The folder into which `build` writes."""
    site: Path
    """The site that is shown until the first build has succeeded."""
    build: Callable[[], str]
    """Returns why a build failed, or an empty text."""
    templates: Path | None = None
    """A folder with templates that replace those of the program; None if there is none."""

    @property
    def watched(self) -> list[Path]:
        """The files and folders whose edits start a build."""
        own = [self.templates] if self.templates else []
        return [*(self.root / name for name in WATCHED), *own]


def serve_site(served: Preview, port: int, say: Callable[..., None]) -> None:
    """Serves a site on 127.0.0.1 until interrupted, and builds it at once and after each edit.

    `say` prints the address. Raises `MissingTool` if the port is taken.
    """
    state, edited = State(), Event()
    try:
        pages = partial(Pages, state=state, preview=served.preview, site=served.site)
        server = ThreadingHTTPServer(("127.0.0.1", port), pages)
    except OSError:
        raise MissingTool(
            f"port {port} is taken; choose another: answerable serve --port {port + 1}"
        ) from None
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    say(f"http://127.0.0.1:{server.server_port}/")
    observer = watching(served.watched, edited)
    edited.set()
    try:
        while True:
            edited.wait()
            while edited.is_set():
                edited.clear()
                edited.wait(QUIET)
            state.tell(served.build())
    except KeyboardInterrupt:
        return
    finally:
        observer.stop()
        server.shutdown()
        server.server_close()


def watching(watched: Sequence[Path], edited: Event) -> BaseObserver:
    """Sets `edited` after each edit of one of these files and folders."""

    class Edits(FileSystemEventHandler):
        """What the library calls."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in ("created", "modified", "moved", "deleted"):
                edited.set()

    observer = Observer()
    for path in watched:
        if path.exists():
            observer.schedule(Edits(), str(path), recursive=True)
    observer.start()
    return observer
