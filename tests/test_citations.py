"""Citations: every reference manager reads them, and finds in them what the register says."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation as Cite
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from conftest import TINY, release_of
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from generator.citations import Citation, figure_citation, page_citation
from generator.citations.bibtex import bibtex_entry
from generator.citations.datasets import figure_dataset, page_dataset, script_json
from generator.citations.ris import ris_record
from generator.citations.tags import figure_meta_tags, page_meta_tags
from generator.citations.works import (
    SitePage,
    Work,
    document_address,
    figure_words,
    is_symbol,
    one_line,
)
from generator.language import language_named
from generator.models import Figure, Register

ADDRESS = "https://answerable.example/"
in_every_language = pytest.mark.parametrize("code", ["en", "zh", "fr", "ar"])
STATED = "umbrella-cards.politeness.met-or-exceeded.2021"
COMPUTED = "umbrella-cards.all-umbrellas.strengths.2021"
PAGE = SitePage("Umbrella cards", "How umbrellas did.", "umbrella-cards/")
HOSTILE = (
    r"""50 % of A&B's $_{x}^2$ \emph{cost}~#1 -- "see" 't``is'' <i>, </script> """
    "@article{x, y = {z}} 性别平等"
)
MARKS = st.sampled_from("\\{}$&%#_~^-`'\"<>,;:=@!?|[]()*/ \r\n\t")
ODD = st.text(MARKS | st.characters(exclude_categories=["Cs"])).map(lambda text: f"x{text}x")
"""Any text; a letter at each end, since no reader keeps white space there."""


def citation(register: Register, identity: str, code: str = "en") -> Citation:
    return figure_citation(register, register.figures[identity], language_named(code), ADDRESS)


def with_source(register: Register, **fields: Any) -> Register:
    """The register with another text in the row of its document."""
    rows = register.rows["umbrella-cards"]
    sources = {"T/1/2": replace(rows.sources["T/1/2"], **fields)}
    return replace(
        register, rows={**register.rows, "umbrella-cards": replace(rows, sources=sources)}
    )


def of_source(register: Register, source: str) -> tuple[Register, Figure]:
    """The register with another symbol, or key, for its document, and a figure stated there."""
    rows = register.rows["umbrella-cards"]
    sources = {source: replace(rows.sources["T/1/2"], source=source)}
    figure = register.figures[STATED]
    statements = tuple(replace(one, source=source) for one in figure.statements)
    renamed = replace(
        register, rows={**register.rows, "umbrella-cards": replace(rows, sources=sources)}
    )
    return renamed, replace(figure, statements=statements)


def expected(register: Register, identity: str, code: str) -> dict[str, str]:
    """What every form has to say, taken from the register and not from the work that the forms are
    made of.
    """
    figure = register.figures[identity]
    if figure.main is None:
        name = figure_words(register, figure, language_named(code))
        return {
            "title": name,
            "number": identity,
            "year": "2026",
            "url": f"{ADDRESS}{code}/figures/{identity}/",
        }
    title = {"zh": "关于借用雨伞的第一份报告"}.get(
        code, "First report on the borrowing of umbrellas"
    )
    return {
        "title": title,
        "number": "T/1/2",
        "year": "2021",
        "url": f"https://documents.example/{code}/T/1/2",
    }


def read_bibtex(text: str) -> dict[str, str]:
    """The one entry of a file, as TeX prints it; its address as it stands, since that is read
    verbatim.
    """
    as_it_stands = parse_string(text)
    context = get_default_latex_context_db()
    printed = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "url": "%s"}
    macros = [MacroTextSpec(name, text) for name, text in printed.items()]
    context.add_context_category("ours", prepend=True, macros=macros)
    decoder = LatexDecodingMiddleware(
        decoder=LatexNodes2Text(latex_context=context, keep_comments=True)
    )
    library = parse_string(text, append_middleware=[decoder])
    assert (library.failed_blocks, as_it_stands.failed_blocks) == ([], [])
    (entry,), (raw,) = library.entries, as_it_stands.entries
    fields = {field.key: str(field.value) for field in entry.fields}
    verbatim = {field.key: field.value for field in raw.fields if field.key == "url"}
    return {**fields, **verbatim, "key": entry.key, "type": entry.entry_type}


def read_ris(text: str) -> dict[str, Any]:
    """The only record of a file. Some of its fields are lists of texts."""
    records: list[dict[str, Any]] = rispy.loads(text)
    (record,) = records
    return record


def rendered(item: object) -> str:
    """A reference as a processor of CSL prints it, in a style that comes with it."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Cite([CitationItem(item["id"])]))  # type: ignore[index]
    (reference,) = bibliography.bibliography()
    return str(reference)


