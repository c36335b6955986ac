"""Ranges like 2018-2019 on pages that run from right to left: the first number stays first."""

import re

SKIPPED = re.compile(
    r"(<(?:script|svg|pre|code|title)\b.*?</(?:script|svg|pre|code|title)>|<[^>]+>)", re.DOTALL
)
"""Parts of HTML that are not changed: tags, and elements with their content."""
RANGE = re.compile(r"(?<![\dA-Za-z./-])\d+(?:[-–]\d+)+(?![\dA-Za-z./-])")


def with_ranges(html: str) -> str:
    """The page with each range in an element that runs from left to right.

    After an Arabic letter a hyphen does not keep two numbers in order (UAX 9, W2 and W4).
    """
    pieces = SKIPPED.split(html)
    return "".join(
        piece if number % 2 else RANGE.sub(r'<bdi dir="ltr">\g<0></bdi>', piece)
        for number, piece in enumerate(pieces)
    )
