"""A preview that follows edits: the real build, served by MkDocs' own live-reloading server."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.errors import MissingTool

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""What answers requests (WSGI)."""
WATCHED = ("data", "content", "site_templates", "datapackage.json", "mkdocs.yml")


def serve_site(root: Path, output: Path, port: int, build: Callable[[], None]) -> None:
    """Builds, serves on 127.0.0.1 until interrupted, and builds again after each edit.

    `build` says what is wrong instead of raising: the last good site stays.
    Raises `MissingTool` where the port is taken.
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
    """Answers 400 if a path has a NUL byte, which no file can have in its name; otherwise as
    `serve` does.
    """

    def answer(request: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if "\0" not in request["PATH_INFO"]:
            return serve(request, start)
        start("400 Bad Request", [("Content-Type", "text/plain")])
        return [b"400 Bad Request"]

    return answer
