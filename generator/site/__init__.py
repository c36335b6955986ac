"""Pages, charts and files → the website: staging, MkDocs once per language, finishing, one swap."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator.downloads import published_files
from generator.language import language_named
from generator.models import Register, Release
from generator.pages import build_pages
from generator.site.assembly import finish_language, write_root
from generator.site.content import content_pages
from generator.site.drawings import cached_drawing
from generator.site.engine import LanguageBuild, language_build, read_configuration, run_mkdocs
from generator.site.staging import stage_language
from generator.site.swap import swapped


def build_site(register: Register, output: Path, languages: Sequence[str]) -> int:
    """Builds the whole site beside `output`, then makes `output` a symbolic link to it; returns the number of pages.

    Raises `InvalidRelease` where content or mkdocs.yml is wrong, and `ContentError` where MkDocs finds fault or drops
    something. Whatever it raises, the site that stood before still stands.
    """
    root = register.release.root
    configuration = read_configuration(root / "mkdocs.yml", register.release)
    content = content_pages(root / "content", languages)
    draw = partial(cached_drawing, root / ".cache" / "charts")
    with swapped(output) as target, tempfile.TemporaryDirectory(prefix="answerable-") as staging:
        builds = []
        pages = {}
        for code in languages:
            pages[code] = build_pages(register, language_named(code))
            folder = Path(staging) / code
            build = language_build(configuration, code, (folder, target / code))
            stage_language(pages[code], content[code], build, draw)
            builds.append(build)
        run_builds(builds)
        for build in builds:
            finish_language(pages[build.code], build, (languages, configuration.address), draw)
        write_root(target, published_files(register), languages)
    return sum(len(of_language) for of_language in pages.values()) + sum(map(len, content.values()))


def run_builds(builds: Sequence[LanguageBuild]) -> None:
    """MkDocs over every language, each in a process of its own."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as processes:
        for _ in processes.map(run_mkdocs, builds):
            pass


def check_site(release: Release) -> None:
    """Raises `InvalidRelease` where content or mkdocs.yml is wrong; builds nothing."""
    read_configuration(release.root / "mkdocs.yml", release)
    content_pages(release.root / "content", release.languages)