@in_every_language
def test_bibtex_comes_back(register: Register, code: str) -> None:
    for identity in register.figures:
        entry, known = (
            read_bibtex(citation(register, identity, code).bibtex),
            expected(register, identity, code),
        )
        assert {name: entry[name] for name in known} == known
        assert entry["key"].isascii()
        assert entry["type"] == (
            "misc" if register.figures[identity].main is None else "techreport"
        )


@in_every_language
def test_ris_comes_back(register: Register, code: str) -> None:
    for identity in register.figures:
        record, known = (
            read_ris(citation(register, identity, code).ris),
            expected(register, identity, code),
        )
        stated = register.figures[identity].main is not None
        number = record["issn" if stated else "accession_number"]
        read = {
            "title": record["title"],
            "number": number,
            "year": record["year"],
            "url": record["urls"][0],
        }
        assert read == known
        assert record["type_of_reference"] == ("RPRT" if stated else "DATA")


@in_every_language
def test_a_processor_of_csl_prints_title_number_and_year(register: Register, code: str) -> None:
    for identity in register.figures:
        known = expected(register, identity, code)
        reference = rendered(citation(register, identity, code).csl)
        assert all(text in reference for text in known.values()), reference


@in_every_language
def test_the_words_lead_to_the_document_and_to_the_figure(register: Register, code: str) -> None:
    for identity in register.figures:
        text, known = citation(register, identity, code).text, expected(register, identity, code)
        assert all(known[name] in text for name in known)
        assert f"{ADDRESS}{code}/figures/{identity}/" in text
        assert "2021.1" in text


def test_keys_tell_figures_apart(register: Register) -> None:
    entries = [
        read_bibtex(citation(register, identity).bibtex)["key"] for identity in register.figures
    ]
    assert len(set(entries)) == len(entries)
    assert entries == [
        read_ris(citation(register, identity).ris)["id"] for identity in register.figures
    ]


def test_no_form_says_when_it_was_read(register: Register) -> None:
    for identity in register.figures:
        one = citation(register, identity)
        forms = f"{one.text} {one.bibtex} {one.ris} {json.dumps(one.csl)}".lower()
        assert not re.search("access|retriev|urldate|visited|y2 ", forms)


@pytest.mark.parametrize(
    ("code", "short", "text"),
    [
        (
            "en",
            "T/1/2, para. 3",
            "Politeness – Met or exceeded (2021): about 60%. Parish of Utter Nowhere, “First "
            "report on the borrowing of umbrellas”, T/1/2, March 2021, read in Chinese, para. 3 "
            "(https://documents.example/en/T/1/2). Answerable, release 2021.1, "
            f"{ADDRESS}en/figures/{STATED}/",
        ),
        (
            "zh",
            "T/1/2，第3段",
            "礼貌——达到或超过（2021年）：约60%。"
            "Parish of Utter Nowhere，“关于借用雨伞的第一份报告”，T/1/2，2021年3月，第3段 "
            f"(https://documents.example/zh/T/1/2)。Answerable，版本2021.1，{ADDRESS}zh/figures/{STATED}/",
        ),
    ],
)
def test_a_stated_figure_is_cited_by_its_document(
    register: Register, code: str, short: str, text: str
) -> None:
    one = citation(register, STATED, code)
    assert (one.short, one.text) == (short, text)


def test_a_computed_figure_is_a_work_of_ours(register: Register) -> None:
    one = citation(register, COMPUTED)
    assert one.short == f"Answerable, release 2021.1, {COMPUTED}"
    assert one.text == (
        f"Answerable, “All umbrellas – Strengths (2021): 1”, computed figure {COMPUTED}, release "
        f"2021.1, "
        f"21 November 2026 ({ADDRESS}en/figures/{COMPUTED}/)"
    )
    assert one.csl["issued"] == {"date-parts": [[2026, 11, 21]]}
    assert (
        read_bibtex(one.bibtex)["version"]
        == read_ris(one.ris)["edition"]
        == one.csl["version"]
        == "2021.1"
    )


