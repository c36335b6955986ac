"""Builds the website from a project: one process per language, then the old site is replaced."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from generator.downloads import published_files
from generator.downloads.figures import chart_files
from generator.errors import MissingTool
from generator.language import language_named
from generator.pages.building import build_pages
from generator.site.assembly import Finish, finish_language, write_root
from generator.site.content import pages_in, written_in
from generator.site.drawings import cache_outside, cached_bundle, cached_drawing, cached_spec
from generator.site.engine import language_build, run_mkdocs
from generator.site.manifest import write_manifest
from generator.site.project import Project, address
from generator.site.records import Records, site_pages
from generator.site.search import write_search
from generator.site.staging import published, stage_files, stage_language
from generator.site.swap import Workplace, swapped

WORKERS = 2
"""How many languages are built at the same time. The process of a language needs about 250 MB."""


@dataclass(frozen=True)
class Plan:
    """All that the build of a language needs. It is pickled and sent to other processes."""

    project: Project
    languages: Sequence[str]
    workplace: Workplace
    bundle: str
    """The path of the script that draws charts in the browser, below the top of the site."""
    cache: Path | None
    """The folder that keeps drawings between builds; None if there is no such folder."""


def build_site(project: Project, output: Path, languages: Sequence[str]) -> int:
    """Builds the site in a folder beside `output`, makes `output` a link to it, returns its pages.

    Raises `ContentError` if MkDocs reports a problem or leaves something out, and `MissingTool` if
    a process is killed or a folder cannot be written. After an error, `output` is as it was before.
    """
    with swapped(output) as workplace:
        cache = cache_outside(project.folder)
        bundle, script = cached_bundle(cache)
        light = replace(project.register, release=replace(project.register.release, files={}))
        plan = Plan(replace(project, register=light), languages, workplace, bundle, cache)
        # This reads the whole register and fills its caches. It comes first, because a thread of
        # the pool pickles the register while this one would still fill them.
        files = published_files(project.register, address(project.configuration))
        count = sum(in_processes(partial(build_language, plan), languages))
        write_root(workplace.target, {**files, bundle: script}, languages)
        write_manifest(workplace.target)
    return count


def in_processes(build: Callable[[str], int], languages: Sequence[str]) -> list[int]:
    """Calls `build` with each language, each in its own process. Returns the results in order.

    Raises `MissingTool` if the system kills a process.
    """
    # Without this, a new process of Python imports modules from the current folder: the project's.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = get_context("spawn")
    try:
        with ProcessPoolExecutor(
            WORKERS, mp_context=context, initializer=end_with_parent
        ) as processes:
            return list(processes.map(build, languages))
    except BrokenProcessPool:
        message = (
            "a process of the build was ended from outside, most likely because memory ran out; "
            "free memory, or build one language at a time: answerable build --languages en"
        )
        raise MissingTool(message) from None


def end_with_parent() -> None:
    """Ends this process when its parent process has ended. Otherwise it waits for work for ever."""

    def watch() -> None:
        parent = parent_process()
        assert parent is not None
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def build_language(plan: Plan, code: str) -> int:
    """Builds everything below the folder of one language; returns the number of its pages."""
    project, language = plan.project, language_named(code)
    register, site, content = project.register, address(project.configuration), project.content
    staging, target = plan.workplace.staging / code, plan.workplace.target / code
    others = [other for other in plan.languages if other != code]
    build = language_build(
        project.configuration, register, languages=[code, *others], staging=staging, target=target
    )
    pages, written = build_pages(register, language), pages_in(content, code)
    draw = partial(cached_drawing, cache=plan.cache)
    stage_language(pages, written, build, draw)
    spec = partial(cached_spec, cache=plan.cache)
    stage_files(chart_files(register, pages, language, address=site, spec=spec), build)
    run_mkdocs(build)
    listed = site_pages(pages, written)
    records = Records(register, language, site, listed)
    versions = {
        published(path): codes for path, codes in written_in(content, plan.languages).items()
    }
    finish_language(
        pages, build, Finish(draw, plan.bundle, records, plan.languages, versions, site)
    )
    foreign = {published(page.path) for page in written if page.language != code}
    write_search(build, register, {url: page for url, page in listed.items() if url not in foreign})
    return len(pages) + len(written)
