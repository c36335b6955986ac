"""Serves the built site, and builds it again after each edit (with the server of MkDocs)."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.errors import MissingTool

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A function that answers requests (WSGI)."""
WATCHED = ("data", "content", "site_templates", "datapackage.json", "mkdocs.yml")
"""Files and folders of a project; an edit of one starts a build."""


def serve_site(root: Path, output: Path, port: int, build: Callable[[], None]) -> None:
    """Builds, serves on 127.0.0.1 until interrupted, and builds again after each edit.

    `build` prints errors and does not raise them; the last good site stays.
    Raises `MissingTool` if the port is taken.
    """
    build()
    server = LiveReloadServer(
        builder=build, host="127.0.0.1", port=port, root=str(output), mount_path="/"
    )
    server.set_app(without_odd_paths(server.serve_request))
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    try:
        server.serve()
    except OSError:
        raise MissingTool(
            f"port {port} is taken; choose another: answerable serve --port {port + 1}"
        ) from None
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def without_odd_paths(serve: Application) -> Application:
    """An application that answers like `serve`, but with 400 if the path has a NUL byte.

    No file name can hold a NUL byte.
    """

    def answer(request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if "\0" not in request["PATH_INFO"]:
            return serve(request, start)
        start("400 Bad Request", [("Content-Type", "text/plain")])
        return [b"400 Bad Request"]

    return answer
