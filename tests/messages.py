"""Every interface string of the program and its templates."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

ROOT = Path(__file__).parents[1]
IN_CODE = {"text": None, "plural": (1, 2), "gettext_noop": None, "translated": (2,)}
IN_TEMPLATES = {"_": None, "ngettext": (1, 2)}


def messages() -> set[str | tuple[str, ...]]:
    """The strings as gettext keys them: one text, or a singular with its plural."""
    return {
        *found("generator", "*.py", "python", IN_CODE),
        *found("site_templates/pages", "*.md", "jinja2.ext:babel_extract", IN_TEMPLATES),
    }


def found(
    folder: str, pattern: str, method: str, keywords: dict[str, tuple[int, ...] | None]
) -> Iterator[str | tuple[str, ...]]:
    for file in sorted((ROOT / folder).rglob(pattern)):
        for _, message, _, _ in extract_from_file(method, file, keywords=keywords, options={"trimmed": "true"}):
            yield message
