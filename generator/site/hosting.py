"""What hosts read to serve a site: the file `_headers`, and what nginx and Caddy are told.

The templates are in `site_templates/hosting`.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.errors import ContentError, MissingTool, Place
from generator.language import is_language
from generator.site.policy import HEADER_POLICY
from generator.site.redirects import HOSTS
from generator.templates import templates
from generator.vocabulary.files import file_types

HEADERS = {
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
SHARED = tuple(sorted(one.ending for one in file_types() if one.is_shared))
"""The endings of files that other sites may read: those of /api, of /data and of charts."""
NAMED = r"[._-][0-9a-f]{7,}(\.min)?\.(css|js|pf_[a-z]+)"
"""The ending of a file name with a hash of the content."""
SPECIAL = '"$\\{}'
"""Characters that nginx or Caddy do not read as they are."""


def headers_file() -> str:
    """The content of `_headers`, the same for every site. Hosts of static sites read it."""
    return hosting_templates().get_template("_headers").render(headers=HEADERS, shared=SHARED)


def server_body(template: str, site: Path) -> str:
    """How a server serves the built site at `site`.

    `template` is `nginx.conf`, the body of a server block of nginx, or `Caddyfile`, that of a site
    block of Caddy. Raises `MissingTool` if there is no site, and `ContentError` if the server
    cannot read its path.
    """
    languages = sorted(
        name for page in site.glob("*/404.html") if is_language(name := page.parent.name)
    )
    if not languages:
        raise MissingTool(f"no site stands at {site}; build one: answerable build")
    if set(str(site)) & set(SPECIAL):
        raise ContentError(
            Place(str(site)),
            'a server cannot be told of a path with ", $, {, } or \\',
            "move the site to another",
        )
    types = file_types()
    return (
        hosting_templates()
        .get_template(template)
        .render(
            site=str(site),
            languages="|".join(languages),
            headers=HEADERS,
            shared="|".join(SHARED),
            named=NAMED,
            types=types,
            redirects=[line.split()[:2] for line in redirect_lines(site)],
            texts=[one.media_type for one in types if one.form == "text"],
            compressed=[one.media_type for one in types if one.form != "archive"],
        )
    )


def redirect_lines(site: Path) -> list[str]:
    """The lines of the file `_redirects` of a site; none if it has no such file."""
    path = site / HOSTS
    return path.read_text("utf-8").splitlines() if path.is_file() else []


@cache
def hosting_templates() -> Environment:
    """The templates of the installed program. A value that is missing is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates("hosting")),
        autoescape=False,  # noqa: S701 - not HTML; `quoted` is for nginx
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quoted
    environment.filters["pattern"] = re.escape
    return environment


def quoted(text: str) -> str:
    """A text that nginx reads as it is, in quotation marks."""
    assert not set(text) & set(SPECIAL), f"a server would read {text} otherwise"
    return f'"{text}"'
