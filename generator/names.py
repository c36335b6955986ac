"""Names in the addresses of the site."""

import re

GENERATED = (
    "404", "a-z", "api", "assets", "corrections", "data", "due", "entities", "figures", "findings",
    "index", "levels", "mechanisms", "pagefind", "releases", "schemas", "search", "sources",
    "themes",
    "verify", "years",
)  # fmt: skip
"""The first parts of addresses that the program uses itself. No package may have these names."""

PROVIDED = ("about", "accessibility", "glossary", "methodology")
"""The pages in `site_templates/content/`. No package may have these names."""


def slug(text: str) -> str:
    """A symbol or a name in the form that an address needs: E/2020/50 → e-2020-50."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
