"""A site on 127.0.0.1, and Debian's Chromium to read it with."""

import fnmatch
import functools
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Host(http.server.SimpleHTTPRequestHandler):
    """A host of static sites: sends the headers that `_headers` asks for, and 404.html where
    nothing stands.

    What the tests add (`/tests/<name>`) is read from `EXTRA`, so that a script can run under the
    policy of the site.
    """

    def end_headers(self) -> None:
        for name, text in headers_for(Path(self.directory), urlsplit(self.path).path).items():
            self.send_header(name, text)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        first, _, name = urlsplit(path).path.lstrip("/").partition("/")
        return (
            str(EXTRA[name]) if first == "tests" and name in EXTRA else super().translate_path(path)
        )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


class Compressing(Host):
    """A host that sends text with brotli, as one on the web would."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or not is_text(file):
            super().do_GET()
            return
        content = compressed(file)
        self.send_response(200)
        for name, text in (
            ("Content-Type", self.guess_type(file)),
            ("Content-Encoding", "br"),
            ("Content-Length", str(len(content))),
        ):
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(content)


def is_text(file: Path) -> bool:
    kind = mimetypes.guess_type(file.name)[0] or ""
    return kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))


@functools.cache
def compressed(file: Path) -> bytes:
    return bytes(brotli.compress(file.read_bytes()))


EXTRA = {"looks.js": Path(__file__).with_name("looks.js")}
"""Files that stand beside every site, below `/tests/`, by name."""


@functools.cache
def header_blocks(file: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """The blocks of a `_headers` file: a pattern of paths, and the headers that those get."""
    blocks: list[tuple[str, list[tuple[str, str]]]] = []
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line.startswith("/"):
            blocks.append((line, []))
        else:
            name, separator, text = line.strip().partition(": ")
            assert separator, f"not every host understands: {line}"
            blocks[-1][1].append((name, text))
    return blocks


def headers_for(folder: Path, path: str) -> dict[str, str]:
    """The headers of one path. Like Cloudflare Pages: one that is said twice has both values, with
    a comma.
    """
    found: dict[str, str] = {}
    for pattern, headers in header_blocks(folder.resolve() / "_headers"):
        for name, text in headers if fnmatch.fnmatchcase(path, pattern) else ():
            found[name] = f"{found[name]}, {text}" if name in found else text
    return found


@contextmanager
def served(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address of a folder, as long as it is served."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(host, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
