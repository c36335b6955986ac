"""How nginx serves the site: the body of a server block, with the same headers as `_headers`."""

from collections.abc import Iterator
from pathlib import Path

from generator.errors import ContentError, MissingTool, Place
from generator.site.headers import EMBEDDERS, EVERYWHERE, READERS, SHARED

TEXTS = {
    "text/css": "css",
    "text/javascript": "js",
    "text/csv": "csv",
    "text/calendar": "ics",
    "text/markdown": "md",
}
"""Types of text in UTF-8, by how files end; HTML is always one."""
STRUCTURED = {
    "application/json": "json",
    "application/ld+json": "jsonld",
    "application/manifest+json": "webmanifest",
    "application/xml": "xml",
    "image/svg+xml": "svg",
    "application/wasm": "wasm",
}
"""Types that shrink as texts do, and say themselves how they are encoded."""
ARCHIVES = {
    "application/gzip": "gz",
    "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
"""Types that are compressed already, like the index of the search, which is plain bytes."""
FEED = "application/atom+xml"
NAMED = r"[._-][0-9a-f]{7,}(\.min)?\.(css|js|pf_[a-z]+)"
"""How the names of files end that are named by their content, and so never change."""
BODY = """\
# How nginx serves the site that stood when `answerable nginx` printed this: print it again, do not edit it.
# It belongs into a server block with listen, server_name and certificate; nginx has loaded both modules of brotli.
root "{root}";
index index.html;
absolute_redirect off;
server_tokens off;
# The root is a link that each build replaces, so every request looks where it leads.
disable_symlinks off;
open_file_cache off;

types {{
{types}
}}
default_type application/octet-stream;
location /api/feeds/ {{ types {{ {feed} xml; }} }}
charset utf-8;
charset_types {texts};

brotli on;
brotli_static on;
brotli_types {compressed};
gzip on;
gzip_static on;
gzip_comp_level 6;
gzip_proxied any;
gzip_types {compressed};

# What depends on the path goes by what was asked for, which the page of a 404 keeps.
set $missing /404.html;
set $caching "public, max-age=300";
set $readers "";
set $embedders same-origin;
if ($request_uri ~ "^/({languages})/") {{ set $missing /$1/404.html; }}
if ($request_uri ~ "^[^?]*{named}($|\\?)") {{ set $caching "public, max-age=31536000, immutable"; }}
if ($request_uri ~ "^[^?]*\\.({shared})($|\\?)") {{ set $readers *; set $embedders cross-origin; }}
error_page 403 404 =404 $missing;
location = /_headers {{ return 404; }}

# All headers stand here: an add_header in a location would cancel them there. One whose text is empty is not sent.
{headers}
add_header {readers} $readers always;
add_header {embedders} $embedders always;
add_header Vary Accept-Encoding always;
# Not always: what is missing now may stand there tomorrow.
add_header Cache-Control $caching;
"""


def server_body(site: Path) -> str:
    """The body of a server block for the site that stands. Raises `MissingTool` where none does.

    Raises `ContentError` for a path that nginx would read otherwise.
    """
    languages = sorted(page.parent.name for page in site.glob("*/404.html"))
    if not languages:
        raise MissingTool(f"no site stands at {site}; build one: answerable build")
    if set(str(site)) & set('"$\\'):
        raise ContentError(
            Place(str(site)), 'nginx cannot be told of a path with ", $ or \\', "move the site to another"
        )
    types = {"text/html": "html", **TEXTS, **STRUCTURED, **ARCHIVES}
    return BODY.format(
        root=site,
        types="\n".join(f"    {name} {ending};" for name, ending in types.items()),
        feed=FEED,
        texts=" ".join(TEXTS),
        compressed=" ".join([*TEXTS, *STRUCTURED, FEED]),
        languages="|".join(languages),
        named=NAMED,
        shared="|".join(SHARED),
        headers="\n".join(header_lines(EVERYWHERE)),
        readers=READERS,
        embedders=EMBEDDERS,
    )


def header_lines(headers: dict[str, str]) -> Iterator[str]:
    for name, text in headers.items():
        assert not set(text) & set('"$\\'), f"nginx would read {name} otherwise"
        yield f'add_header {name} "{text}" always;'
