"""Statements that do not agree, statements that we reproduced, and what cannot be checked."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.coverage import OUTCOMES, REASONS, coverage, verdict_names
from generator.findings.explanations import Explainer, Writer, account
from generator.findings.notes import KINDS, note_text, notes
from generator.ids import Link
from generator.language import Language
from generator.language.names import figure_name, statement_text
from generator.models import Figure, Finding, Register
from generator.pages.escaping import Markdown
from generator.pages.figure_lists import list_path
from generator.pages.local import LocalPackage, local_packages
from generator.pages.notation import MarkdownNotation, Notation
from generator.pages.page import Page
from generator.pages.templates import rendered

PATH = "findings/index.md"
WHOLE = Decimal(1)


def finding_pages(register: Register, language: Language) -> Iterator[Page]:
    """The page of findings."""
    packages = local_packages(register, language)
    differing = [(local, differing_in(local)) for local in packages]
    noted = notes(register)
    title = language.text("Findings")
    explainer = Explainer(register, language, linked_writer(MarkdownNotation(PATH)))
    covered = [(local, coverage(register, local.package.name)) for local in packages]
    values = {
        "packages": covered,
        "compared": any(one.stated > one.verdicts["unchecked"] for _, one in covered),
        "differing": [(local, findings) for local, findings in differing if findings],
        "notes": {kind: [note for note in noted if note.kind == kind] for kind in KINDS},
        "kinds": {kind: language.text(text) for kind, text in KINDS.items()},
        "noted": lambda note: Markdown(note_text(explainer, note)),
        "verdicts": OUTCOMES,
        "names": verdict_names(language),
        "reasons": {reason: language.text(text) for reason, text in REASONS.items()},
        "list_path": list_path,
        "percent": lambda power: (
            language.percent(power.quantize(WHOLE)) if power is not None else "–"
        ),
        "name_of": lambda figure: figure_name(register, figure, language),
        "explained": lambda finding: Markdown(account(explainer, finding)),
        "stated_text": lambda name, statement: statement_text(
            register, register.figures[name], statement, language
        ),
    }
    yield Page(
        path=PATH,
        title=title,
        description=language.text("What the documents state, compared with what follows from it."),
        markdown=rendered("findings.md", values, register=register, language=language, path=PATH),
        breadcrumbs=(Link(language.text("Home"), "index.md"),),
        tab=title,
    )


def differing_in(local: LocalPackage) -> list[tuple[Finding, Figure]]:
    """The findings of a package with the verdict `differs`, each with its figure."""
    return [
        (finding, local.register.figures[finding.figure])
        for finding in local.register.findings
        if finding.verdict == "differs" and finding.figure.startswith(f"{local.package.name}.")
    ]


def linked_writer(notation: Notation) -> Writer:
    """A writer of explanations for a page: text is escaped and numbers are linked."""
    return Writer(text=notation.text, number=notation.figure)
