"""Fills in the templates of pages."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.language import Language
from generator.models import Register
from generator.pages import sentences
from generator.pages.cells import cell_text
from generator.pages.filters import (
    chart_image,
    cited,
    clauses,
    figure_link,
    labelled,
    linked_names,
    page_link,
    plural_text,
    rating_cell,
    text_link,
    translated,
    words_link,
)
from generator.pages.markdown import Markdown, code, data_link, escaped, file_link, outside_link
from generator.pages.page import compare_path

TEMPLATES = Path(__file__).parents[2] / "site_templates" / "pages"
CHAPTER = re.compile(r'^## \{\{ _\("([^"%]+)"\) \}\}$', re.MULTILINE)
"""A heading of the second level that is a text of the interface."""


class Anchors(Extension):
    """Gives each chapter an id from its English heading, so that links hold in every language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Called by Jinja with the source of each template."""
        return CHAPTER.sub(lambda match: f"{match.group()} {{: #{anchor(match[1])} }}", source)


def anchor(heading: str) -> str:
    """A heading as an id: What is due, by session → what-is-due-by-session."""
    return "-".join(re.findall(r"\w+", heading.lower()))


def rendered(
    template: str, values: Mapping[str, Any], *, register: Register, language: Language, path: str
) -> str:
    """A template filled in with values, for the page at a path."""
    page = environment().get_template(template)
    return page.render(**values, register=register, language=language, path=path)


@cache
def environment() -> Environment:
    """The templates of the installed program, with the functions that they call.

    Templates run in a sandbox, in which no text can reach code.
    """
    templates = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # `finalize` escapes, for Markdown instead of HTML
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Anchors],
    )
    templates.globals |= {
        "_": translated,
        "ngettext": plural_text,
        "labelled": labelled,
        "cited": cited,
        "enumerated": linked_names,
        "clauses": clauses,
        "grade": rating_cell,
        "compare_path": compare_path,
        "outside": outside_link,
        "data_link": data_link,
        "file_link": file_link,
        "code": code,
        "markdown": Markdown,
        "sentences": sentences,
    }
    templates.filters |= {
        "cell": cell_text,
        "figure": figure_link,
        "stated": text_link,
        "words": words_link,
        "page": page_link,
        "chart": chart_image,
    }
    return templates
