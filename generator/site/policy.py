"""The Content-Security-Policy, as a tag in each page and as a header of every path.

Browsers run only scripts that are files of the site. Pages hold no scripts themselves, so a script
that stands in a page came with a text that was given to us. The policies are constants: they never
depend on what a page holds.
"""

CHARSET = '<meta charset="utf-8">'
SOURCES = (
    "default-src 'none'", "script-src {scripts}", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
    "base-uri 'none'", "form-action 'self'",
)  # fmt: skip
PAGE_POLICY = "; ".join(SOURCES).format(scripts="'self'")
"""The policy of a page that does not search."""
SEARCH_POLICY = "; ".join(SOURCES).format(scripts="'self' 'wasm-unsafe-eval'")
"""The policy of the search, which is compiled to WebAssembly."""
HEADER_POLICY = f"{SEARCH_POLICY}; frame-ancestors 'none'"
"""The policy of every path: browsers also enforce the stricter tag of each page.

`frame-ancestors` is allowed only in a header: in a tag it is an error.
"""


def page_policy(script: str) -> str:
    """The policy of a page, by the name of the script that the page asks for."""
    return SEARCH_POLICY if script == "search.js" else PAGE_POLICY


def with_policy(html: str, policy: str) -> str:
    """The page with a policy, which stands before all that the policy restricts."""
    if CHARSET not in html:
        raise AssertionError("a page without its set of characters has no place for the policy")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(CHARSET, f"{CHARSET}\n{tag}", 1)
