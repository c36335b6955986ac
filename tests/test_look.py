"""The look of a site: colours that can be read, images and style sheets that load nothing."""

from pathlib import Path
from random import Random

import pytest
from conftest import ROOT, SMALL, edited, with_one_package

from generator.cli.building import with_templates
from generator.errors import ContentError, InvalidRelease
from generator.site.assets import own_assets
from generator.site.building import build_site
from generator.site.palette import AA, AAA, colours_sheet, contrast, recoloured, site_colours
from generator.site.projects import read_project
from generator.site.settings import read_configuration
from generator.site.theme import read_look
from generator.vocabulary.colours import colours, named_colours

LOGO = (ROOT / "site_templates/theme/assets/logo.svg").read_bytes()
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
SETTINGS = "site_name: Spoons\nsite_url: https://spoons.example\n"


def look_problems(assets: dict[str, bytes], settings: str = "") -> str:
    """What is said of a project with these images, style sheets and settings."""
    files = {f"content/assets/{name}": content for name, content in assets.items()}
    files["mkdocs.yml"] = f"{SETTINGS}{settings}".encode()
    try:
        read_look(files, read_configuration(files))
    except InvalidRelease as error:
        return str(error)
    return ""


RANDOM = Random(19)
PRIMARY = [
    *named_colours("primary"), "deep purple", "#ffffff", "#000000", "#00FF00",
    *(f"#{RANDOM.randrange(1 << 24):06x}" for _ in range(60)),
]  # fmt: skip


@pytest.mark.parametrize("primary", PRIMARY)
def test_every_colour_can_be_read(primary: str) -> None:
    made = site_colours({"primary": primary, "accent": "lime"})
    header, link, accent = (
        made[name] for name in ("md-primary-fg-color", "md-typeset-a-color", "md-accent-fg-color")
    )
    for colour in (header, made["md-primary-fg-color--dark"]):
        assert contrast(colour.light, made["on-primary"].light) >= AA
        assert contrast(colour.dark, "#ffffff") >= AA
    for colour in (link, accent, made["period-now"]):
        assert (
            min(contrast(colour.light, one) for one in ("#ffffff", colours()["quiet"].light)) >= AA
        )
        behind = (colours()["md-default-bg-color"].dark, colours()["quiet"].dark)
        assert min(contrast(colour.dark, one) for one in behind) >= AA
    assert contrast(link.paper, "#ffffff") >= AAA


def test_a_readable_colour_stays_as_it_is_and_grades_keep_theirs() -> None:
    made = site_colours({"primary": "#00695C"})
    assert made["md-primary-fg-color"].light == made["md-typeset-a-color"].light == "#00695c"
    usual = colours()
    assert all(made[name] == usual[name] for name in usual if name.startswith(("rating-", "act-")))
    assert site_colours({}) == usual


def test_a_drawing_has_the_colours_of_the_page() -> None:
    drawing = '<path fill="var(--period-now,#08519c)"/><path fill="var(--rating-0,#08519c)"/>'
    assert recoloured(drawing, {}) == drawing
    assert 'fill="var(--period-now,#00695c)"' in recoloured(drawing, {"primary": "#00695c"})
    assert 'fill="var(--rating-0,#08519c)"' in recoloured(drawing, {"primary": "#00695c"})
    assert "  --md-typeset-a-color: #00695c;\n" in colours_sheet({"primary": "#00695c"})


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        (
            "palette: teal",
            "[theme] “palette: teal” is not allowed; write one mapping, like palette",
        ),
        ("palette: [{primary: teal}]", "is not allowed; write one mapping"),
        ("palette: {scheme: slate}", "“palette: scheme” is not taken; delete it; what may be set"),
        (
            "palette: {primary: #00695c\n  }",
            "is no colour; write a colour in quotation marks, like ",
        ),
        ("palette: {primary: white}", "“primary: white” is no colour; write a colour in quotation"),
        ("palette: {primary: '#fff'}", "“primary: #fff” is no colour"),
        ("palette: {accent: 'red;}*{x:y'}", "“accent: red;}*{x:y” is no colour"),
        (
            "logo: logo.svg",
            "“logo: logo.svg” is not allowed; write the path of an image in content",
        ),
        ("logo: assets/../../x.png", "is not allowed; write the path of an image"),
        ("logo: assets/site.css", "is not allowed; write the path of an image"),
        ("logo: assets/own.png", "[theme] “assets/own.png” does not exist; add content/assets/own"),
        ("favicon: //x.example/x.png", "is not allowed; write the path of an image"),
        (
            "font: {text: Roboto}",
            "is not taken: pages use the fonts of the reader, so that nothing",
        ),
    ],
)
def test_a_theme_is_judged_with_a_reason(theme: str, said: str) -> None:
    assert said in look_problems({}, f"theme:\n  {theme}\n")


