"""Frames around tables: named after what stands above them, each by a name of its own."""

import re

import pytest

from generator.site.columns import LONG
from generator.site.tables import with_frames

TABLE = "<table><thead><tr><th>{}</th></tr></thead><tbody>{}</tbody></table>"
ROW = "<tr><td>1</td></tr>"
FRAME = re.compile(
    r'<div class="([^"]*)" role="region" tabindex="0" '
    r'aria-label="([^"]*)">(<table>.*?</table>)</div>'
)


def test_a_table_is_named_after_the_heading_above_it() -> None:
    table = TABLE.format("Indicator", ROW)
    html = (
        f'<h1>Page</h1><h2 id="x">What <em>was</em> &amp; is '
        f"“said”</h2><p>x</p>{table}<h2>After</h2>"
    )
    framed = with_frames(html)
    assert FRAME.findall(framed) == [("table", "What was &amp; is “said”", table)]
    assert FRAME.sub(r"\3", framed) == html


def test_no_two_tables_have_one_name() -> None:
    tables = "".join(TABLE.format(head, ROW) for head in ("Package", "Reason", "Reason"))
    framed = with_frames(f"<h2>Checked</h2>{tables}<h2>Checked</h2>{TABLE.format('Reason', ROW)}")
    names = [name for _, name, _ in FRAME.findall(framed)]
    assert names == ["Checked", "Checked – Reason", "Checked – Reason (2)", "Checked – Reason (3)"]


def test_a_long_table_says_so() -> None:
    short, long = (TABLE.format("Head", ROW * rows) for rows in (LONG - 1, LONG))
    assert [kind for kind, _, _ in FRAME.findall(with_frames(short + long))] == [
        "table",
        "table long",
    ]


def test_a_page_without_tables_stays_as_it_is() -> None:
    assert with_frames("<h1>Page</h1><p>Text</p>") == "<h1>Page</h1><p>Text</p>"


def framed_rows(heads: str, *rows: str) -> str:
    """The frame of a table; heads and rows as cells with `|` between them."""
    head = "".join(f"<th>{cell}</th>" for cell in heads.split("|"))
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows
    )
    return with_frames(
        f"<h2>Table</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


LINK = '<a data-figure="a.b.c.d" href="x">{}</a>'


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
        (("–", ""), False),
        (("–", "–", "7"), True),
    ],
)
def test_numbers_align_at_their_end(cells: tuple[str, ...], numeric: bool) -> None:
    html = framed_rows("1|Value", *(f"2|{cell}" for cell in cells))
    assert html.count('<td class="n">') == (len(cells) if numeric else 0)
    assert ('<th class="n">Value</th>' in html) == numeric


def test_a_rating_keeps_the_class_that_fills_its_cell() -> None:
    table = (
        '<table><tr><th>a</th><th>b</th></tr><tr><td>a</td><td class="rating-0">1</td></tr></table>'
    )
    assert '<td class="rating-0">1</td>' in with_frames(f"<h2>Table</h2>{table}")


def test_wordy_rows_say_the_heads_of_their_cells() -> None:
    html = framed_rows(
        "Date|Figure|Change|Reason &amp; more", f"1 May|Dryness|0 to 1|{'word ' * 20}"
    )
    assert 'class="table wordy"' in html
    assert '<table role="table">' in html
    assert '<td role="cell" data-head="Reason &amp; more">' in html
    assert html.count('role="columnheader"') == 4


def test_the_head_of_a_cell_keeps_the_spaces_at_which_no_line_may_break() -> None:
    html = framed_rows(
        "Date|Figure|Change|«\xa0Raison\xa0»", f"1 May|Dryness|0 to 1|{'word ' * 20}"
    )
    assert 'data-head="«\xa0Raison\xa0»"' in html


def test_rows_that_fit_on_a_phone_stay_rows() -> None:
    assert 'class="table"' in framed_rows("a|b|c", f"1|2|{'word ' * 20}")
    assert 'class="table"' in framed_rows("a|b|c|d", "1|2|3|4")


def test_a_long_wordy_table_repeats_no_head_beside_the_name_of_a_row() -> None:
    rows = [
        f"1|{number} spoons|{'yes' if number % 2 else '–'}|{'word ' * number * 4}"
        for number in range(1, LONG + 1)
    ]
    html = framed_rows("a|b|c|d", *rows)
    assert 'class="table long wordy"' in html
    assert set(re.findall('data-head="([^"]+)"', html)) == {"c", "d"}
    assert html.count('<td role="cell" class="none" data-head="c">–</td>') == LONG / 2
