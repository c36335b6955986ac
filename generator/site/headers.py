"""The headers of every path, and `_headers`, from which hosts of static sites read the headers."""

from collections.abc import Iterator

from generator.site.policy import HEADER_POLICY

EVERYWHERE = {
    "Content-Security-Policy": HEADER_POLICY,
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""The headers of every path, also of paths where nothing stands."""
READERS, EMBEDDERS = "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"
"""Whose scripts may read a file, and whose pages may show it."""
SHARED = ("csv", "ics", "json", "jsonld", "svg", "xlsx", "xml", "zip")
"""How the files end that are for other sites too: all of /api and /data, and those of charts."""


def headers_file() -> str:
    """The content of `_headers`, the same for every site.

    Hosts agree that `*` stands for anything and that every block that matches is read; nothing
    else is relied on. If two blocks name one header, Cloudflare Pages sends both values with a
    comma, and the preview of Netlify sends the later value. Only Cloudflare Pages can take a header
    back (`! Name`). So no path has a header in two blocks: a header is either for all paths, or for
    the paths with certain endings. `/*` can have no exceptions, and charts must be shown on other
    pages: so all paths may be shown there. All files are public, and no answer depends on the
    reader.
    """
    blocks = [("/*", {**EVERYWHERE, EMBEDDERS: "cross-origin"})]
    blocks += [(f"/*.{ending}", {READERS: "*"}) for ending in SHARED]
    return "".join(line for path, headers in blocks for line in block(path, headers))


def block(path: str, headers: dict[str, str]) -> Iterator[str]:
    yield f"{path}\n"
    for name, text in headers.items():
        yield f"  {name}: {text}\n"
