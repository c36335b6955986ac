"""Frames around tables: named after what stands above them, each by a name of its own."""

import re

from generator.site.tables import LONG, with_frames

TABLE = "<table><thead><tr><th>{}</th></tr></thead><tbody>{}</tbody></table>"
ROW = "<tr><td>1</td></tr>"
FRAME = re.compile(r'<div class="([^"]*)" role="region" tabindex="0" aria-label="([^"]*)">(<table>.*?</table>)</div>')


def test_a_table_is_named_after_the_heading_above_it() -> None:
    table = TABLE.format("Indicator", ROW)
    html = f'<h1>Page</h1><h2 id="x">What <em>was</em> &amp; is “said”</h2><p>x</p>{table}<h2>After</h2>'
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
    assert [kind for kind, _, _ in FRAME.findall(with_frames(short + long))] == ["table", "table long"]


def test_a_page_without_tables_stays_as_it_is() -> None:
    assert with_frames("<h1>Page</h1><p>Text</p>") == "<h1>Page</h1><p>Text</p>"
