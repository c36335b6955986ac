"""Folded sections: what is below a heading, up to the next one or to a rule."""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.pages.folding import fold_sections


class Folding(Extension):
    """Folds as pages do."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        class Fold(Treeprocessor):
            def run(self, root: object) -> None:
                fold_sections(root)  # type: ignore[arg-type]

        md.treeprocessors.register(Fold(md), "fold", -10)


def folded(text: str) -> str:
    parser = Markdown(extensions=["attr_list", "toc", Folding()])
    return parser.convert(text).replace("\n", "")


def test_a_section_ends_before_the_next_heading_of_its_level() -> None:
    html = folded("## A {: #a .folded }\n\none\n\n### B\n\ntwo\n\n## C\n\nthree")
    assert html == (
        '<details class="folded"><summary><h2>A</h2></summary>'
        '<div id="a"><p>one</p><h3 id="b">B</h3><p>two</p></div></details>'
        '<h2 id="c">C</h2><p>three</p>'
    )


def test_a_rule_ends_a_section_and_is_taken_out() -> None:
    html = folded("## A {: .folded }\n\none\n\n---\n\ntwo")
    assert html.endswith('<div id="a"><p>one</p></div></details><p>two</p>')
    assert "<hr" not in html


def test_a_section_within_another_is_folded_in_it() -> None:
    html = folded("## A {: .folded }\n\n### B {: .folded }\n\none\n\n## C")
    assert html.count("<details") == 2
    assert html.index("<h2>A") < html.index("<h3>B") < html.index('<h2 id="c">')
    assert '<div id="b"><p>one</p></div></details></div></details>' in html


def test_only_headings_fold() -> None:
    assert "<details" not in folded("a paragraph\n{: .folded }")
    assert folded("## A {: .note .folded }\n\none").startswith("<details")
