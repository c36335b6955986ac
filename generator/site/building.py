"""Builds the website from a project: one process per language, then the old site is replaced."""

import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from signal import SIG_DFL, SIGINT, signal
from threading import Thread

from generator.charts.chart import LAYOUTS, Chart
from generator.downloads import published_files
from generator.downloads.figures import chart_files
from generator.errors import MissingTool
from generator.language import language_of
from generator.pages.building import build_pages
from generator.pages.figure_lists import is_measure_list
from generator.pages.local import local_packages
from generator.pages.page import Page, chart_path
from generator.pages.records import records
from generator.pages.schemas import is_table_page
from generator.site.articles import (
    PageAddress,
    generated_articles,
    in_foot,
    tabs,
    written_articles,
)
from generator.site.built import check_built_links
from generator.site.citing import Citing
from generator.site.compressed import compress
from generator.site.content import pages_in, written_in
from generator.site.drawings import (
    Draw,
    cache_outside,
    cached_bundle,
    cached_drawing,
    cached_spec,
)
from generator.site.engine import Publisher, run_mkdocs
from generator.site.files import write
from generator.site.labels import labels_in
from generator.site.palette import recoloured
from generator.site.parts import finish, write_part
from generator.site.project import Project, address
from generator.site.records import filled_records, shell_article
from generator.site.root import write_root
from generator.site.search import Findable, write_search
from generator.site.surroundings import Surroundings
from generator.site.swap import Workplace, swapped
from generator.site.theme import look_files

WORKERS = 2
"""How many languages are built at the same time. The process of a language needs about 250 MB."""


@dataclass(frozen=True)
class Plan:
    """All that the build of a language needs. It is pickled and sent to other processes."""

    project: Project
    languages: Sequence[str]
    """All languages that the pages name."""
    workplace: Workplace
    bundle: str
    """The path of the script that draws charts in the browser, below the top of the site."""
    cache: Path | None
    """The folder that keeps drawings between builds; None if there is no such folder."""

    def coloured(self, make: Callable[[Chart, str, Path | None], str]) -> Draw:
        """A function that draws a chart in the colours of the site. `make` takes the cache."""
        return lambda chart, layout: recoloured(
            make(chart, layout, self.cache), self.project.look.palette
        )


def build_site(
    project: Project,
    output: Path,
    languages: Sequence[str],
    processes: ProcessPoolExecutor | None = None,
    *,
    compressed: bool = False,
    is_part: bool = False,
) -> int:
    """Builds the site in a folder beside `output`, makes `output` a link to it, returns its pages.

    With `compressed`, each file of text has compressed ones beside it. With `is_part`, the pages
    name all languages of the project, and `join` makes the whole site of such parts. `processes`
    are those of `new_processes`, if they are ready already. They are ended.

    Raises `ContentError` if MkDocs reports a problem or leaves something out, and `MissingTool` if
    a process is killed or a folder cannot be written. After an error, `output` is as it was before.
    """
    with swapped(output) as workplace:
        cache = cache_outside(project.folder)
        bundle, script = cached_bundle(cache)
        light = replace(project.register, release=replace(project.register.release, files={}))
        whole = project.register.release.languages if is_part else languages
        plan = Plan(replace(project, register=light), whole, workplace, bundle, cache)
        built, files = in_processes(
            partial(build_planned, pickle.dumps(plan)),
            languages,
            meanwhile=lambda: published_files(project.register, address(project.configuration)),
            processes=processes or new_processes(),
        )
        pages = dict(zip(languages, built, strict=True))
        write_root(project, workplace.target, {**files, bundle: script}, whole, languages)
        close = write_part if is_part else finish
        close(workplace.target, address(project.configuration), whole, pages)
        if compressed:
            compress(workplace.target)
    return sum(map(len, built))


def new_processes() -> ProcessPoolExecutor:
    """Processes that can build languages. They start when they get work."""
    # Without this, a new process of Python imports modules from the current folder: the project's.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = get_context("spawn")
    return ProcessPoolExecutor(WORKERS, mp_context=context, initializer=end_with_parent)


