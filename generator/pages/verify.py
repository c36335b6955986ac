"""The page on which readers check if a file is one that this site published."""

from collections.abc import Iterator

from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.pages.page import Page
from generator.pages.releases import RELEASES_PATH
from generator.pages.templates import rendered

VERIFY_PATH = "verify/index.md"


def verify_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page for verifying files."""
    title = language.text("Verify a file")
    yield Page(
        path=VERIFY_PATH,
        title=title,
        description=language.text("Whether a file is one that we published, and in which release."),
        markdown=rendered(
            "verify.md",
            {"releases": register.history.releases},
            register=register,
            language=language,
            path=VERIFY_PATH,
        ),
        breadcrumbs=(
            Link(language.text("Home"), "index.md"),
            Link(language.text("Releases"), RELEASES_PATH),
        ),
        script="verify.js",
    )
