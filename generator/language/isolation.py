"""Text as HTML. In texts that run from right to left, ranges like 2018-2019 keep their order.

After an Arabic letter a hyphen does not keep two numbers in order (UAX 9, W2 and W4), so each range
is in an element that runs from left to right.
"""

import re

from markupsafe import Markup, escape

RANGE = re.compile(r"(?<![\dA-Za-z./-])(\d+(?:[-–]\d+)+)(?![\dA-Za-z./-])")
"""Numbers with hyphens or dashes between them."""
ISOLATED = Markup('<bdi dir="ltr">{}</bdi>')


def html_text(text: object, direction: str) -> Markup:
    """Any text as HTML that shows exactly this text. HTML, and text with marks, is kept.

    `direction` is that of the text around it: `ltr` or `rtl`.
    """
    if direction == "ltr" or hasattr(text, "__html__"):
        return escape(text)
    pieces = RANGE.split(str(text))
    return Markup().join(
        ISOLATED.format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )


def plain_html(text: object) -> Markup:
    """Any text as HTML for titles and attributes, which hold no elements: without marks."""
    return escape(str(text))
