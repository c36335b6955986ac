"""Ranges of numbers on pages that run from right to left: 2018-2019 stays in that order, whatever
stands before it.
"""

import re

SKIPPED = re.compile(
    r"(<(?:script|svg|pre|code|title)\b.*?</(?:script|svg|pre|code|title)>|<[^>]+>)", re.DOTALL
)
"""What is no text: elements whose content stands as it is, and tags."""
RANGE = re.compile(r"(?<![\dA-Za-z./-])\d+(?:[-–]\d+)+(?![\dA-Za-z./-])")


def with_ranges(html: str) -> str:
    """The page with each range in its text as a part of its own that runs from left to right.

    After an Arabic letter a hyphen does not keep two numbers in order (UAX 9, W2 and W4).
    """
    pieces = SKIPPED.split(html)
    return "".join(
        piece if place % 2 else RANGE.sub(r'<bdi dir="ltr">\g<0></bdi>', piece)
        for place, piece in enumerate(pieces)
    )