def test_a_page_is_a_work_of_ours(register: Register) -> None:
    one = page_citation(register, PAGE, language_named("zh"), ADDRESS)
    assert (
        one.text
        == f"Answerable，“Umbrella cards”，版本2021.1，2026年11月21日 ({ADDRESS}zh/umbrella-cards/)"
    )
    assert read_bibtex(one.bibtex)["url"] == one.csl["URL"] == f"{ADDRESS}zh/umbrella-cards/"
    assert read_bibtex(one.bibtex)["key"] == "tiny-umbrella-cards"


def test_the_place_belongs_to_the_cite_and_not_to_the_item(register: Register) -> None:
    one = citation(register, STATED)
    assert "para. 3" not in json.dumps(one.csl)
    assert one.csl == citation(register, "umbrella-cards.dryness.met-or-exceeded.2020").csl
    assert read_bibtex(one.bibtex)["note"].startswith(
        "para. 3. Answerable, release 2021.1, https://"
    )
    assert read_ris(one.ris)["notes"] == [read_bibtex(one.bibtex)["note"]]


@pytest.mark.parametrize(
    ("published", "issued", "date", "month", "words"),
    [
        ("2020", {"date-parts": [[2020]]}, "2020///", None, "2020"),
        ("2022-02", {"date-parts": [[2022, 2]]}, "2022/02//", "feb", "February 2022"),
        ("2022-02-10", {"date-parts": [[2022, 2, 10]]}, "2022/02/10/", "feb", "10 February 2022"),
        ("1980s", {"literal": "1980s"}, "///1980s", None, "1980s"),
        (None, None, None, None, "undated"),
    ],
)
def test_a_date_keeps_its_precision(
    register: Register,
    published: str | None,
    issued: object,
    date: str | None,
    month: str | None,
    words: str,
) -> None:
    one = citation(with_source(register, published=published), STATED)
    entry, record = read_bibtex(one.bibtex), read_ris(one.ris)
    assert one.csl.get("issued") == issued
    assert record.get("date") == date
    assert record.get("year") == (published[:4] if published and published != "1980s" else None)
    assert (entry.get("year"), entry.get("month")) == (
        "1980s" if published == "1980s" else record.get("year"),
        month,
    )
    assert entry.get("day") == ("10" if published == "2022-02-10" else None)
    assert f", {words}, read in Chinese, para. 3 (" in one.text


@pytest.mark.parametrize(
    ("source", "symbol"),
    [("E/2020/50", True), ("UNW-2", True), ("GB.344", True), ("un-women-un-swap", False)],
)
def test_a_symbol_is_told_from_a_key(register: Register, source: str, symbol: bool) -> None:
    one = figure_citation(*of_source(register, source), language_named("en"), ADDRESS)
    assert is_symbol(source) == symbol
    assert one.csl["type"] == ("report" if symbol else "webpage")
    assert (one.csl.get("number") == source) == symbol
    assert read_ris(one.ris)["type_of_reference"] == ("RPRT" if symbol else "ELEC")
    assert read_bibtex(one.bibtex)["type"] == ("techreport" if symbol else "misc")
    assert (
        one.short
        == f"{source if symbol else 'First report on the borrowing of umbrellas'}, para. 3"
    )


@pytest.mark.parametrize(
    ("url", "code", "address"),
    [
        (
            "https://docs.un.org/{lang}/E/2020/50(I)",
            "fr",
            "https://docs.un.org/fr/E/2020/50%28I%29",
        ),
        ("https://docs.un.org/{lang}/E/2020/50", "ja", "https://docs.un.org/en/E/2020/50"),
        ('https://a.example/"><{}\\^`', "zh", "https://a.example/%22%3E%3C%7B%7D%5C%5E%60"),
        ("https://a.example/%28?a=b&c=d#e", "zh", "https://a.example/%28?a=b&c=d#e"),
        (None, "en", ""),
    ],
)
def test_an_address_is_in_the_language_of_the_reader_and_safe(
    url: str | None, code: str, address: str
) -> None:
    row = replace(release_of(TINY).packages["umbrella-cards"].tables.sources[0], url=url)
    assert document_address(row, language_named(code)) == address


def test_a_document_without_address_is_cited_without(register: Register) -> None:
    one = citation(with_source(register, url=None), STATED)
    assert "March 2021, read in Chinese, para. 3. Answerable, release" in one.text
    assert "URL" not in one.csl
    assert "UR  -" not in one.ris
    assert "  url =" not in one.bibtex