def svg(inside: str, attributes: str = "") -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {namespaces} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.png", b"GIF89a", "content/assets/x.png the file is no image of the type png; save the"),
        ("x.jpg", PNG, "the file is no image of the type jpg"),
        ("x.webp", b"RIFF1234AVI ", "the file is no image of the type webp"),
        ("x.svg", b"\x89PNG", "the drawing cannot be read"),
        ("x.svg", b"<html/>", "the drawing is no SVG but “html”"),
        ("x.svg", svg("<script>1</script>"), "the drawing holds the element “script”, which could"),
        ("x.svg", svg("<foreignObject/>"), "the element “foreignObject”"),
        ("x.svg", svg("<style>*{}</style>"), "the element “style”"),
        ("x.svg", svg("<image href='https://x.example/y.png'/>"), "the element “image”"),
        ("x.svg", svg("<animate attributeName='href'/>"), "the element “animate”"),
        ("x.svg", svg("<a href='javascript:1'/>"), "the element “a”"),
        ("x.svg", svg("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>"), "the element “{http"),
        ("x.svg", svg("", "onload='1'"), "the drawing holds “onload=1”, which could run or load"),
        ("x.svg", svg("", "ONLOAD='1'"), "“ONLOAD=1”"),
        ("x.svg", svg("<use href='other.svg#a'/>"), "“href=other.svg#a”"),
        ("x.svg", svg("<use xlink:href='//x.example/#a'/>"), "href=//x.example/#a”"),
        ("x.svg", svg("<g fill='url(https://x.example/#a)'/>"), "“fill=url(https://x.example/#a)”"),
        ("x.svg", svg("<g style='fill:url( &quot;x.svg#a&quot;)'/>"), "“style=fill:url("),
        ("x.svg", svg("<g style='fill:u\\72l(x)'/>"), "“style=fill:u"),
        ("x.svg", svg("", "xml:base='https://x.example/'"), "namespace}base"),
        ("x.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg(""), "the drawing has a document type"),
        ("x.svg", b"<?xml-stylesheet href='x.css'?>" + svg(""), "has a document type, in"),
        ("x.svg", b"<?xml version='1.0' encoding='utf-7'?>" + svg(""), "another encoding"),
        ("X.png", PNG, "content/assets/X.png the name “X.png” is not allowed; write lower-case"),
        ("a/x.png", PNG, "the name “a/x.png” is not allowed"),
        *(("own.css", text.encode(), f"content/assets/own.css:1 {said}") for text, said in (
            ("@import 'x.css';", "“@import” is not allowed; delete it; what may follow @"),
            ("@IMPORT 'x.css';", "“@IMPORT” is not allowed"),
            ("@font-face { src: local(x) }", "“@font-face” is not allowed"),
            ("a { background: url(https://x.example/y.png) }", "“url(” could load"),
            ("a { background: url(//x.example/y.png) }", "“url(” could load or run something"),
            ("a { background: url('../../x.png') }", "“url(” could load or run something"),
            ("a { background: URL( 'none.png' ) }", "there is no image “none.png”; add it to"),
            ("a { background: url(data:image/png;base64,x) }", "“url(” could load"),
            ("a { background: u\\72l(x.png) }", "“\\” could load or run something"),
            ("a { background: image-set('https:x' 1x) }", "“image-set(” could load"),
            ("a { content: '/*'; background: url(x) } /* */", "there is no image “x”"),
            ("a { behavior: none }", "“behavior:” could load"),
            ("a { width: expression(1) }", "“expression(” could load"),
            ("a\u202e {}", "the line holds a character that nobody sees"),
        )),
    ],
)  # fmt: skip
def test_what_could_run_or_load_something_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(InvalidRelease) as caught:
        own_assets({f"content/assets/{name}": content})
    assert said in str(caught.value)


