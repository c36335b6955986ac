"""The page on how accountability works: who reports, to whom, how often, and who checks."""

from collections.abc import Iterator, Sequence

from generator.ids import Link
from generator.language import Language, gettext_noop
from generator.models import Register
from generator.pages import findings
from generator.pages.local import LocalPackage, home_crumb, local_packages
from generator.pages.page import Page
from generator.pages.templates import rendered

PATH = "mechanisms/index.md"
ASPECTS = {
    "who": gettext_noop("Who reports"),
    "to": gettext_noop("To whom"),
    "how_often": gettext_noop("How often"),
    "platform": gettext_noop("On which platform"),
    "checked_by": gettext_noop("Who checks"),
}
"""The aspects of a mechanism, by their key in the descriptor of a package."""


def mechanism_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page that compares the mechanisms of all packages."""
    packages = local_packages(register, language)
    values = {"packages": packages, "aspects": aspects(packages), "findings": findings.PATH}
    yield Page(
        path=PATH,
        title=language.text("How accountability works"),
        description=language.text(
            "Who reports to whom, how often, and who checks: the mechanisms side by side."
        ),
        markdown=rendered("mechanisms.md", values, register=register, language=language, path=PATH),
        breadcrumbs=home_crumb(language),
        contents=False,
    )


def mechanism_links(register: Register, language: Language) -> list[Link]:
    """The page, if a package describes its mechanism. Else the page has nothing to compare, and
    only hand-written pages lead to it.
    """
    described = any("mechanism" in one.descriptor for one in register.release.packages.values())
    return [Link(language.text("How accountability works"), PATH)] if described else []


def aspects(packages: Sequence[LocalPackage]) -> list[tuple[str, list[str]]]:
    """Each aspect with the text of every package; empty for a package that says nothing of it.

    Aspects of which no package says anything are left out.
    """
    language = packages[0].language
    mechanisms = [local.package.descriptor.get("mechanism", {}) for local in packages]
    by_aspect = [
        (
            language.text(name),
            [language.localised(mechanism.get(key, {})) for mechanism in mechanisms],
        )
        for key, name in ASPECTS.items()
    ]
    return [(name, texts) for name, texts in by_aspect if any(texts)]
