"""The safety net: what a rebuild of the program must not change, read from a built site.

`tests/golden/site` keeps it: every address and anchor, every figure of every page, one text of
each kind of page, and the bytes of what is published for machines.

Run `python tests/safety_net.py site` after a wanted change. It writes these files from the site in
the folder `site`, which `make site` builds from the present state. Then review the difference.
"""

import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import lxml.html

GOLDEN = Path(__file__).parent / "golden" / "site"
FIRST_LINE = "Written by tests/safety_net.py from a built site: do not edit."
REPORTED = 20
"""How many lines of each sort a report has."""

PAGES = {
    "home": "",
    "report-cards": "un-swap/",
    "indicator": "un-swap/indicators/audit/",
    "comparison": "un-swap/compare/indicators/",
    "decisions": "board-decisions/",
    "decision": "board-decisions/decisions/2024-3/",
    "session": "board-decisions/sessions/2024-annual/",
    "actions": "board-decisions/actions/",
    "targets": "ilo-action-plan/",
    "target-list": "ilo-action-plan/targets/",
    "target": "ilo-action-plan/targets/women-at-regional-meetings/",
    "category": "ilo-action-plan/categories/oversight/",
    "custodian": "ilo-action-plan/custodians/ddg-policy/",
    "country-teams": "unct-swap/",
    "country-team-indicator": "unct-swap/indicators/resource-tracking/",
    "recommendations": "recommendations/",
    "recommendation-list": "recommendations/recommendations/",
    "recommendation": "recommendations/recommendations/mainstreaming-2020-gender-markers/",
    "plan": "strategic-plan/",
    "plan-category": "strategic-plan/categories/monitoring/",
    "figures-of-category": "operational-activities/categories/leadership-and-participation/",
    "levels": "levels/",
    "due": "due/",
    "theme": "themes/money/",
    "entities": "entities/",
    "entity": "entities/unaids/",
    "findings": "findings/",
    "figures": "figures/",
    "figure-list": "figures/board-decisions/",
    "figure-stated": "figures/un-swap.un-system.reporting-entities.2019/",
    "figure-computed": "figures/un-swap.all-indicators.strengths.2019/",
    "figure-stated-and-computed": "figures/un-swap.audit.met-or-exceeded.2019/",
    "sources": "sources/",
    "source": "sources/unw-2024-6/",
    "years": "years/",
    "year": "years/2018/",
    "mechanisms": "mechanisms/",
    "releases": "releases/",
    "corrections": "corrections/",
    "verify": "verify/",
    "search": "search/",
    "a-z": "a-z/",
    "schemas": "schemas/",
    "schema": "schemas/results/",
    "about": "about/",
}
"""The page of each kind whose text is kept, in every language."""

