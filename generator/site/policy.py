"""The Content-Security-Policy, as a tag in each page and as a header of every path.

Browsers run only scripts that are files of the site. Our pages hold no scripts, so a script in the
HTML of a page can only come from data, and no browser runs it. The policies are constants: they do
not depend on what a page holds.
"""

SOURCES = (
    "default-src 'none'", "script-src {scripts}", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
    "base-uri 'none'", "form-action 'self'",
)  # fmt: skip
PAGE_POLICY = "; ".join(SOURCES).format(scripts="'self'")
"""The policy of all pages but the search."""
SEARCH_POLICY = "; ".join(SOURCES).format(scripts="'self' 'wasm-unsafe-eval'")
"""The policy of the page of the search, whose script is compiled to WebAssembly."""
HEADER_POLICY = f"{SEARCH_POLICY}; frame-ancestors 'none'"
"""The policy in the header of every path. Browsers also apply the stricter tag of each page.

`frame-ancestors` is allowed only in a header: in a tag it is an error.
"""


def page_policy(script: str) -> str:
    """The policy of a page. `script` is the name of the script of the page, or empty."""
    return SEARCH_POLICY if script == "search.js" else PAGE_POLICY
