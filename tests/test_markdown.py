"""What the extension of Python-Markdown makes of pages: figures, tables, charts, prose."""

import re

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from generator.language import language_named
from generator.language.isolation import html_text
from generator.pages.markdown import Found, Plan, Structure
from generator.pages.page_tables import LONG
from generator.site.rendering import PlainText
from generator.site.settings import extensions

FIGURE = "a.b.c.2019"
CHART = """\
**It was [7](../figures/a.b.c.2019/).**
{: .chart-message }

spoons · number
{: .chart-about }

![It was 7.](series.svg)
{: .chart-image }

This chart: [CSV](series.csv)
{: .chart-files }
"""


def made(markdown: str, plan: Plan | None = None, code: str = "en") -> tuple[str, Found]:
    """The HTML of a generated page, and what was found on it."""
    structure = Structure(language_named(code))
    *names, _ = extensions({})
    configured: list[str | Extension] = [*map(str, names), "fenced_code", "toc"]
    parser = Markdown(extensions=[*configured, PlainText(), structure])
    structure.begin(plan or Plan("pages/x.md", is_generated=True))
    return parser.convert(markdown), structure.found


def html_of(markdown: str, code: str = "en") -> str:
    return made(markdown, code=code)[0]


def table(heads: str, *rows: str) -> str:
    """A table below a heading; heads and rows as cells with `|` between them."""
    line = "|".join("---" for _ in heads.split("|"))
    return "\n".join(["## Table", "", *(f"|{row}|" for row in (heads, line, *rows)), ""])


def captions(html: str) -> list[str]:
    """The captions of tables, each of which names the region of its table."""
    found = re.findall(
        r'aria-labelledby="(table-\d+)"[^>]*><table[^>]*>\s*<caption id="(.*?)">', html
    )
    assert all(name == identity for name, identity in found)
    return re.findall("<caption [^>]*>(.*?)</caption>", html)


def test_links_to_figures_are_marked_on_generated_pages_only() -> None:
    markdown = f"[7](../figures/{FIGURE}/) and [8](figures/a.b/) and [9](https://a.example/)"
    html, found = made(markdown)
    assert found.figures == 1
    assert f'<a data-figure="{FIGURE}" href="../figures/{FIGURE}/">7</a>' in html
    elsewhere = f"[7](https://{FIGURE}/) [8](https://a.example/figures/{FIGURE}/)"
    assert "data-figure" not in made(elsewhere)[0]
    assert "data-figure" not in made(markdown, Plan("pages/x.md"))[0]


def test_a_table_is_named_after_the_heading_above_it() -> None:
    html = html_of("# Page\n\n## What *was* & is “said”\n\nx\n\n| a |\n|---|\n| 1 |\n\n## After\n")
    assert captions(html) == ["What was &amp; is “said”"]


def test_no_two_tables_have_one_name() -> None:
    tables = [
        f"| {head} |\n|---|\n| 1 |\n\nx" for head in ("Package", "Reason", "Reason", "Reason")
    ]
    html = html_of("\n\n".join(["## Checked", *tables[:3], "## Checked", tables[3]]))
    assert captions(html) == [
        "Checked",
        "Checked – Reason",
        "Checked – Reason (2)",
        "Checked – Reason (3)",
    ]


def test_the_first_cell_of_a_row_is_its_head() -> None:
    html = html_of(table("Spoon|Size", "large|7", "small|5"))
    assert re.findall(r'<th scope="row">(.*?)</th>', html) == ["large", "small"]
    assert html.count('scope="col"') == 2


def test_a_number_that_is_a_link_is_named_by_its_row_and_column() -> None:
    figure = f"[7](../figures/{FIGURE}/)"
    html = html_of(table("Spoon|Owner|Size|Weight", f"large|ann|{figure}|{figure}"))
    assert re.findall('aria-label="(.*?)"', html) == ["7, large, Size", "7, large, Weight"]
    html = html_of(table("Spoon|Year|Size", f"large|2019|{figure}", f"large|2020|{figure}"))
    assert re.findall('aria-label="(.*?)"', html) == [
        "7, large, 2019, Size",
        "7, large, 2020, Size",
    ]
    html = html_of(table("Spoon|Size", f"large|{figure}"), "ar")
    assert 'aria-label="7، large، Size"' in html