def test_the_day_on_which_a_web_page_was_read_is_said(register: Register) -> None:
    pages, figure = of_source(register, "parish-web-page")
    one = figure_citation(pages, figure, language_named("en"), ADDRESS)
    assert ", read 21 November 2026, para. 3 (" in one.text
    assert one.csl["accessed"] == {"date-parts": [[2026, 11, 21]]}
    assert "Y2  - 2026/11/21/\r\n" in one.ris
    assert read_bibtex(one.bibtex)["urldate"] == "2026-11-21"
    report = citation(register, STATED)
    assert "accessed" not in report.csl
    assert "Y2  -" not in report.ris


def test_the_address_of_a_note_stands_once_where_text_runs_to_the_left(register: Register) -> None:
    note = read_bibtex(citation(register, "umbrella-cards.bbu~dryness.rating.2021", "ar").bibtex)[
        "note"
    ]
    assert note.count("https://") == 1


@given(ODD)
def test_any_title_comes_back_from_bibtex_and_ris(title: str) -> None:
    assert_comes_back(one_line(title))


def test_a_hostile_title_comes_back() -> None:
    assert_comes_back(HOSTILE)


def assert_comes_back(title: str) -> None:
    work = Work(
        "report", "t-1-2", title, title, "2021-03", "https://a.example/a_b%28~#&", "en", "T/1/2(A)"
    )
    entry = read_bibtex(bibtex_entry(work, "t-1-2", title))
    assert (entry["title"], entry["institution"], entry["note"]) == (title, title, title)
    assert (entry["number"], entry["year"], entry["url"]) == (work.number, "2021", work.url)
    record = read_ris(ris_record(work, "t-1-2", title))
    assert (record["title"], record["publisher"], record["notes"]) == (title, title, [title])
    assert (record["issn"], record["year"], record["urls"]) == (work.number, "2021", [work.url])


def test_ris_has_one_line_for_a_value_and_the_line_ends_of_the_format(register: Register) -> None:
    broken = with_source(
        register, title={"en": "One\r\nER  - \r\nTY  - JOUR\u2028two\x85three\x00"}
    )
    text = citation(broken, STATED).ris
    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert read_ris(text)["title"] == "One ER - TY - JOUR two three"


def test_and_in_the_name_of_a_publisher_parts_no_names(register: Register) -> None:
    one = citation(with_source(register, publisher="Economic and Social Council"), STATED)
    assert "  institution = {{Economic and Social Council}},\n" in one.bibtex


def test_a_hostile_title_is_printed_by_a_processor_of_csl(register: Register) -> None:
    reference = rendered(citation(with_source(register, title={"en": HOSTILE}), STATED).csl)
    assert "性别平等" in reference
    assert "T/1/2" in reference


