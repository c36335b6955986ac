"""The configuration of nginx: the body of a server block, with the headers of `_headers`."""

from collections.abc import Iterator
from pathlib import Path

from generator.errors import ContentError, MissingTool, Place
from generator.language import is_language
from generator.site.headers import EMBEDDERS, EVERYWHERE, READERS, SHARED
from generator.vocabulary.files import file_types

FEED = "application/atom+xml"
"""The media type of feeds, which are XML files in one folder."""
NAMED = r"[._-][0-9a-f]{7,}(\.min)?\.(css|js|pf_[a-z]+)"
"""The ending of a file name with a hash of the content. Such a file never changes."""
KEPT = "assets|({languages})/(assets/stylesheets|pagefind)"
"""The folders of files with a hash in their names. In other folders the ending means nothing."""
BODY = """\
# How nginx serves the site that `answerable nginx` found. Do not edit this: print it again.
# It belongs into a server block with listen, server_name and certificate; nginx has loaded both
# modules of brotli. If nginx has other servers, this one is the default server of its address
# (`listen 443 ssl default_server`), which answers the requests that nginx cannot read.
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

# $asked is the path of the request as nginx reads it: decoded, without dot segments, double
# slashes, query and fragment. nginx then goes on to the page of a folder or of a 404, which is
# another path; $asked stays.
uninitialized_variable_warn off;
if ($asked = "") {{ set $asked $uri; }}
set $missing /404.html;
set $caching "public, max-age=300";
set $readers "";
set $embedders same-origin;
if ($asked ~ "^/({languages})/") {{ set $missing /$1/404.html; }}
if ($asked ~ "^/({kept})/.*{named}$") {{ set $caching "public, max-age=31536000, immutable"; }}
if ($asked ~ "\\.({shared})$") {{ set $readers *; set $embedders cross-origin; }}
# nginx sets the headers before it looks for the range, so a 416 has the same: it must not be kept.
if ($http_range) {{ set $caching no-cache; }}
# An answer in HTTP/0.9 has no headers; only HTTP/0.9 has no name. nginx closes the connection.
if ($server_protocol = "") {{ return 444; }}

# For requests that nginx refuses before it has a path, with 400, 405, 414, 501 or 505. No variable
# is set for them.
{refused}

# For all other requests. A block with an add_header takes none from outside, so all are here again.
location / {{
    {headers}
    # A header whose text is empty is not sent.
    add_header {readers} $readers always;
    add_header {embedders} $embedders always;
    # Without always, only answers like 200, 206, 301 and 304 have it: no error may be kept.
    add_header Cache-Control $caching;
    error_page 403 404 =404 $missing;
    error_page 416 @unsatisfiable;
    location = /_headers {{ return 404; }}
    location /api/feeds/ {{ types {{ {feed} xml; }} }}
}}

# A 416 has its headers already. The empty one is not sent; it keeps the others from coming again.
location @unsatisfiable {{ add_header Vary ""; return 416; }}
"""


def server_body(site: Path) -> str:
    """The body of a server block for the built site at `site`.

    Raises `MissingTool` if there is no site, and `ContentError` if nginx cannot read its path.
    """
    languages = sorted(
        name for page in site.glob("*/404.html") if is_language(name := page.parent.name)
    )
    if not languages:
        raise MissingTool(f"no site stands at {site}; build one: answerable build")
    if set(str(site)) & set('"$\\'):
        raise ContentError(
            Place(str(site)),
            'nginx cannot be told of a path with ", $ or \\',
            "move the site to another",
        )
    types = {"text/html": "html", **{one.media_type: one.ending for one in file_types()}}
    texts = [one.media_type for one in file_types() if one.form == "text"]
    structured = [one.media_type for one in file_types() if one.form == "structured"]
    names = "|".join(languages)
    headers = {**EVERYWHERE, "Vary": "Accept-Encoding"}
    return BODY.format(
        root=site,
        types="\n".join(f"    {name} {ending};" for name, ending in types.items()),
        feed=FEED,
        texts=" ".join(texts),
        compressed=" ".join([*texts, *structured, FEED]),
        languages=names,
        kept=KEPT.format(languages=names),
        named=NAMED,
        shared="|".join(SHARED),
        refused="\n".join(header_lines({**headers, EMBEDDERS: "same-origin"})),
        headers="\n    ".join(header_lines(headers)),
        readers=READERS,
        embedders=EMBEDDERS,
    )


def header_lines(headers: dict[str, str]) -> Iterator[str]:
    """The lines that set headers."""
    for name, text in headers.items():
        assert not set(text) & set('"$\\'), f"nginx would read {name} otherwise"
        yield f'add_header {name} "{text}" always;'
