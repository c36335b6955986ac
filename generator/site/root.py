"""The top of the site: `/`, the page for errors, headers, and the published files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.language import language_named
from generator.pages.templates import html_templates
from generator.site.files import write
from generator.site.headers import headers_file
from generator.site.policy import PAGE_POLICY


def write_root(target: Path, files: Mapping[str, bytes], languages: Sequence[str]) -> None:
    """Writes the top of the site.

    `files` are the published files by path; `languages` are those of the site.
    """
    values = {"languages": list(map(language_named, languages)), "policy": PAGE_POLICY}
    page = html_templates("ltr").get_template("root.html").render(values)
    write(target, "index.html", page)
    write(target, "404.html", (target / languages[0] / "404.html").read_bytes())
    for path, content in files.items():
        write(target, path, content)
    write(target, "_headers", headers_file())
