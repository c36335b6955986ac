"""The Content-Security-Policy: in each page for its own scripts, and as headers for whoever serves the site."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*(?:src=|json))[^>]*>(.*?)</script>", re.S)
"""A script that stands in the page. Data in JSON is none: browsers never run it."""
CHARSET = '<meta charset="utf-8">'
SOURCES = (
    "default-src 'none'", "script-src {scripts}", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
)  # fmt: skip
FRAMES = "frame-ancestors 'none'"
"""Only a header can say this: in a page it is an error."""
ASSEMBLY = "'wasm-unsafe-eval'"
"""Allows the WebAssembly of the search. Headers are for all pages; a page that does not search forbids it."""
SEARCHES = re.compile(r'<script src="[^"]*search\.js"')
OTHERS = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SHARED = ("/api/*", "/data/*")
"""What other sites may read."""
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def script_hashes(html: str) -> list[str]:
    """The hash of each inline script of a page, as a policy names it, in order and once."""
    found = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in INLINE.findall(html))
    return sorted({f"'sha256-{one}'" for one in found})


def policy(scripts: Iterable[str]) -> str:
    """The policy that allows our own files and these scripts, and nothing else."""
    return "; ".join(SOURCES).format(scripts=" ".join(["'self'", *scripts]))


def with_policy(html: str) -> str:
    """The page with its policy, before anything that the policy is about."""
    assembly = [ASSEMBLY] if SEARCHES.search(html) else []
    scripts = [*assembly, *script_hashes(html)]
    tag = f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    assert CHARSET in html
    return html.replace(CHARSET, tag, 1)


def headers_file(target: Path) -> str:
    """`_headers` for a finished site, in the form that many hosts of static sites read."""
    hashes = sorted({one for page in target.rglob("*.html") for one in script_hashes(page.read_text("utf-8"))})
    everywhere = {"Content-Security-Policy": f"{policy([ASSEMBLY, *hashes])}; {FRAMES}", **OTHERS}
    blocks = [("/*", everywhere), *((path, OPEN) for path in SHARED)]
    lines = (
        line for path, headers in blocks for line in (path, *(f"  {name}: {text}" for name, text in headers.items()))
    )
    return "\n".join(lines) + "\n"
