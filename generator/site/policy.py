"""The Content-Security-Policy: in each page for its own scripts, and as a header for all of them."""

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


def whole_policy(target: Path) -> str:
    """The policy as one header for every page of a finished site."""
    hashes = sorted({one for page in target.rglob("*.html") for one in script_hashes(page.read_text("utf-8"))})
    return f"{policy([ASSEMBLY, *hashes])}; {FRAMES}"
