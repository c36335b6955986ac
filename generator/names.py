"""Names in addresses of the site that the program gives itself."""

GENERATED = (
    "404", "a-z", "api", "assets", "corrections", "data", "entities", "figures", "findings", "index", "mechanisms",
    "pagefind", "releases", "search", "sources", "verify", "years",
)  # fmt: skip
"""The first parts of the addresses of generated pages and files, besides those of packages."""