def test_a_long_table_says_so() -> None:
    assert '<div aria-labelledby="table-1" class="table" ' in html_of(
        table("a|b", *["1|2"] * (LONG - 1))
    )
    assert 'class="table long" ' in html_of(table("a|b", *["1|2"] * LONG))


LINK = f"[{{}}](../figures/{FIGURE}/)"


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [
        (("7", "1 234,5"), True),
        (("+11%", "−4 %"), True),
        (("\u200e+11\xa0%", "–"), True),
        ((LINK.format("12"), LINK.format("not applicable")), True),
        ((LINK.format("about 60%"), LINK.format("not applicable")), False),
        (
            (LINK.format("+11 points"), LINK.format("\u200e+3 نقاط"), LINK.format("−4个百分点")),
            True,
        ),
        (("3 spoons", "4 spoons"), False),
        (("2018", "2019"), False),
        (("7", "seven"), False),
        (("21 November 2026", "2024/2"), False),
        (("–", " "), False),
        (("–", "–", "7"), True),
        (("&#43;7", "&#45;3"), True),
    ],
)
def test_numbers_align_at_their_end(cells: tuple[str, ...], numeric: bool) -> None:
    html = html_of(table("1|Value", *(f"2|{cell}" for cell in cells)))
    assert html.count('<td class="n"') == (len(cells) if numeric else 0)
    assert ('<th class="n" scope="col">Value</th>' in html) == numeric


def test_a_rating_keeps_the_class_that_fills_its_cell() -> None:
    assert '<td class="rating-0">1</td>' in html_of(table("a|b", "a|1 {: .rating-0 }"))


def test_wordy_rows_say_the_heads_of_their_cells() -> None:
    html = html_of(
        table("Date|Figure|Change|Reason &#38; more", f"1 May|Dryness|0 to 1|{'word ' * 20}")
    )
    assert 'class="table wordy"' in html
    assert '<table role="table">' in html
    assert '<td data-head="Reason &amp; more" role="cell">' in html
    assert '<th role="rowheader" scope="row">1 May</th>' in html
    assert html.count('role="columnheader"') == 4


def test_the_head_of_a_cell_keeps_the_spaces_at_which_no_line_may_break() -> None:
    heads = "Date|Figure|Change|«\xa0Raison\xa0»"
    html = html_of(table(heads, f"1 May|Dryness|0 to 1|{'word ' * 20}"))
    assert 'data-head="«\xa0Raison\xa0»"' in html


def test_rows_that_fit_on_a_phone_stay_rows() -> None:
    assert 'class="table"' in html_of(table("a|b|c", f"1|2|{'word ' * 20}"))
    assert 'class="table"' in html_of(table("a|b|c|d", "1|2|3|4"))


def test_a_long_wordy_table_repeats_no_head_beside_the_name_of_a_row() -> None:
    rows = [
        f"1|{number} spoons|{'yes' if number % 2 else '–'}|{'word ' * number * 4}"
        for number in range(1, LONG + 1)
    ]
    html = html_of(table("a|b|c|d", *rows))
    assert 'class="table long wordy"' in html
    assert set(re.findall('data-head="([^"]+)"', html)) == {"c", "d"}
    assert html.count('<td class="none" data-head="c" role="cell">–</td>') == LONG / 2


