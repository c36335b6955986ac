"""The public JSON: figures, findings, releases and corrections.

`content/en/architecture.md` promises its shape (“Public JSON”).
"""

from generator.history.objects import encoded, figure_object, finding_object
from generator.models import Register


def figures_json(register: Register) -> bytes:
    """Every figure of the register, withdrawn ones too, in the order of ids. Numbers keep their
    printed digits.
    """
    figures = {**register.figures, **register.history.withdrawn}
    return encoded(figure_object(figure) for _, figure in sorted(figures.items()))


def findings_json(register: Register) -> bytes:
    """Every comparison, whatever its verdict, in the order of ids."""
    return encoded(finding_object(register, finding) for finding in register.findings)


def releases_json(register: Register) -> bytes:
    """Every release that was frozen, from the first to the last, with the hash that includes the
    one before.
    """
    return encoded(
        {
            "version": release.version,
            "created": release.created.isoformat(),
            "figures": len(release.figures),
            "hash": release.hash,
        }
        for release in register.history.releases
    )


def corrections_json(register: Register) -> bytes:
    """Every correction, the newest first."""
    return encoded(
        {
            "figure": correction.figure,
            "release": correction.release,
            "field": correction.field,
            "old": correction.old,
            "new": correction.new,
            "kind": correction.kind,
            "date": correction.date.isoformat(),
            "reported_by": correction.reported_by,
            "reason": dict(correction.reason),
        }
        for correction in register.history.corrections
    )
