"""The public JSON: figures, findings, releases and corrections.

`content/en/architecture.md` says which fields stay ("Public JSON").
"""

from generator.history.objects import encoded, figure_object, finding_object
from generator.models import Register


def figures_json(register: Register) -> bytes:
    """Every figure of the register as JSON, in the order of ids, with those that were withdrawn.

    Numbers keep the digits that the document prints.
    """
    figures = {**register.figures, **register.history.withdrawn}
    return encoded(figure_object(figure) for _, figure in sorted(figures.items()))


def findings_json(register: Register) -> bytes:
    """Every finding as JSON, with any verdict, in the order of ids."""
    return encoded(finding_object(register, finding) for finding in register.findings)


def releases_json(register: Register) -> bytes:
    """Every frozen release as JSON, from the first to the last.

    The hash of a release covers the hash of the release before it.
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
    """Every correction as JSON, the newest first."""
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