def test_the_paragraphs_of_a_chart_become_one_figure() -> None:
    asked = []

    def below(name: str, shown: str | None) -> str:
        asked.append((name, shown))
        return "<svg></svg>"

    plan = Plan("pages/x.md", is_generated=True, chart_html=below, charts={"series": [FIGURE]})
    html, found = made(f"# Page\n\n{CHART}\nAfter\n", plan)
    assert found.charts == ["series"]
    assert asked == [("series", None)]
    assert html.split("\n", 1)[1] == (
        '<figure aria-labelledby="chart-series-message" class="chart" id="chart-series">'
        '<figcaption><p class="chart-message" id="chart-series-message">'
        f'It was <a data-figure="{FIGURE}" href="../figures/{FIGURE}/">7</a>.</p>\n'
        '<p class="chart-about">spoons · number</p>\n'
        "</figcaption><svg></svg></figure><p>After</p>"
    )
    assert found.prose == ["After"]


def test_a_chart_knows_the_table_that_shows_its_figures() -> None:
    asked = []

    def below(_: str, shown: str | None) -> str:
        asked.append(shown)
        return ""

    plan = Plan("pages/x.md", is_generated=True, chart_html=below, charts={"series": [FIGURE]})
    row = table("Spoon|Size", f"large|[7](../figures/{FIGURE}/)")
    html, _ = made(f"| a |\n|---|\n| 1 |\n\n{CHART}\n{row}", plan)
    assert asked == ["rows-2"]
    assert '<table id="rows-2">' in html


def test_prose_is_what_is_not_only_numbers_and_links() -> None:
    markdown = f"""# Page

First [link](a/), and R&#38;D.

- [only](b/)
- item with [7](../figures/{FIGURE}/)
- item
    - within

| a |
|---|
| in a table |

```
code
```
"""
    _, found = made(markdown)
    assert found.prose == ["First link, and R&D.", "item", "within"]


def test_entities_are_characters_and_stay_harmless() -> None:
    html = html_of("# &#35; &lt;b&gt; &#38;copy;\n\nA&#38;lt; `&amp;` &#58;\n")
    assert html == (
        '<h1 id="b-copy"># &lt;b&gt; &amp;copy;</h1>\n<p>A&amp;lt; <code>&amp;amp;</code> :</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("في 2018-2019", 'في <bdi dir="ltr">2018-2019</bdi>'),
        ("2018–2019 و2020", '<bdi dir="ltr">2018–2019</bdi> و2020'),
        ("2018-2019-2020", '<bdi dir="ltr">2018-2019-2020</bdi>'),
        ("E/2020-50 A-1 1.2-3", "E/2020-50 A-1 1.2-3"),
        ("[*1-2*](1-2/)", '<a href="1-2/"><em><bdi dir="ltr">1-2</bdi></em></a>'),
        ("`2018-2019`", "<code>2018-2019</code>"),
    ],
)  # fmt: skip
def test_a_range_keeps_its_order_where_text_runs_to_the_left(text: str, html: str) -> None:
    assert html_of(text, "ar") == f"<p>{html}</p>"
    assert "<bdi" not in html_of(text)


def test_a_range_in_text_that_is_no_markdown_keeps_its_order_too() -> None:
    assert html_text("<2018-2019", "rtl") == '&lt;<bdi dir="ltr">2018-2019</bdi>'
    assert html_text("<2018-2019", "ltr") == "&lt;2018-2019"


def test_the_chapters_of_the_home_page_are_sections() -> None:
    plan = Plan("index.md", is_generated=True, in_sections=True)
    html, _ = made("# Home\n\nText\n\n## One\n\nx\n\n## Two\n", plan)
    assert re.findall("<(div|section) class=", html) == ["div", "section", "section"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../about.md", "../../about/"),
        ("other.md#part", "../other/#part"),
        ("../un-swap/compare/entities.md?with=a", "../../un-swap/compare/entities/?with=a"),
        ("../figures/a.b.c.2019.md", "../../figures/a.b.c.2019/"),
        ("mailto:clerk@town.md", "mailto:clerk@town.md"),
        ("https://town.md", "https://town.md"),
        ("https://town.example/about.md", "https://town.example/about.md"),
    ],
)
def test_links_of_hand_written_pages_lead_to_published_pages(written: str, address: str) -> None:
    html, _ = made(f"[x]({written})", Plan("guides/security.md"))
    assert html == f'<p><a href="{address}">x</a></p>'
