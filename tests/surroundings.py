"""What stands around tables, altered at random: mkdocs.yml, hand-written pages and descriptors,
rightly and oddly.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from drafts import Altered

SETTINGS = (Path(__file__).parents[1] / "mkdocs.yml").read_text("utf-8")
VALUES = {
    "site_name": ("2026", "'{{ 7*7 }} & “Co” %s'", "Löffel", "x" * 100, "", "<b>"),
    "site_url": (
        "http://127.0.0.1:8000/a/b",
        "https://xn--4gbrim.example",
        "https://x/?q",
        "nowhere",
    ),
    "copyright": ("1 &amp; 2", "''", "x" * 300, "x" * 301),
    "language": ("ar", "zh", "xx"),
    "toc_depth": ("1", "6", "'2'", "7"),
    "plugins": ("[]", "[search]"),
    "strict": ("true", "false"),
}
"""Values of settings: legal ones, then others."""
PIECES = (
    "## Part", "### Part {#own}", "Text with *emphasis*, `code`, {{ braces }} {% raw %} & 100 %.",
    "关于茶匙", "مرحبا",
    "[a](about.md)", "[a](about.md#part)", "[a](index.md)", "[c](corrections/index.md)",
    "[x](no.md)", "[x](x.md#y)",
    "[w](https://example.org/a?b=c&d=e)", "<https://example.org>", "[r]\n\n[r]: about.md",
    "[x](mailto:a@b.example)",
    "- one\n- two\n\n    - three", "1. a\n2. b", "> a\n\n> > b", "Term\n:   Definition", "***",
    "a  \nb", "[TOC]",
    "| a | b |\n|---|---|\n| 1 | `x` |", "| a |\n|:-:|\n| 1 |",
    '!!! note "A & b"\n    Text[^1]\n\n[^1]: Note', "x[^2]",
    "```python\n<script>1</script>\n```", "    <script>1</script>", "`<![x[`",
    "&copy; &#169; &lt;b&gt;", "<b>raw</b>",
    '*x*{: lang="fr" }', "x\n{: .toc }",
    "x\n{: onclick=x }", "![x](y.png)", "\\[x\\](y) \\*", "# Second title", "{: .x",
    "a\u00a0b", "a\u202eb", "[a](\n", "<!-- x -->", "]]>", "&", "$$x$$", "[[x]]",
    "Text {#not-an-id", "~~x~~ ==y==",
)  # fmt: skip
TITLES = (
    "About spoons",
    "A & “b” title",
    "`code`",
    "2021",
    "{{ x }}",
    "关于",
    "*Emphasis*",
    "x" * 100,
    "[a](about.md)",
)
NAMES = (
    "about.md", "about.md", "guides/x.md", "guides/x.md", "guides/index.md", "templates/y.md",
    "templates/y.md",
    "a-b.md", "a-b.md", "glossary.md", "glossary.md", "assets/x.md", "index.md",
    "umbrella-cards.md",
)  # fmt: skip
TEXTS = (
    "x & <b>",
    "“{{ x }}” %s",
    "关于 | 茶匙",
    "{99%|biscuit-targets.crumbs.targets-met.2021}",
    "x" * 5_000,
    " ",
    "a\nb",
)
CATALOGUE: Mapping[str, Sequence[object]] = {
    "title": TEXTS,
    "description": TEXTS,
    "created": (
        "1980-01-01",
        "2100-12-31T23:59:59Z",
        "2026-W47-6",
        "2026-11-21T23:00:00-12:00",
        "1979-12-31",
    ),
    "version": ("2021.2", "1", "x", "2021.1/../x", "2021.1 & <b>"),
    "languages": (["fr", "en"], ["ar"], ["hi"], ["zh", "en"], []),
    "licenses": (
        [],
        [{}],
        [{"name": "CC-BY-4.0", "title": "x & y"}],
        [{"path": "https://x.example/%"}],
        [{"path": "x"}],
    ),
}
PACKAGE: Mapping[str, Sequence[object]] = {
    "title_en": TEXTS,
    "title_fr": TEXTS,
    "short_title_en": TEXTS,
    "description_en": TEXTS,
    "gaps_en": TEXTS,
    "headlines": ([], ["x"], ["return-on-time.met-or-exceeded.2021"] * 2),
    "official_texts": ([], ["zh"], ["xx"], ["fr", "fr"]),
    "mechanism": ({}, {"who": {}}, {"who": {"en": "x & <b>"}, "to": {"fr": "{{ x }}"}},
                  {"how_often": {"en": " "}}),
    "report_cards": (
        {"url": "https://x.example/?a=b&c=d", "source": "T/1/2", "locator": "para. 1"},
        {"url": "https://x.example/", "source": "no source", "locator": "x"},
    ),
    "licenses": ([], [{"name": "x"}]),
}  # fmt: skip


def alter_settings(project: Altered, random: Random) -> None:
    name = random.choice(sorted(VALUES))
    value = random.choice(VALUES[name])
    text = re.sub(rf"(?m)^( *){name}:.*$", lambda line: f"{line[1]}{name}: {value}", SETTINGS)
    blocks = re.split(r"(?m)^(?=[a-z])", text)
    if random.random() < 0.3:
        del blocks[random.randrange(1, len(blocks))]
    project.others["mkdocs.yml"] = "".join(blocks).encode()


def alter_pages(project: Altered, random: Random) -> None:
    for _ in range(random.randint(1, 3)):
        code = random.choice(project.catalogue["languages"] or ["en"])
        parts = [f"# {random.choice(TITLES)}", *random.choices(PIECES, k=random.randint(0, 3))]
        project.others[f"content/{code}/{random.choice(NAMES)}"] = "\n\n".join(parts).encode()


def alter_catalogue(project: Altered, random: Random) -> None:
    name = random.choice(sorted(CATALOGUE))
    project.catalogue[name] = random.choice(CATALOGUE[name])


def alter_descriptor(project: Altered, random: Random) -> None:
    name = random.choice(sorted(PACKAGE))
    random.choice(project.packages).descriptor[name] = random.choice(PACKAGE[name])


ALTERATIONS = (alter_catalogue, alter_descriptor, alter_pages, alter_pages, alter_settings)


def surrounded(project: Altered, random: Random) -> Altered:
    """The project with settings and a page, one to three of its surroundings altered: the catalogue
    first.
    """
    project.others["mkdocs.yml"] = SETTINGS.encode()
    chosen = [add_a_page, *random.choices(ALTERATIONS, k=random.randint(1, 3))]
    for alter in sorted(chosen, key=(alter_catalogue, add_a_page, *ALTERATIONS).index):
        alter(project, random)
        project.done.append(alter.__name__)
    return project


def add_a_page(project: Altered, _random: Random) -> None:
    language = (project.catalogue["languages"] or ["en"])[0]
    project.others[f"content/{language}/about.md"] = b"# About spoons\n\n## Part\n"