INLINE = {"a", "b", "bdi", "br", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup"}
"""Elements that stand within a line of text. Every other element has a line of its own."""

Entries = dict[str, dict[str, set[str]]]
"""The languages that have an entry, by address and entry. The entry "" is the address itself."""


def safety_net(site: Path) -> dict[str, str]:
    """The golden files that a built site gives: their text by their path in `tests/golden/site`."""
    languages = sorted(path.parent.name for path in site.glob("*/index.html"))
    addresses: Entries = defaultdict(lambda: defaultdict(set))
    figures: Entries = defaultdict(lambda: defaultdict(set))
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        folder = file.relative_to(site).parts[0]
        spoken = {folder} if folder in languages else set(languages)
        address = address_of(file, site, languages)
        addresses[address][""] |= spoken
        if file.name == "index.html":
            document = lxml.html.fromstring(file.read_bytes())
            for anchor in anchors(document):
                addresses[address][f"#{anchor}"] |= spoken
            for figure in page_figures(document):
                figures[address][""] |= spoken
                figures[address][figure] |= spoken
    return {
        "addresses.txt": listing(addresses, languages),
        "figures.txt": listing(figures, languages),
        "bytes.txt": digests(site),
        **page_texts(site, languages),
    }


def address_of(file: Path, site: Path, languages: list[str]) -> str:
    """The address of a file, with `{lang}` for a language and `*` for a hash of the contents."""
    path = f"/{file.relative_to(site).as_posix()}".removesuffix("index.html")
    if "/assets/" in path or "/pagefind/" in path:
        path = re.sub(r"(?<=[-._])[0-9a-f]{7,}(?=\.)", "*", path)
        path = re.sub(rf"(?<=[/.])({'|'.join(languages)})(?=[_.])", "{lang}", path)
    return re.sub(rf"^/({'|'.join(languages)})/", "/{lang}/", path)


def anchors(document: lxml.html.HtmlElement) -> list[str]:
    """The ids in the article that can be linked to.

    Ids within drawings are only there for assistive technology. The Markdown library numbers the
    headings for which it has no name, or a name used already, as `_1` or `name_1`; these ids depend
    on what stands before them and are not promised.
    """
    ids = document.xpath("//article//*[@id][not(ancestor::svg)]/@id")
    return [identity for identity in ids if not re.search(r"_\d+$", identity)]


def page_figures(document: lxml.html.HtmlElement) -> list[str]:
    """The figures that a page shows: id, the digits shown for it, and how often if several times.

    Only digits are kept of the value, since languages differ in signs and words: 922 for 92.2%.
    """
    shown = Counter(
        f"{identity} {''.join(filter(str.isdecimal, element.text_content()))}".strip()
        for element in document.xpath("//*[@data-figure]")
        for identity in element.get("data-figure").split()
    )
    return [f"{figure} ×{count}" if count > 1 else figure for figure, count in shown.items()]


def listing(entries: Entries, languages: list[str]) -> str:
    """Each address with its entries indented; in brackets the languages, if not all have it."""
    lines = [FIRST_LINE, f"All languages: {' '.join(languages)}"]
    for address, details in sorted(entries.items()):
        for detail, spoken in sorted(details.items()):
            suffix = "" if len(spoken) == len(languages) else f" [{' '.join(sorted(spoken))}]"
            lines.append(f"  {detail}{suffix}" if detail else f"{address}{suffix}")
    return "\n".join(lines) + "\n"


def digests(site: Path) -> str:
    """The first 16 digits of the SHA-256 of each published file.

    The manifest is left out: it repeats them. Of archives the members count, with names and dates,
    since the packed bytes differ between versions of zlib.
    """
    files = [path for folder in ("api", "data") for path in (site / folder).rglob("*")]
    lines = [FIRST_LINE]
    for file in sorted(path for path in files if path.is_file() and path.name != "manifest.json"):
        digest = sha256(file.read_bytes())
        if file.suffix in (".zip", ".xlsx"):
            digest = sha256()
            with ZipFile(file) as archive:
                for member in archive.infolist():
                    digest.update(repr((member.filename, member.date_time)).encode())
                    digest.update(archive.read(member))
        lines.append(f"/{file.relative_to(site).as_posix()} {digest.hexdigest()[:16]}")
    return "\n".join(lines) + "\n"


def page_texts(site: Path, languages: list[str]) -> dict[str, str]:
    """What can be read on one page of each kind and language, by the path of its golden file."""
    texts = {}
    for language in languages:
        for kind, address in PAGES.items():
            file = site / language / address / "index.html"
            if file.exists():
                texts[f"text/{language}/{kind}.txt"] = page_text(file)
    return texts


def page_text(file: Path) -> str:
    """The text of the article with one block on each line. Cells of a table are parted by `|`."""
    [article] = lxml.html.fromstring(file.read_bytes()).xpath("//article")
    lines = [" ".join(line.split()) for line in "".join(text_parts(article)).split("\n")]
    return "\n".join([FIRST_LINE, *(line.removesuffix(" |") for line in lines if line)]) + "\n"


def text_parts(element: lxml.html.HtmlElement) -> Iterator[str]:
    """The texts of an element, with line breaks around blocks. Drawings have title and summary."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    if element.tag == "svg":
        for text in element.xpath("(title|desc)/text()"):
            yield f"\n{' '.join(text.split())}\n"
        return
    is_cell = element.tag in ("td", "th")
    yield "" if is_cell or element.tag in INLINE else "\n"
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from text_parts(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    if element.tag not in INLINE:
        yield " | " if is_cell else "\n"


def differences(kept: Mapping[str, str], built: Mapping[str, str]) -> list[str]:
    """What vanished from golden files and what came, as short lines; empty if nothing differs."""
    vanished: list[str] = []
    came: list[str] = []
    for name in sorted({*kept, *built}):
        before, after = whole_lines(kept.get(name, "")), whole_lines(built.get(name, ""))
        gone, new = list((before - after).elements()), list((after - before).elements())
        vanished += [f"vanished from {name}: {excerpt(line, new)}" for line in gone]
        came += [f"came to {name}: {excerpt(line, gone)}" for line in new]
        if before == after and kept[name] != built[name]:
            came.append(f"came to {name}: another order of lines")
    return [*first_lines(vanished), *first_lines(came)]


def whole_lines(text: str) -> Counter[str]:
    """The lines of a golden file, each indented one with the address before it."""
    lines: Counter[str] = Counter()
    address = ""
    for line in text.splitlines():
        if line.startswith("  "):
            lines[f"{address} {line.strip()}"] += 1
        else:
            address = line.partition(" [")[0]
            lines[line] += 1
    return lines


def excerpt(line: str, others: list[str]) -> str:
    """The line, or of a long one the part from where it differs from the most similar other."""
    if len(line) <= 120:
        return line
    starts = [0]
    for other in others:
        pairs = enumerate(zip(line, other, strict=False))
        shorter = min(len(line), len(other))
        starts.append(next((at for at, (sign, its) in pairs if sign != its), shorter))
    start = max(0, min(max(starts) - 40, len(line) - 120))
    return f"…{line[start : start + 120]}…"


def first_lines(lines: list[str]) -> list[str]:
    """At most `REPORTED` of the lines, and how many more there are."""
    left = len(lines) - REPORTED
    return [*lines[:REPORTED], f"and {left} more"] if left > 0 else lines


def kept_files(folder: Path) -> dict[str, str]:
    """The golden files in a folder, by their path there."""
    files = folder.rglob("*.txt")
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Replaces the golden files in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write_files(GOLDEN, safety_net(Path(sys.argv[1])))
