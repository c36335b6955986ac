"""The headers of every path, and the file `_headers`, which hosts of static sites read."""

from collections.abc import Iterator

from generator.site.policy import HEADER_POLICY
from generator.vocabulary.files import file_types

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
"""The headers of every answer, also of errors."""
READERS, EMBEDDERS = "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"
"""The headers that say which sites may read a file with scripts, and which may show it."""
SHARED = tuple(sorted(one.ending for one in file_types() if one.is_shared))
"""The endings of files that other sites may read: those of /api, of /data and of charts."""


def headers_file() -> str:
    """The content of `_headers`, the same for every site.

    All hosts agree on two rules: `*` matches anything, and every block that matches is applied. If
    two blocks name one header, Cloudflare Pages sends both values with a
    comma, and the preview of Netlify sends the later value. Only Cloudflare Pages can take a header
    back (`! Name`). So no path has a header in two blocks: a header is either for all paths, or for
    the paths with certain endings. Other sites must be able to show charts, and `/*` cannot have
    exceptions, so other sites may show all paths. All files are public, and no answer depends on
    the reader.
    """
    blocks = [("/*", {**EVERYWHERE, EMBEDDERS: "cross-origin"})]
    blocks += [(f"/*.{ending}", {READERS: "*"}) for ending in SHARED]
    return "".join(line for path, headers in blocks for line in header_block(path, headers))


def header_block(path: str, headers: dict[str, str]) -> Iterator[str]:
    """The lines of `_headers` for a pattern of paths."""
    yield f"{path}\n"
    for name, text in headers.items():
        yield f"  {name}: {text}\n"
