"""Languages: every string translated, every number in the manner of the language."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po
from messages import messages

from generator.checks.translations import untranslated
from generator.language import language_named, rounded
from generator.language.letters import heading, sort_key
from generator.language.marks import english
from generator.language.names import in_words, value_text
from generator.language.quantities import quantity
from generator.language.strings import LOCALES
from generator.models import Register
from generator.pages.escaping import escaped
from generator.pages.translations import note


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.po")), ids=lambda path: path.stem)
def test_every_string_is_translated_and_none_is_left_over(path) -> None:  # type: ignore[no-untyped-def]
    with path.open("rb") as file:
        catalogue = read_po(file)
    translated = {
        message.id for message in catalogue if message.id and message.string and all(message.string)
    }
    fuzzy = {message.id for message in catalogue if message.fuzzy and message.id}
    assert messages() - translated == set(), f"add these to {path.name}"
    assert translated - messages() == set(), f"delete these from {path.name}"
    assert fuzzy == set()


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.po")), ids=lambda path: path.stem)
def test_a_translation_uses_the_names_of_its_original(path) -> None:  # type: ignore[no-untyped-def]
    with path.open("rb") as file:
        for message in read_po(file):
            assert not [str(error) for error in message.check()], message.id


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("en", "92", "92%"),
        ("en", "32.50", "32.50%"),
        ("zh", "92", "92%"),
        ("fr", "32.5", "32,5\xa0%"),
    ],
)
def test_a_share_keeps_its_printed_digits(code: str, value: str, expected: str) -> None:
    assert language_named(code).percent(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", "+1 point"),
        ("-1", "−1 point"),
        ("-4", "−4 points"),
        ("0", "0 points"),
        ("-2.5", "−2.5 points"),
    ],
)
def test_a_change_has_its_sign(value: str, expected: str) -> None:
    assert quantity(language_named("en"), Decimal(value), "percentage-points") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", "1 percentage point more"),
        ("0.5", "0.5 percentage points more"),
        ("0", "no change"),
        ("-1", "1 percentage point less"),
        ("-2", "2 percentage points less"),
    ],
)
def test_a_change_is_said_with_its_direction(register: Register, value: str, expected: str) -> None:
    figure = register.figures["umbrella-cards.all-umbrellas.change-since-2020.2021"]
    changed = replace(figure, statements=(replace(figure.statements[0], value=Decimal(value)),))
    assert in_words(register, changed, language_named("en")) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("47.125", "47.125"),
        ("47.1250", "47.1"),
        ("0.2500", "0.3"),
        ("-0.2500", "-0.3"),
        ("28.4700", "28.47"),
        ("28.4650", "28.47"),
    ],
)
def test_a_computed_number_is_rounded_half_away_from_zero(value: str, expected: str) -> None:
    """One decimal; two where the one would be a 5, so that nobody rounds twice."""
    assert str(rounded(Decimal(value))) == expected


@pytest.mark.parametrize(
    ("code", "written", "expected"),
    [
        ("en", "2024", "2024"),
        ("en", "2024-06", "June 2024"),
        ("en", "2024-06-18", "18 June 2024"),
        ("zh", "2024-06", "2024年6月"),
        ("ru", "2024-06-18", "18 июня 2024\u202fгода"),
        ("ar", "2024-06-18", "18 حزيران/يونيه 2024"),
        ("ar", "2024-11", "تشرين الثاني/نوفمبر 2024"),
        ("ru", "2024-06", "июнь 2024\u202fгода"),
    ],
)
def test_a_date_keeps_its_precision(code: str, written: str, expected: str) -> None:
    assert language_named(code).date(written) == expected


@pytest.mark.parametrize(
    ("code", "locator", "expected"),
    [
        ("en", "para. 24", "para. 24"),
        ("zh", "para. 24", "第24段"),
        ("en", "para. 5, sentence 1", "para. 5, sentence 1"),
        ("zh", "para. 5, sentence 1", "第5段第1句"),
        ("zh", "table 1", "表1"),
        ("en", "decision 2024/3, para. 15", "decision 2024/3, para. 15"),
        ("zh", "decision 2024/3, para. 15", "第2024/3号决定第15段"),
        ("zh", "paras. 3, 5 and 7", "第3, 5 and 7段"),
        ("zh", "page text", "网页文字"),
        ("en", "p. 12", "page 12"),
        ("en", "pp. 12–14", "pages 12–14"),
        ("zh", "decision 2024/3, page 12", "第2024/3号决定第12页"),
        ("ru", "pages 12 and 14", "стр. 12 and 14"),
        ("fr", "figure 5, note a", "figure 5, note a"),
        (
            "en",
            "appendix (oversight; not met; bullet 3)",
            "appendix (oversight; not met; bullet 3)",
        ),
        (
            "es",
            "appendix (oversight; not met; bullet 3)",
            "apéndice (supervisión; no cumplida; viñeta 3)",
        ),
    ],
)
def test_a_place_is_cited_as_the_language_does(code: str, locator: str, expected: str) -> None:
    assert language_named(code).locator(locator) == expected


@pytest.mark.parametrize(
    ("identity", "text", "words"),
    [
        ("umbrella-cards.dryness.met-or-exceeded.2021", "47.5%", "47.5%"),
        (
            "umbrella-cards.dryness.change-since-2020.2021",
            "−2.5 points",
            "2.5 percentage points less",
        ),
        (
            "umbrella-cards.all-umbrellas.change-since-2020.2021",
            "+1 point",
            "1 percentage point more",
        ),
        ("umbrella-cards.politeness.met-or-exceeded.2021", "about 60%", "about 60%"),
        ("umbrella-cards.politeness.met-or-exceeded.2020", "not reported", "not reported"),
        ("umbrella-cards.dryness.met-or-exceeded.2019", "not applicable", "not applicable"),
        ("umbrella-cards.all-umbrellas.umbrellas-lent.2021", "1,200", "1,200"),
        ("umbrella-cards.bbu~dryness.rating.2021", "Fine", "Fine"),
        ("umbrella-cards.omt.reported.2021", "no", "no"),
    ],
)
def test_a_value_reads_with_unit_hedge_and_status(
    register: Register, identity: str, text: str, words: str
) -> None:
    figure, english = register.figures[identity], language_named("en")
    assert value_text(register, figure, english) == text
    assert in_words(register, figure, english) == words


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3)],
)
def test_arabic_has_six_plural_forms(count: int, form: int) -> None:
    with (LOCALES / "ar.po").open("rb") as file:
        message = read_po(file).get("%(linked)s operative paragraph")
    arabic = language_named("ar")
    assert message is not None
    assert isinstance(message.id, tuple)
    assert isinstance(message.string, tuple)
    singular, plural = message.id
    text = arabic.plural(singular, plural, Decimal(count), linked=count)
    assert text == message.string[form] % {"linked": count}
    assert len(message.string) == 6


def test_a_text_without_translation_is_marked_and_reads_as_plain_text() -> None:
    french, texts = language_named("fr"), {"en": "Audit: a *first* look", "zh": "审计"}
    title = french.localised(texts)
    assert title == "Audit: a *first* look"
    assert escaped(title) == '*Audit: a &#42;first&#42; look*{: lang="en" dir="ltr" }'
    assert type(language_named("zh").localised(texts)) is str
    assert type(language_named("en").localised(texts)) is str
    assert french.localised({}) == ""


def test_marks_outlive_sentences_and_lists() -> None:
    french = language_named("fr")
    audit = french.localised({"en": "Audit"})
    sentence = french.sentences(
        [french.text("%(label)s: %(value)s", label=audit, value=french.listed([audit, "b"]))]
    )
    assert sentence.count("Audit") == 2
    assert escaped(sentence).count('*Audit*{: lang="en" dir="ltr" }') == 2
    assert escaped(str(sentence)).count("lang=") == 0


@pytest.mark.parametrize(("code", "expected"), [("ar", "\u200e+3 نقاط"), ("en", "+3 points")])
def test_a_sign_stays_before_its_number_where_text_runs_to_the_left(
    code: str, expected: str
) -> None:
    assert quantity(language_named(code), Decimal(3), "percentage-points") == expected


@pytest.mark.parametrize(
    ("code", "value", "unit", "expected"),
    [
        ("en", "1.09", "usd-billion", "1.09 billion US dollars"),
        ("fr", "1.09", "usd-billion", "1,09 milliard de dollars des États-Unis"),
        ("ru", "47", "usd-billion", "47 миллиардов долл. США"),
        ("zh", "1.09", "usd-billion", "10.9亿美元"),
        ("zh", "2.8", "billion", "28亿"),
        ("zh", "227", "usd-million", "2.27亿美元"),
        ("zh", "63.5", "usd-million", "6350万美元"),
        ("zh", "300", "usd-million", "3亿美元"),
        ("ar", "227", "usd-million", "227 مليون دولار من دولارات الولايات المتحدة"),
        ("en", "3", "million", "3 million"),
        ("en", "1", "years", "1 year"),
        ("en", "1.5", "years", "1.5 years"),
        ("ru", "2", "years", "2 года"),
        ("ar", "5", "years", "5 سنوات"),
        ("en", "2", "ratio", "2 times"),
        ("en", "1", "usd", "1 US dollar"),
        ("en", "-3", "percent-change", "−3%"),
        ("en", "3", "percentage-points", "+3 points"),
        ("en", "68", "count", "68"),
    ],
)
def test_a_number_stands_with_its_unit(code: str, value: str, unit: str, expected: str) -> None:
    assert quantity(language_named(code), Decimal(value), unit) == expected


def test_a_percent_sign_stays_after_its_number_where_text_runs_to_the_left() -> None:
    assert language_named("ar").percent(Decimal(92)) == "\u200e92%\u200e"


def test_what_has_no_translation_is_counted(register: Register) -> None:
    release = replace(register.release, languages=("en", "zh", "fr"))
    found = [str(one) for one in untranslated(release) if one.language == "fr"]
    assert re.fullmatch(r"umbrella-cards: (\d+) of \1 texts have no French", found[0])
    assert [one for one in untranslated(register.release) if one.language == "en"] == []


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Évaluation", "E"),
        ("“Spoons” returned", "S"),
        ("审计", "宀"),
        ("评价", "言"),
        ("一致性", "一"),
        ("Ёлка", "Е"),
        ("التقييم", "ت"),
        ("أمانة", "ا"),
        ("2025", "#"),
        ("آليات", "ا"),
        ("الآليات", "ا"),
        ("ألبانيا", "ا"),
    ],
)
def test_a_name_stands_under_its_letter_or_radical(name: str, letter: str) -> None:
    assert heading(name) == letter


def test_names_are_in_the_order_of_their_letters() -> None:
    assert sorted(["École", "Zebra", "eland", "echo"], key=sort_key) == [
        "echo",
        "École",
        "eland",
        "Zebra",
    ]


def test_an_arabic_article_does_not_count_and_a_word_keeps_its_first_letters() -> None:
    names = ["الآليات", "باب", "بلد", "ألبانيا", "آليات", "امرأة"]
    assert sorted(names, key=sort_key) == ["ألبانيا", "آليات", "الآليات", "امرأة", "باب", "بلد"]
    assert sort_key("ألبانيا")[0] == "البانيا"
    assert sort_key("المرأة")[0] == sort_key("مرأة")[0]


def test_a_page_says_whose_words_it_uses(register: Register) -> None:
    package = register.release.packages["umbrella-cards"]
    ours = (
        "Names and summaries on this page are our translation; the documents were read in Chinese."
    )
    theirs = language_named("zh").text(
        "Names on this page are those of the documents; summaries are ours."
    )
    assert note([package], {"zh"}, language_named("en")) == ours
    assert note([package], {"zh"}, language_named("zh")) == theirs
    declared = replace(package, descriptor={**package.descriptor, "official_texts": ["en"]})
    official = note([declared], {"zh"}, language_named("en"))
    assert official == "Names on this page are those of the documents; summaries are ours."
    assert note([declared, package], {"zh"}, language_named("en")) == ours


@pytest.mark.parametrize(
    ("code", "period", "expected"),
    [
        ("fr", "Juin 2024", "A, juin 2024"),
        ("ru", "[Ежегодная сессия 2024 года](x.md)", "A, [ежегодная сессия 2024 года](x.md)"),
        ("es", "Bienio 2020-2021", "A, bienio 2020-2021"),
        ("es", "2020-2021", "A, 2020-2021"),
        ("fr", "COVID et après", "A, COVID et après"),
        ("en", "June 2024", "A, June 2024"),
        ("zh", "2024年6月", "A, 2024年6月"),
    ],
)
def test_a_time_within_a_sentence_begins_small_where_months_do(
    code: str, period: str, expected: str
) -> None:
    said = language_named(code).text("%(measure)s, %(period)s", measure="A", period=period)
    assert said.replace("，", ", ").replace("،", ",") == expected


def test_a_time_that_begins_a_sentence_keeps_its_capital() -> None:
    said = language_named("fr").text("%(period)s: %(value)s.", period="Juin 2024", value="7")
    assert said.startswith("Juin 2024")


def test_a_time_that_is_shown_in_english_keeps_its_capital() -> None:
    said = language_named("fr").text(
        "%(measure)s, %(period)s", measure="A", period=english("June 2024")
    )
    assert str(said) == "A, June 2024"


def test_french_keeps_its_double_signs_on_the_line() -> None:
    with (LOCALES / "fr.po").open("rb") as file:
        texts = [text for message in read_po(file) for text in strings(message.string)]
    assert [text for text in texts if re.search(r" [:;?!»]|« ", text)] == []


def strings(string: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """The forms of a translated message."""
    return [string] if isinstance(string, str) else list(string or ())
