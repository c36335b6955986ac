"""What has no translation yet: facts to look at, no mistakes. English stands in its place, marked
as English.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.language import language_named
from generator.language.strings import interface_strings
from generator.models import Package, Release
from generator.rows import texts_of_row
from generator.rows.texts import localised, texts


@dataclass(frozen=True)
class Untranslated:
    """How many texts of a package, or of the interface, one language lacks."""

    where: str
    """A package, or the file of a catalogue of strings."""
    language: str
    missing: int
    texts: int

    def __str__(self) -> str:
        name = language_named("en").language_name(self.language)
        verb = "has" if self.missing == 1 else "have"
        return f"{self.where}: {self.missing} of {self.texts} texts {verb} no {name}"


def untranslated(release: Release) -> list[Untranslated]:
    """What each language of the site lacks: package by package, then the strings of the interface."""
    languages = [code for code in release.languages if code != "en"]
    packages = [
        Untranslated(package.name, code, sum(code not in text for text in texts), len(texts))
        for package in release.packages.values()
        for texts in [list(texts_of(package))]
        for code in languages
    ]
    catalogues = [
        Untranslated(f"{code}.po", code, strings.count(""), len(strings))
        for code in languages
        for strings in [interface_strings(code)]
    ]
    return [one for one in (*packages, *catalogues) if one.missing]


def texts_of(package: Package) -> Iterator[Mapping[str, str]]:
    """Each text of a package by language, of which English is one: in its descriptor and in its
    tables.
    """
    stems = dict.fromkeys(localised(name) for name in package.descriptor)
    yield from (
        texts(package.descriptor, stem)
        for stem in stems
        if stem and f"{stem}_en" in package.descriptor
    )
    yield from package.descriptor.get("mechanism", {}).values()
    for table in package.schemas:
        for row in package.tables.of(table):
            yield from (text for text in texts_of_row(row) if "en" in text)
