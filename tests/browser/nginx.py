"""Debian's nginx on 127.0.0.1, under the configuration that we print. It needs no root, and writes
to one folder.
"""

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.site.hosting import server_body

NGINX = Path("/usr/sbin/nginx")
MODULES = [
    Path(f"/usr/lib/nginx/modules/ngx_http_brotli_{part}_module.so")
    for part in ("filter", "static")
]
PACKAGES = "libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static nginx"
CONFIGURATION = """\
daemon off;
master_process off;
pid {folder}/pid;
{modules}
events {{}}
http {{
    access_log off;
    {temporary}
    server {{
        listen 127.0.0.1:{port};
        {body}
    }}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def nginx_serving(site: Path, folder: Path) -> Iterator[str]:
    """The address of a site, as long as nginx serves it."""
    if not all(file.exists() for file in (NGINX, *MODULES)):
        pytest.fail(
            f"nginx with brotli is missing; install with: sudo apt-get install {PACKAGES}",
            pytrace=False,
        )
    port = free_port()
    configuration = CONFIGURATION.format(
        folder=folder,
        modules="\n".join(f"load_module {module};" for module in MODULES),
        temporary="\n    ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY),
        port=port,
        body=server_body("nginx.conf", site),
    )
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    command = [str(NGINX), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, folder / "log") as address:
        yield address


@contextmanager
def running(command: Sequence[str], port: int, log: Path) -> Iterator[str]:
    """The address of a server on a port of this machine, as long as it runs."""
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        for _ in range(200):
            if process.poll() is not None or answers(port):
                break
            time.sleep(0.05)
        assert process.poll() is None, log.read_text("utf-8")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
