"""The scripts of the site in real Chromium: lists that narrow down, files that are recognised,
colours that follow.
"""

import re
from pathlib import Path

import pytest
from conftest import copied_project
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from generator.cli import app

MORE_ENTITIES = {
    "soup": "Service for Soup",
    "eclairs": "Éclair Commission",
    "zinc": "Zinc Board",
    "fog": "Fog Agency",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site after its first release."""
    project = copied_project(tmp_path_factory.mktemp("browser") / "project")
    with (project / "data/umbrella-cards/entities.csv").open("a", encoding="utf-8") as entities:
        entities.writelines(f"{key},,{name},{name},,,,,\n" for key, name in MORE_ENTITIES.items())
    catalogue = str(project / "datapackage.json")
    for command in (["release", "2021.1"], ["build", "--output", str(project / "site")]):
        done = CliRunner().invoke(app, [*command, "--catalogue", catalogue, "--quiet"])
        assert done.exit_code == 0, done.output
    return project / "site"


SHARES = "figures/umbrella-cards/met-or-exceeded/"
"""A list of eight figures, one of which does not agree with others."""


def visible_rows(page: Page) -> int:
    return page.locator("table tbody tr:visible").count()


def test_a_list_narrows_down_and_keeps_its_state_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}en/{SHARES}")
    whole = visible_rows(page)
    page.get_by_label("Check").select_option("not checked")
    assert visible_rows(page) == whole - 1
    page.get_by_label("Narrow down").fill("dry")
    assert visible_rows(page) == 3
    assert f"3 of {whole} shown" in page.get_by_role("status").inner_text()
    page.reload()
    assert visible_rows(page) == 3
    assert page.get_by_label("Check").input_value() == "unchecked"
    assert page.url.endswith("?text=dry&check=unchecked")


def test_a_list_is_whole_without_javascript(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}en/{SHARES}")
    assert visible_rows(scriptless) == 8
    assert scriptless.locator("form.filters").count() == 0


def column(page: Page, place: int) -> list[str]:
    return [
        text.strip()
        for text in page.locator(f"table tbody tr:visible > :nth-child({place})").all_inner_texts()
    ]


def sorted_by(page: Page, head: str) -> None:
    page.get_by_role("columnheader").get_by_role("button", name=head, exact=True).click()


@pytest.mark.parametrize("path", ["figures/biscuit-targets/value/", SHARES])
def test_figures_sort_by_number_and_what_is_none_comes_last(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}en/{path}")
    unsorted = column(page, 3)
    for way in (1, -1):
        sorted_by(page, "Figure")
        shown = column(page, 3)
        found = [re.search(r"[+−]?[\d.]+", text) for text in shown]
        numbers = [float(one.group().replace("−", "-")) for one in found if one]
        assert numbers == sorted(numbers, reverse=way < 0)
        assert len(set(numbers)) > 5
        assert None not in found[: len(numbers)]
        assert sorted(shown) == sorted(unsorted)
    sorted_by(page, "Figure")
    assert column(page, 3) == unsorted


def test_words_sort_as_the_language_does(page: Page, address: str) -> None:
    page.goto(f"{address}en/entities/")
    sorted_by(page, "Entity")
    names = column(page, 1)
    assert names.index("Éclair Commission") < names.index("Fog Agency") < names.index("Zinc Board")
    page.goto(f"{address}zh/entities/")
    sorted_by(page, "实体")
    names = column(page, 1)
    assert names.index("茶匙失踪办公室") < names.index(
        "借伞局"
    )  # chá before jiè; by code point it is the other way round


def test_sessions_sort_by_time_and_grades_by_rank(page: Page, address: str) -> None:
    page.goto(f"{address}en/teaspoon-decisions/actions/")
    sorted_by(page, "Due")
    assert column(page, 6) == ["Second session 2021", "First session 2022", "–"]
    sorted_by(page, "Due")
    assert column(page, 6) == ["First session 2022", "Second session 2021", "–"]
    page.goto(f"{address}en/biscuit-targets/targets/?sort=status")
    assert list(dict.fromkeys(column(page, 7))) == ["not met", "met", "exceeded", "no data"]


def test_the_address_means_the_same_in_every_language(page: Page, address: str) -> None:
    state = "?check=unchecked&sort=-figure"
    page.goto(f"{address}en/{SHARES}{state}")
    shown = page.locator("table tbody tr:visible a").evaluate_all(
        "links => links.map((link) => link.dataset.figure)"
    )
    page.goto(f"{address}zh/{SHARES}{state}")
    again = page.locator("table tbody tr:visible a").evaluate_all(
        "links => links.map((link) => link.dataset.figure)"
    )
    assert shown[:5] == again[:5]
    # Two have no number, so that their order is that of their names.
    assert sorted(shown[5:]) == sorted(again[5:])
    assert len(shown) == 7


def test_back_undoes_and_show_all_resets(page: Page, address: str) -> None:
    page.goto(f"{address}en/{SHARES}")
    whole = visible_rows(page)
    page.get_by_label("Check").select_option("does not agree")
    sorted_by(page, "Period")
    page.get_by_label("Narrow down").fill("nothing is called this")
    assert visible_rows(page) == 0
    assert page.get_by_role("status").inner_text().startswith("Nothing found.")
    page.go_back()
    assert visible_rows(page) == 1
    assert page.locator("th[aria-sort]").count() == 0
    page.go_forward()
    page.get_by_role("button", name="Show all").click()
    assert visible_rows(page) == whole
    assert page.url == f"{address}en/{SHARES}"
    assert not page.get_by_role("button", name="Show all").is_visible()


def test_lists_sort_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}en/entities/")
    page.get_by_role("button", name="Acronym", exact=True).focus()
    head = page.get_by_role("columnheader", name="Acronym")
    for press, sort in (("Enter", "ascending"), ("Space", "descending"), ("Enter", None)):
        page.keyboard.press(press)
        assert head.get_attribute("aria-sort") == sort
        assert page.evaluate("document.activeElement.textContent") == "Acronym"


def test_a_cell_that_says_several_things_is_found_by_each(page: Page, address: str) -> None:
    page.goto(f"{address}en/teaspoon-decisions/actions/?when=annual")
    assert visible_rows(page) == 1
    (said,) = column(page, 7)
    for way in ("at the session", "every year"):
        page.get_by_label("When and how often").select_option(way)
        assert way in said
        assert said in column(page, 7)


def heads(page: Page) -> list[str]:
    return page.locator("table:visible thead th").all_inner_texts()


def test_two_to_four_stand_side_by_side_and_a_fifth_is_refused(page: Page, address: str) -> None:
    page.goto(f"{address}en/umbrella-cards/compare/entities/?with=bbu")
    assert visible_rows(page) == 6
    assert page.get_by_role("status").inner_text() == "Add one more to see both side by side."
    page.get_by_role("button", name="Add").click()
    assert page.url.endswith("?with=bbu"), "nobody was chosen"
    for name in ("Office for Misplaced Teaspoons", "Fog Agency", "Zinc Board"):
        page.get_by_label("Choose two to four to compare").select_option(name)
        page.get_by_role("button", name="Add").click()
    four = [
        "Entity",
        "Bureau of Borrowed Umbrellas",
        "Office for Misplaced Teaspoons",
        "Fog Agency",
        "Zinc Board",
    ]
    assert heads(page) == four
    assert page.url.endswith("?with=bbu,omt,fog,zinc")
    page.get_by_role("button", name="Add").click()
    assert (
        page.get_by_role("status").inner_text()
        == "Four at most fit side by side. Remove one first."
    )
    assert heads(page) == four
    row = page.locator("table:visible tbody tr", has=page.get_by_role("rowheader", name="Dryness"))
    assert row.locator("td").all_inner_texts() == ["Fine", "not reported", *["not in our data"] * 2]
    assert (
        row.locator("a").first.get_attribute("data-figure")
        == "umbrella-cards.bbu~dryness.rating.2021"
    )
    page.reload()
    assert heads(page) == four
    page.get_by_role("button", name="Remove Fog Agency").click()
    assert heads(page) == [*four[:3], "Zinc Board"]
    page.go_back()
    assert heads(page) == four
    page.get_by_role("button", name="Show all").click()
    assert visible_rows(page) == 6
    page.goto(f"{address}zh/umbrella-cards/compare/entities/?with=omt,bbu,soup,fog,zinc,nobody")
    assert heads(page)[1:] == ["茶匙失踪办公室", "借伞局", "Service for Soup", "Fog Agency"]


def test_a_comparison_is_cited_with_what_was_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}en/umbrella-cards/compare/entities/?with=bbu,omt")
    own = page.locator("link[rel=canonical]").get_attribute("href")
    assert f"{own}?with=bbu,omt" in page.locator(".cite > p").inner_text()
    forms = page.locator(".cite code").all_text_contents()
    assert len(forms) == 3
    assert all(f"{own}?with=bbu,omt" in form for form in forms)
    page.get_by_role("button", name="Show all").click()
    assert "?with" not in page.locator(".cite").inner_text()


def test_indicators_compare_with_the_values_of_their_figures(page: Page, address: str) -> None:
    page.goto(f"{address}en/umbrella-cards/compare/indicators/?with=dryness,politeness")
    shown = page.locator("table:visible tbody a[data-figure]")
    assert shown.count() > 4
    for link in shown.all():
        assert f"/figures/{link.get_attribute('data-figure')}/" in str(
            link.evaluate("link => link.href")
        )
    whole = page.locator("table:not(:visible) a[data-figure]")
    texts = whole.evaluate_all(
        "links => Object.fromEntries(links.map((link) => [link.dataset.figure, link.textContent]))"
    )
    assert all(
        texts[link.get_attribute("data-figure")] == link.inner_text() for link in shown.all()
    )


def test_lists_and_comparisons_are_complete_without_javascript(
    scriptless: Page, address: str
) -> None:
    for path, rows in (
        ("umbrella-cards/compare/entities/", 6),
        ("umbrella-cards/compare/indicators/", 3),
        *LISTS.items(),
    ):
        scriptless.goto(f"{address}en/{path}")
        assert visible_rows(scriptless) >= rows, path
        assert scriptless.locator("article form, article button").count() == 0, path


LISTS = {"entities/": 6, "sources/": 1, "biscuit-targets/targets/": 7,
    "teaspoon-decisions/actions/": 3,
         "teaspoon-decisions/decisions/": 1, SHARES: 8}  # fmt: skip


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_lists_and_comparisons_fit_a_small_phone(page: Page, address: str, direction: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in (
        *LISTS,
        "umbrella-cards/compare/entities/",
        "umbrella-cards/compare/entities/?with=bbu,omt,fog,zinc",
    ):
        page.goto(f"{address}en/{path}")
        page.evaluate(
            "direction => (document.body.dir = document.documentElement.dir = direction)", direction
        )
        if page.get_by_text("Filters", exact=True).is_visible():
            assert not page.get_by_role("combobox").first.is_visible(), path
            page.get_by_text("Filters", exact=True).click()
        for select in page.locator("article select").all():
            box = select.bounding_box()
            assert box, path
            assert 0 <= box["x"] <= 320 - box["width"], path
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path


def test_a_long_table_keeps_its_head_in_sight_on_a_desk(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{address}en/{SHARES}")
    frame = page.locator(".table")
    # The build gives this class to tables of twenty rows and more.
    frame.evaluate("""frame => {
        frame.classList.add("long");
        const body = frame.querySelector("tbody");
        for (const row of [...body.rows, ...body.rows]) body.append(row.cloneNode(true));
    }""")
    frame.locator("tr").nth(20).scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 200)")
    head = frame.locator("th").nth(1).bounding_box()
    assert head
    assert abs(head["y"]) < 3


def test_a_table_keeps_its_first_column_in_sight_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}en/umbrella-cards/#values-of-the-ranking")
    frame = page.get_by_role("region", name="Values of the ranking")
    frame.evaluate("frame => frame.scrollTo(120, 0)")
    assert frame.evaluate("frame => frame.scrollLeft") > 0
    edge = frame.bounding_box()
    for part in (frame.locator("thead th").first, frame.locator("tbody th").first):
        box = part.bounding_box()
        assert box
        assert edge
        assert abs(box["x"] - edge["x"]) < 3


def test_the_rows_of_a_wordy_table_are_cards_on_a_phone(page: Page, address: str) -> None:
    """Nothing scrolls sideways, the list still sorts and narrows down, and it is a table to those
    who do not see it.
    """
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}en/teaspoon-decisions/actions/")
    frame = page.get_by_role("region", name="All actions")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    assert frame.get_by_role("row").count() == visible_rows(page) + 1
    assert frame.get_by_role("columnheader").first.is_visible()
    sorted_by(page, "Verb")
    page.get_by_label("Narrow down").fill("requests")
    assert visible_rows(page) > 0
    first, second = (
        frame.locator("tbody tr:visible").first.locator("td").nth(place).bounding_box()
        for place in (0, 1)
    )
    assert first
    assert second
    assert first["y"] + first["height"] <= second["y"] + 1


def test_every_table_scrolls_by_keyboard_in_a_frame_with_a_name_of_its_own(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}en/umbrella-cards/#values-of-the-ranking")
    frames = page.locator("article .table")
    assert frames.count() == page.locator("article table").count() > 1
    names = frames.evaluate_all(
        """frames => frames.map((frame) => frame.ariaLabel ??
            document.getElementById(frame.getAttribute("aria-labelledby")).textContent)"""
    )
    assert len(set(names)) == len(names)
    assert all(names)
    frame = page.get_by_role("region", name="Values of the ranking")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())


def test_a_file_of_ours_is_recognised_and_another_is_not(
    page: Page, address: str, site: Path, tmp_path: Path
) -> None:
    page.goto(f"{address}en/verify/")
    output = page.locator("form.verify output")
    page.get_by_label("Choose a file").set_input_files(site / "data/umbrella-cards.zip")
    output.get_by_text("We published this file: 2021.1 data/umbrella-cards.zip").wait_for()
    changed = tmp_path / "figures.csv"
    changed.write_bytes(
        (site / "data/umbrella-cards/figures.csv").read_bytes().replace(b"82", b"92")
    )
    page.get_by_label("Choose a file").set_input_files(changed)
    output.get_by_text("We did not publish this file").wait_for()


def test_the_page_of_a_figure_follows_the_colours_of_the_system(
    browser: Browser, address: str
) -> None:
    for scheme, expected in (("light", "default"), ("dark", "slate")):
        page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{address}en/figures/umbrella-cards.dryness.met-or-exceeded.2021/")
        assert page.locator("body").get_attribute("data-md-color-scheme") == expected
        page.close()


@pytest.mark.parametrize(
    "path",
    [
        "", "umbrella-cards/", "umbrella-cards/indicators/return-on-time/", "teaspoon-decisions/",
        "biscuit-targets/",
        "umbrella-cards/compare/entities/?with=bbu,omt", "umbrella-cards/compare/indicators/",
        "biscuit-targets/targets/", "entities/", "entities/omt/",
        "sources/t-1-2/", "figures/", "findings/", "releases/", "corrections/", "about/",
        "figures/umbrella-cards.dryness.met-or-exceeded.2021/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_page_breaks_its_policy_or_asks_another_host(
    page: Page, address: str, language: str, path: str
) -> None:
    """Both are said of each `page`."""
    page.goto(f"{address}{language}/{path}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_a_long_word_in_the_breadcrumbs_breaks(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{address}en/biscuit-targets/targets/tins-closed/")
    page.evaluate(
        "word => document.querySelectorAll('.breadcrumbs a, h1, .breadcrumbs [aria-current]')"
        ".forEach(one => (one.textContent = word))",
        "Keksdosenverschlussüberwachungsaufgabenübertragungsgesetz",
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_site_opens_from_a_disk_as_well(page: Page, site: Path) -> None:
    """There a folder has no page: links name the file in it."""
    top = f"file://{site.resolve()}"
    page.goto(f"{top}/index.html")
    page.wait_for_url(f"{top}/en/index.html")
    page.get_by_role("link", name="A to Z").click()
    page.wait_for_url(f"{top}/en/a-z/index.html")
    assert page.locator("h1").inner_text() == "A to Z"


def test_the_address_of_a_page_is_that_of_its_folder(page: Page, address: str) -> None:
    page.goto(f"{address}?from=a-link")
    page.wait_for_url(f"{address}en/")


def test_a_folded_section_opens_for_who_is_led_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/sources/t-1-2/")
    row = page.locator("#table-1 li").first
    assert not row.is_visible()
    page.goto(f"{address}en/sources/t-1-2/#table-1")
    row.wait_for()
    assert page.locator("details.folded[open]").count() == 1
