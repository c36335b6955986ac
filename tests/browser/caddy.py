"""Debian's Caddy on 127.0.0.1, under the configuration that we print."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from nginx import free_port, running

from generator.site.hosting import server_body

CADDY = Path("/usr/bin/caddy")
CONFIGURATION = """\
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    import {body}
}}
"""


@contextmanager
def caddy_serving(site: Path, folder: Path) -> Iterator[str]:
    """The address of a site, as long as Caddy serves it."""
    if not CADDY.exists():
        pytest.fail("Caddy is missing; install with: sudo apt-get install caddy", pytrace=False)
    port, body, settings = free_port(), folder / "answerable.caddy", folder / "Caddyfile"
    body.write_text(server_body("Caddyfile", site), "utf-8")
    settings.write_text(CONFIGURATION.format(port=port, body=body), "utf-8")
    command = [str(CADDY), "run", "--config", str(settings), "--adapter", "caddyfile"]
    with running(command, port, folder / "log") as address:
        yield address
