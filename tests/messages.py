"""Every interface string of the program and its templates. Run it to bring the translations up to
date.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from generator import vocabulary

ROOT = Path(__file__).parents[1]
Keywords = dict[str, tuple[int, ...] | None]
"""Names of functions, with the numbers of the arguments that are texts; None for the first."""
IN_CODE: Keywords = {"text": None, "plural": (1, 2), "gettext_noop": None, "translated": (2,)}
IN_TEMPLATES: Keywords = {"_": None, "ngettext": (1, 2)}


def messages() -> set[str | tuple[str, ...]]:
    """The strings as gettext keys them: one text, or a singular with its plural."""
    return {
        *extracted("generator", "*.py", "python", IN_CODE),
        *extracted("site_templates/pages", "*.md", "jinja2.ext:babel_extract", IN_TEMPLATES),
        *extracted("site_templates/parts", "*.html", "jinja2.ext:babel_extract", IN_TEMPLATES),
        *vocabulary.messages(),
    }


def extracted(
    folder: str, pattern: str, method: str, keywords: Keywords
) -> Iterator[str | tuple[str, ...]]:
    """The strings in the files of a folder whose names match a pattern."""
    for file in sorted((ROOT / folder).rglob(pattern)):
        for _, message, _, _ in extract_from_file(
            method, file, keywords=keywords, options={"trimmed": "true"}
        ):
            yield message


def update(path: Path) -> list[str]:
    """Brings a catalogue up to date: new strings empty, to be translated, and those that nothing
    uses gone.
    """
    with path.open("rb") as file:
        old = read_po(file)
    new = Catalog(locale=old.locale, header_comment=old.header_comment, fuzzy=False)
    new.mime_headers = old.mime_headers
    for message in messages():
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, known.string if known and known.id == message else None)
    text = io.BytesIO()
    write_po(text, new, width=0, sort_output=True, omit_header=True)
    head = path.read_text("utf-8").partition("\n\n")[0]
    path.write_text(f"{head}\n\n{text.getvalue().decode().strip()}\n", "utf-8")
    return [str(message.id) for message in new if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    """True if a message has a text in the language, in each of its plural forms."""
    texts = (message.string,) if isinstance(message.string, str) else message.string or ("",)
    return all(texts)


if __name__ == "__main__":
    for catalogue in sorted((ROOT / "site_templates" / "locale").glob("*.po")):
        for missing in update(catalogue):
            print(f"{catalogue.name}: {missing}")
