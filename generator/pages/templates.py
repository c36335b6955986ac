"""Fills in the templates of pages."""

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.language import Language
from generator.language.isolation import html_text, plain_html
from generator.models import Register
from generator.pages import sentences
from generator.pages.cells import cell_text, computed_sign
from generator.pages.escaping import Markdown, escaped
from generator.pages.filters import (
    calculation,
    chart_image,
    cited,
    clauses,
    code,
    data_link,
    figure_link,
    file_link,
    labelled,
    linked_names,
    outside_link,
    page_link,
    plural_text,
    rating_cell,
    text_link,
    translated,
    words_link,
)
from generator.pages.notation import HtmlNotation, MarkdownNotation
from generator.pages.page import compare_path, language_file
from generator.templates import templates

MANY = 8
"""A list of more entries is folded, where others stand beside it."""
CHAPTER = re.compile(r'^(#{2,3} \{\{ _\("([^"%]+)"\) \}\})( \{: \.folded \})?$', re.MULTILINE)
"""A heading that is a text of the interface. It can be folded."""


class Anchors(Extension):
    """Gives each chapter an id from its English heading, so that links hold in every language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Called by Jinja with the source of each template."""
        return CHAPTER.sub(
            lambda match: f"{match[1]} {{: #{anchor(match[2])}{' .folded' if match[3] else ''} }}",
            source,
        )


def anchor(heading: str) -> str:
    """A heading as an id: What is due, by session → what-is-due-by-session."""
    return "-".join(re.findall(r"\w+", heading.lower()))


def rendered(
    template: str, values: Mapping[str, Any], *, register: Register, language: Language, path: str
) -> str:
    """The Markdown of the page at a path: a template of `pages/`, filled in with values."""
    write = MarkdownNotation(path, language.direction)
    page = markdown_templates(register.own_templates).get_template(template)
    return page.render(**values, register=register, language=language, write=write)


def rendered_html(
    template: str,
    values: Mapping[str, Any],
    *,
    register: Register,
    language: Language,
    write: HtmlNotation,
) -> Markup:
    """HTML for a page: a template of `parts/`, filled in with values. `write` is the page's."""
    part = html_templates(language.direction, register.own_templates).get_template(template)
    filled = part.render(**values, register=register, language=language, write=write)
    return Markup(filled)  # noqa: S704 - the templates escape what they print


def code_text(text: str) -> Markup:
    """Text for an element, in which quotes are no marks. JSON has many of them."""
    return Markup(html.escape(text, quote=False))  # noqa: S704 - just escaped


FUNCTIONS: Mapping[str, Any] = {
    "_": translated,
    "ngettext": plural_text,
    "labelled": labelled,
    "calculation": calculation,
    "cited": cited,
    "enumerated": linked_names,
    "clauses": clauses,
    "grade": rating_cell,
    "compare_path": compare_path,
    "language_file": language_file,
    "outside": outside_link,
    "data_link": data_link,
    "file_link": file_link,
    "code": code,
    "markdown": Markdown,
    "sentences": sentences,
    "MANY": MANY,
}
"""The functions that templates call, and `MANY`."""
FILTERS: Mapping[str, Any] = {
    "cell": cell_text,
    "computed_sign": computed_sign,
    "figure": figure_link,
    "stated": text_link,
    "words": words_link,
    "page": page_link,
    "outside": outside_link,
    "chart": chart_image,
    "plain": plain_html,
    "code_text": code_text,
}


@cache
def markdown_templates(own: str = "") -> Environment:
    """The templates of pages in Markdown. `own` is as in `Register.own_templates`."""
    # `finalize` escapes, for Markdown instead of HTML.
    return environment("pages", own, autoescape=False, finalize=escaped, keep_trailing_newline=True)


@cache
def html_templates(direction: str, own: str = "") -> Environment:
    """The templates of parts of pages in HTML, for text of a direction. `own` is as above."""

    def finalize(text: object) -> Markup:
        return html_text(text, direction)

    return environment("parts", own, autoescape=True, finalize=finalize)


def environment(folder: str, own: str, **options: Any) -> Environment:
    """The templates in a folder of the installed program, with the functions that they call.

    Those in the folder of the same name below `own` replace them, unless `own` is empty.

    Templates run in a sandbox, in which no text can reach code.
    """
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*([Path(own, folder)] if own else []), templates(folder)]),
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Anchors],
        **options,
    )
    made.globals |= FUNCTIONS
    made.filters |= FILTERS
    return made