def ready_processes() -> ProcessPoolExecutor:
    """Processes of which one has loaded the program already, which takes two seconds."""
    processes = new_processes()
    processes.submit(os.getpid)
    return processes


def in_processes(
    build: Callable[[str], list[PageAddress]],
    languages: Sequence[str],
    *,
    meanwhile: Callable[[], dict[str, bytes]],
    processes: ProcessPoolExecutor,
) -> tuple[list[list[PageAddress]], dict[str, bytes]]:
    """Calls `build` with each language in other processes, and `meanwhile` in this one.

    Returns the results of `build` in the order of languages, and that of `meanwhile`. Raises
    `MissingTool` if the system kills a process.
    """
    try:
        begun = processes.map(build, languages)
        files = meanwhile()
        return list(begun), files
    except BrokenProcessPool:
        message = (
            "a process of the build was ended from outside, most likely because memory ran out; "
            "free memory, or build one language at a time: answerable build --languages en"
        )
        raise MissingTool(message) from None
    finally:
        processes.shutdown(cancel_futures=True)


def end_with_parent() -> None:
    """Ends this process when its parent process has ended. Otherwise it waits for work for ever.

    Ctrl-C on a terminal reaches all processes of a command. This one then ends without a word.
    """
    signal(SIGINT, SIG_DFL)

    def watch() -> None:
        parent = parent_process()
        assert parent is not None
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def build_planned(plan: bytes, code: str) -> list[PageAddress]:
    """Calls `build_language` with a plan that was pickled before it was given away."""
    return build_language(pickle.loads(plan), code)  # noqa: S301 - pickled by our own process


def build_language(plan: Plan, code: str) -> list[PageAddress]:
    """Builds everything below the folder of one language. Returns the addresses of its pages."""
    project, language = plan.project, language_of(plan.project.register.release, code)
    register = project.register
    staging, target = plan.workplace.staging / code, plan.workplace.target / code
    pages, content = build_pages(register, language), pages_in(project.content, code)
    draw = plan.coloured(cached_drawing)
    citing = Citing(register, language, address(project.configuration))
    articles = [
        *generated_articles(pages, citing, draw, plan.languages),
        *written_articles(content, citing, written_in(project.content, plan.languages)),
    ]
    shells = [shell_article(local, plan.languages) for local in local_packages(register, language)]
    around = Surroundings(
        citing=citing,
        languages=plan.languages,
        tabs=tabs(pages, content, language),
        foot=in_foot(content, language),
        look=project.look,
        configuration=project.configuration,
        bundle=plan.bundle,
    )
    publisher = Publisher([*articles, *shells], around)
    built = run_mkdocs(project.configuration, publisher, staging=staging, target=target)
    made = list(records(register, language, pages))
    check_built_links(built, {record.url: record.links for record in made})
    for record, html in filled_records(made, built, citing):
        write(target, f"{record.url}index.html", html)
    for article in articles:
        write(target, article.source, article.markdown)
    write_drawn(pages, citing, draw, plan)
    findable = [
        Findable(one.site_page, prose=built[one.url].prose)
        for one in articles
        if one.is_own(code) and not (is_measure_list(one.path) or is_table_page(one.path))
    ]
    findable += [Findable(record.site_page, record.figure.id) for record in made]
    write_search(findable, labels_in(register, language), staging=staging, target=target)
    addresses = [PageAddress(article.url, article.is_own(code)) for article in articles]
    return [*addresses, *(PageAddress(record.url) for record in made)]


def write_drawn(pages: Sequence[Page], citing: Citing, draw: Draw, plan: Plan) -> None:
    """Writes the files of all charts of a language, and those of the look of the site."""
    target = plan.workplace.target / citing.language.code
    for path, content in look_files(plan.project.look).items():
        write(target, path, content)
    spec = plan.coloured(cached_spec)
    for path, text in chart_files(
        citing.register, pages, citing.language, address=citing.address, spec=spec
    ):
        write(target, path, text)
    for page in pages:
        for chart in page.charts:
            write(target, chart_path(page.path, chart, "svg"), draw(chart, LAYOUTS[0]))