def test_a_style_sheet_that_no_page_uses_is_named() -> None:
    sheet = {"own.css": b"a { color: red }"}
    assert "content/assets/own.css no page uses this style sheet; name it in" in look_problems(
        sheet
    )
    assert not look_problems(sheet, "extra_css: [assets/own.css]\n")
    assert not look_problems({"site.css": b"a { color: red }"})
    assert "“assets/none.css” does not exist" in look_problems({}, "extra_css: [assets/none.css]\n")


def test_a_project_has_a_look_of_its_own(project: Path) -> None:
    assets = project / "content/assets"
    assets.mkdir()
    (assets / "wave.svg").write_bytes(svg("<path d='M0 0h9v9z'/>", "viewBox='0 0 9 9'"))
    (assets / "favicon.svg").write_bytes(LOGO)
    (assets / "own.css").write_text(".hero { background: url('wave.svg') }\n", "utf-8")
    edited(project, "mkdocs.yml", "assets/site.css", "assets/own.css")
    edited(
        project,
        "mkdocs.yml",
        "  language: en\n",
        "  logo: assets/wave.svg\n  palette: {primary: '#7a0b5f'}\n",
    )
    folder = with_one_package(project, SMALL)
    build_site(read_project(folder / "datapackage.json"), folder / "site", ["en"])
    page = (folder / "site/en/index.html").read_text("utf-8")
    assert '<img src="assets/wave.svg" alt="" height="20">' in page
    assert page.index("assets/site.css") < page.index("assets/own.css")
    site = folder / "site/en/assets"
    assert (site / "favicon.svg").read_bytes() == LOGO
    assert "--md-primary-fg-color: #7a0b5f;" in (site / "colours.css").read_text("utf-8")
    charts = "".join(one.read_text("utf-8") for one in (folder / "site/en").rglob("*.svg"))
    assert "--period-now,#08519c" not in charts


def test_whoever_builds_may_replace_templates_one_by_one(project: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    for path, text in (
        ("pages/verify.md", "# Another page\n"),
        ("theme/partials/imprint.html", "<p>Another foot</p>\n"),
        ("theme/assets/own.js", "0;\n"),
    ):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text(text, "utf-8")
    catalogue = with_one_package(project, SMALL) / "datapackage.json"
    build_site(with_templates(read_project(catalogue), own), project / "site", ["en"])
    page = (project / "site/en/verify/index.html").read_text("utf-8")
    assert "<h1" in page
    assert "Another page</h1>" in page
    assert "<p>Another foot</p>" in page
    assert "Made with" not in page
    assert (project / "site/en/assets/own.js").exists()
    assert (project / "site/en/assets/header.js").exists()


def test_a_folder_of_templates_replaces_something(project: Path, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    whole = read_project(with_one_package(project, SMALL) / "datapackage.json")
    with pytest.raises(ContentError, match="page replaces nothing; keep templates in the folders"):
        with_templates(whole, tmp_path / "page" / "..")
    assert with_templates(whole, None) is whole


def test_the_band_below_the_header_follows_from_the_palette() -> None:
    usual, made = site_colours({}), site_colours({"primary": "teal", "accent": "lime"})
    bands = [f"band-{place}" for place in range(4)]
    assert [usual[name].light for name in bands] == [usual[f"rating-{n}"].light for n in range(4)]
    assert all(made[name].light != usual[name].light for name in bands)
    assert made["band-3"].light == site_colours({"accent": "lime"})["band-3"].light
    assert made["rating-0"] == usual["rating-0"], "grades keep their meaning"
