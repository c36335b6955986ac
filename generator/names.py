"""Names in addresses of the site that the program gives itself, and names made of symbols."""

import re

GENERATED = (
    "404", "a-z", "api", "assets", "corrections", "data", "entities", "figures", "findings", "index", "mechanisms",
    "pagefind", "releases", "search", "sources", "verify", "years",
)  # fmt: skip
"""The first parts of the addresses of generated pages and files, besides those of packages."""


def slug(text: str) -> str:
    """A symbol or a name as part of an address: E/2020/50 → e-2020-50."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
