"""The headers that whoever serves the site sends, and `_headers`, from which many hosts of static sites read them."""

from collections.abc import Iterator
from pathlib import Path

from generator.site.policy import whole_policy

EVERYWHERE = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""What is sent with everything, beside the policy of scripts."""
READERS, EMBEDDERS = "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"
"""Whose scripts may read a file, and whose pages may show it."""
SHARED = ("csv", "ics", "json", "jsonld", "svg", "xlsx", "xml", "zip")
"""How the files end that are for other sites too: all of /api and /data, and those of charts."""


def common_headers(target: Path) -> dict[str, str]:
    """The headers of every path of a finished site, also of those where nothing stands."""
    return {"Content-Security-Policy": whole_policy(target), **EVERYWHERE}


def headers_file(target: Path) -> str:
    """`_headers` for a finished site.

    Hosts agree that `*` stands for anything and that every block that matches is heard; nothing else is relied on. Of a
    header that two blocks say, Cloudflare Pages sends both values with a comma, and the preview of Netlify the later
    one; only the former can take a header back (`! Name`). So no path finds a header in two blocks: what is not said of
    everything is said by the ends of paths. Hence `/*` can have no exceptions, and since charts are to be shown on
    other pages, all may be shown: all of it is public, and no answer depends on who asks.
    """
    blocks = [("/*", {**common_headers(target), EMBEDDERS: "cross-origin"})]
    blocks += [(f"/*.{ending}", {READERS: "*"}) for ending in SHARED]
    return "".join(line for path, headers in blocks for line in block(path, headers))


def block(path: str, headers: dict[str, str]) -> Iterator[str]:
    yield f"{path}\n"
    for name, text in headers.items():
        yield f"  {name}: {text}\n"
