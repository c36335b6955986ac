"""The top of the site: `/`, headers, old addresses, and the published files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from generator.language import language_named, language_of
from generator.pages.home import promise
from generator.pages.local import local_packages
from generator.pages.templates import html_templates, rendered
from generator.site.files import write
from generator.site.hosting import headers_file
from generator.site.policy import PAGE_POLICY
from generator.site.project import Project, address
from generator.site.redirects import HOSTS, hosts_file, moved_pages


def write_root(
    project: Project,
    target: Path,
    files: Mapping[str, bytes],
    languages: Sequence[str],
    built: Sequence[str],
) -> None:
    """Writes the top of the site, but for what needs the pages of all languages (`finish`).

    `files` are the published files by path, `languages` those of the site. `built` are those that
    are built now.
    """
    values = {
        "name": project.configuration["site_name"],
        "languages": list(map(language_named, languages)),
        "policy": PAGE_POLICY,
        "icon": project.look.favicon,
    }
    page = (
        html_templates("ltr", project.register.own_templates)
        .get_template("root.html")
        .render(values)
    )
    write(target, "index.html", page)
    write(target, "_headers", headers_file())
    write(target, "llms.txt", llms_text(project, languages[0]))
    for path, text in redirect_files(project, languages, built).items():
        write(target, path, text)
    for path, content in files.items():
        write(target, path, content)


def redirect_files(
    project: Project, languages: Sequence[str], built: Sequence[str]
) -> dict[str, str]:
    """The pages at old addresses, and the file that hosts read; nothing without old addresses."""
    if not project.redirects:
        return {}
    site, release = address(project.configuration), project.register.release
    words = {code: language_of(release, code).text("This page has moved.") for code in built}
    templates = project.register.own_templates
    pages = dict(moved_pages(project.redirects, site, words, templates))
    return {**pages, HOSTS: hosts_file(project.redirects, urlsplit(site).path, languages)}


def llms_text(project: Project, code: str) -> str:
    """The text for programs that read the site: where it is Markdown, and where its data are."""
    register, language = project.register, language_of(project.register.release, code)
    values = {
        "name": register.release.identity.title(code, project.configuration["site_name"]),
        "site": address(project.configuration),
        "promise": promise(register, language),
        "notice": language.localised(register.release.identity.notice),
        "packages": local_packages(register, language),
    }
    return rendered("llms.md", values, register=register, language=language, path="index.md")
