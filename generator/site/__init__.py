"""Pages, charts and files → the website: each language in a process of its own, then one swap."""

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from generator.downloads import published_files
from generator.downloads.figures import chart_files
from generator.errors import DataError, InvalidRelease
from generator.language import language_named
from generator.models import Register
from generator.pages import build_pages
from generator.site.assembly import Finish, finish_language, write_root
from generator.site.content import ContentPage, content_pages, pages_in, written_in
from generator.site.drawings import cached_bundle, cached_drawing
from generator.site.engine import address, language_build, run_mkdocs
from generator.site.manifest import write_manifest
from generator.site.records import Records, site_pages
from generator.site.search import write_search
from generator.site.settings import read_configuration
from generator.site.staging import published, stage_files, stage_language
from generator.site.swap import swapped

CHARTS = Path(".cache") / "charts"
"""The chart cache below the folder of the project."""
WORKERS = 2
"""Languages that are built at once: each in a process of its own, of about 250 MB."""


@dataclass(frozen=True)
class Plan:
    """What every language of a site is built from. It travels to other processes."""

    register: Register
    configuration: Mapping[str, Any]
    content: Mapping[str, Sequence[ContentPage]]
    languages: Sequence[str]
    folders: tuple[Path, Path]
    """Where languages are staged, and where the site is written: one folder a language in both."""
    bundle: str
    """Where what draws charts in the browser stands below the top of the site."""


def build_site(register: Register, output: Path, languages: Sequence[str]) -> int:
    """Builds the whole site beside `output`, then makes `output` a symbolic link to it; returns the number of pages.

    Raises `InvalidRelease` where content or mkdocs.yml is wrong, and `ContentError` where MkDocs finds fault or drops
    something. Whatever it raises, the site that stood before still stands.
    """
    root = register.release.root
    check_site(root)
    configuration = read_configuration(root / "mkdocs.yml")
    content = content_pages(root / "content")
    with swapped(output) as target, tempfile.TemporaryDirectory(prefix="answerable-") as staging:
        bundle, script = cached_bundle(root / CHARTS)
        plan = Plan(register, configuration, content, languages, (Path(staging), target), bundle)
        # Before the processes start: a thread packs the register for them, and what is read of it meanwhile changes it.
        files = published_files(register, address(configuration))
        with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as processes:
            count = sum(processes.map(partial(build_language, plan), languages))
        write_root(target, {**files, bundle: script}, languages)
        write_manifest(target)
    return count


def build_language(plan: Plan, code: str) -> int:
    """Everything below the folder of one language, from pages to search; returns the number of its pages."""
    register, site, language = plan.register, address(plan.configuration), language_named(code)
    staging, target = (folder / code for folder in plan.folders)
    others = [other for other in plan.languages if other != code]
    build = language_build(plan.configuration, register, [code, *others], (staging, target))
    draw = partial(cached_drawing, register.release.root / CHARTS)
    pages, written = build_pages(register, language), pages_in(plan.content, code)
    stage_language(pages, written, build, draw)
    stage_files(chart_files(register, pages, language, site), build)
    run_mkdocs(build)
    known = site_pages(pages, written)
    records = Records(register, language, site, known)
    versions = {published(path): codes for path, codes in written_in(plan.content, plan.languages).items()}
    finish_language(pages, build, Finish(draw, plan.bundle, records, plan.languages, versions, site))
    foreign = {published(page.path) for page in written if page.language != code}
    write_search(build, register, {url: page for url, page in known.items() if url not in foreign})
    return len(pages) + len(written)


def check_site(root: Path) -> None:
    """Raises `InvalidRelease` with every fault of mkdocs.yml and content; builds nothing."""
    problems: list[DataError] = []
    for action in (lambda: read_configuration(root / "mkdocs.yml"), lambda: content_pages(root / "content")):
        try:
            action()
        except InvalidRelease as error:
            problems += error.problems
    if problems:
        raise InvalidRelease(problems)
