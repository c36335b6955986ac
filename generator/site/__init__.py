"""Pages, charts and files → the website: staging, MkDocs once per language, finishing, one swap."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator.downloads import published_files
from generator.downloads.figures import chart_files
from generator.errors import ContentError, DataError, InvalidRelease, Place
from generator.language import language_named
from generator.models import Register
from generator.pages import build_pages
from generator.site.assembly import Finish, finish_language, write_root
from generator.site.content import content_pages
from generator.site.drawings import cached_bundle, cached_drawing
from generator.site.engine import LanguageBuild, address, language_build, run_mkdocs
from generator.site.manifest import write_manifest
from generator.site.records import Records, site_pages
from generator.site.search import write_search
from generator.site.settings import read_configuration
from generator.site.staging import stage_files, stage_language
from generator.site.swap import swapped


def build_site(register: Register, output: Path, languages: Sequence[str]) -> int:
    """Builds the whole site beside `output`, then makes `output` a symbolic link to it; returns the number of pages.

    Raises `InvalidRelease` where content or mkdocs.yml is wrong, and `ContentError` where MkDocs finds fault or drops
    something. Whatever it raises, the site that stood before still stands.
    """
    root = register.release.root
    check_site(root)
    configuration = read_configuration(root / "mkdocs.yml")
    content = content_pages(root / "content")
    draw = partial(cached_drawing, root / ".cache" / "charts")
    bundle, script = cached_bundle(root / ".cache" / "charts")
    with swapped(output) as target, tempfile.TemporaryDirectory(prefix="answerable-") as staging:
        builds = []
        pages = {}
        for code in languages:
            pages[code] = build_pages(register, language_named(code))
            folder = Path(staging) / code
            others = [other for other in languages if other != code]
            build = language_build(configuration, register, [code, *others], (folder, target / code))
            stage_language(pages[code], content.get(code, []), build, draw)
            stage_files(chart_files(register, pages[code], language_named(code), address(configuration)), build)
            builds.append(build)
        run_builds(builds)
        for build in builds:
            known = site_pages(pages[build.code], content.get(build.code, []))
            records = Records(register, language_named(build.code), address(configuration), known)
            finish_language(pages[build.code], build, Finish(draw, bundle, records, languages, address(configuration)))
            write_search(build, register, known)
        write_root(target, {**published_files(register, address(configuration)), bundle: script}, languages)
        write_manifest(target)
    return sum(len(of_language) for of_language in pages.values()) + sum(
        len(content.get(code, [])) for code in languages
    )


def run_builds(builds: Sequence[LanguageBuild]) -> None:
    """MkDocs over every language, each in a process of its own. Raises `ContentError` with what it finds fault with."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as processes:
        for build, fault in zip(builds, processes.map(run_mkdocs, builds), strict=True):
            if fault:
                place = Place(f"content/{build.code}")
                raise ContentError(place, f"MkDocs finds fault: {fault}", "mend the page or the template that it names")


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
