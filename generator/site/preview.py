"""A preview that follows edits: the real build, served by MkDocs' own live-reloading server."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.errors import MissingTool

WATCHED = ("data", "content", "site_templates", "datapackage.json", "mkdocs.yml")


def serve_site(root: Path, output: Path, port: int, build: Callable[[], None]) -> None:
    """Builds, serves on 127.0.0.1 until interrupted, and builds again after each edit.

    `build` says what is wrong instead of raising: the last good site stays.
    Raises `MissingTool` where the port is taken.
    """
    build()
    server = LiveReloadServer(builder=build, host="127.0.0.1", port=port, root=str(output), mount_path="/")
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    try:
        server.serve()
    except OSError:
        raise MissingTool(f"port {port} is taken; choose another: answerable serve --port {port + 1}") from None
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