class Script(HTMLParser):
    """What stands in the script elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.scripts.append(data)


@given(ODD)
def test_json_in_a_script_element_stays_there(title: str) -> None:
    facts = {"name": f"{title}</script><!--<script>\u2028&amp;"}
    assert not set("<>&\u2028\u2029") & set(script_json(facts))
    parser = Script()
    parser.feed(f'<script type="application/ld+json">{script_json(facts)}</script>')
    parser.close()
    assert parser.tags == ["script"]
    assert json.loads("".join(parser.scripts)) == facts


@in_every_language
def test_a_data_set_says_what_the_register_says(register: Register, code: str) -> None:
    for identity in register.figures:
        figure = register.figures[identity]
        facts = json.loads(
            script_json(figure_dataset(register, figure, language_named(code), ADDRESS))
        )
        assert facts["identifier"] == identity
        assert facts["@id"] == facts["url"] == f"{ADDRESS}{code}/figures/{identity}/"
        assert (facts["version"], facts["datePublished"], facts["inLanguage"]) == (
            "2021.1",
            "2026-11-21",
            code,
        )
        if figure.statements:
            assert [document["reportNumber"] for document in facts["isBasedOn"]] == ["T/1/2"]


@pytest.mark.parametrize(
    ("identity", "variable"),
    [
        ("umbrella-cards.dryness.met-or-exceeded.2021", {"value": 47.5, "unitText": "percent"}),
        ("umbrella-cards.dryness.met-or-exceeded.2020", {"value": 50, "unitText": "percent"}),
        ("umbrella-cards.dryness.met-or-exceeded.2019", {"description": "not applicable"}),
        ("umbrella-cards.politeness.met-or-exceeded.2020", {"description": "not reported"}),
        (STATED, {"value": 60, "description": "about 60%", "unitText": "percent"}),
        ("umbrella-cards.bbu~dryness.rating.2021", {"value": "Fine"}),
    ],
)
def test_a_variable_has_a_number_or_says_in_words_why_not(
    register: Register, identity: str, variable: dict[str, object]
) -> None:
    facts = figure_dataset(register, register.figures[identity], language_named("en"), ADDRESS)[
        "variableMeasured"
    ]
    assert {
        name: value for name, value in facts.items() if name not in ("@type", "name")
    } == variable


@pytest.mark.parametrize(
    ("qualifier", "high", "bounds"),
    [
        ("over", None, {"minValue": 60}),
        ("at-least", None, {"minValue": 60}),
        ("under", None, {"maxValue": 60}),
        ("at-most", None, {"maxValue": 60}),
        ("range", 70, {"minValue": 60, "maxValue": 70}),
    ],
)
def test_a_hedge_is_no_exact_number(
    register: Register, qualifier: str, high: int | None, bounds: dict[str, int]
) -> None:
    figure = register.figures[STATED]
    hedged = replace(
        figure.statements[0], qualifier=qualifier, high=Decimal(high) if high else None
    )
    facts = figure_dataset(
        register, replace(figure, statements=(hedged,)), language_named("en"), ADDRESS
    )
    variable = facts["variableMeasured"]
    assert {name: variable[name] for name in variable if name.endswith("alue")} == bounds
    assert "60%" in variable["description"]


def test_a_computed_number_has_the_digits_that_readers_see(register: Register) -> None:
    figure = replace(register.figures[COMPUTED], computed=Decimal(200) / Decimal(3))
    facts = figure_dataset(register, figure, language_named("en"), ADDRESS)
    assert facts["variableMeasured"]["value"] == 66.7


def test_a_computed_figure_is_based_on_the_documents_of_what_went_into_it(
    register: Register,
) -> None:
    facts = figure_dataset(register, register.figures[COMPUTED], language_named("en"), ADDRESS)
    assert facts["isBasedOn"] == [
        {
            "@type": "Report",
            "name": "First report on the borrowing of umbrellas",
            "reportNumber": "T/1/2",
            "datePublished": "2021-03",
            "url": "https://documents.example/en/T/1/2",
        }
    ]


@pytest.mark.parametrize(
    ("identity", "coverage"),
    [
        (STATED, "2021"),
        ("teaspoon-decisions.council.decisions.2021-first", "2021-02-01/2021-02-02"),
        ("teaspoon-decisions.council.decisions.2022-first", None),
    ],
)
def test_the_time_covered_is_not_guessed(
    register: Register, identity: str, coverage: str | None
) -> None:
    package, subject, measure, period = identity.split(".")
    figure = register.figures.get(identity) or Figure(package, subject, measure, period, "count")
    facts = figure_dataset(register, figure, language_named("en"), ADDRESS)
    assert facts.get("temporalCoverage") == coverage


def test_a_page_is_a_data_set_too(register: Register) -> None:
    facts = page_dataset(register, PAGE, language_named("en"), ADDRESS)
    assert (facts["name"], facts["description"]) == ("Umbrella cards", "How umbrellas did.")
    assert facts["url"] == facts["@id"] == facts["identifier"] == f"{ADDRESS}en/umbrella-cards/"


def test_search_engines_find_title_author_date_and_document(register: Register) -> None:
    tags = dict(figure_meta_tags(register, register.figures[STATED], language_named("en"), ADDRESS))
    assert tags["citation_title"] == "Politeness – Met or exceeded (2021): about 60%"
    assert tags["citation_author"] == "Answerable"
    assert tags["citation_publication_date"] == "2026/11/21"
    assert tags["citation_public_url"] == f"{ADDRESS}en/figures/{STATED}/"
    assert "citation_technical_report_number=T/1/2" in tags["citation_reference"]
    assert "citation_publication_date=2021/03" in tags["citation_reference"]


def test_a_semicolon_of_a_title_parts_no_reference(register: Register) -> None:
    odd = with_source(register, title={"en": "One; two"})
    tags = dict(figure_meta_tags(odd, odd.figures[STATED], language_named("en"), ADDRESS))
    assert tags["citation_reference"].split("; ")[0] == "citation_title=One, two"


def test_a_page_has_tags_but_no_reference(register: Register) -> None:
    tags = dict(page_meta_tags(register, PAGE, language_named("zh"), ADDRESS))
    assert tags["citation_language"] == "zh"
    assert "citation_reference" not in tags
