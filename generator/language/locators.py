"""The words of locators, which name places in a document: “para. 24”, “table 1”."""

import re

from generator.language.strings import gettext_noop

LOCATORS = {
    "decision": gettext_noop("decision %(place)s"),
    "para.": gettext_noop("para. %(place)s"),
    "paras.": gettext_noop("paras. %(place)s"),
    "p.": gettext_noop("page %(place)s"),
    "page": gettext_noop("page %(place)s"),
    "pp.": gettext_noop("pages %(place)s"),
    "pages": gettext_noop("pages %(place)s"),
    "table": gettext_noop("table %(place)s"),
    "figure": gettext_noop("figure %(place)s"),
    "footnote": gettext_noop("footnote %(place)s"),
    "annex": gettext_noop("annex %(place)s"),
    "appendix": gettext_noop("appendix, %(place)s"),
    "section": gettext_noop("section %(place)s"),
    "chapter": gettext_noop("chapter %(place)s"),
    "box": gettext_noop("box %(place)s"),
    "sheet": gettext_noop("sheet %(place)s"),
    "slide": gettext_noop("slide %(place)s"),
    "row": gettext_noop("row %(place)s"),
    "cell": gettext_noop("cell %(place)s"),
    "art.": gettext_noop("article %(place)s"),
    "article": gettext_noop("article %(place)s"),
    "articles": gettext_noop("articles %(place)s"),
    "item": gettext_noop("item %(place)s"),
    "minute": gettext_noop("minute %(place)s"),
    "sentence": gettext_noop("sentence %(place)s"),
    "note": gettext_noop("note %(place)s"),
    "bullet": gettext_noop("bullet %(place)s"),
}
"""How a place in a document is cited, by the first word of its locator."""
PLACES = (
    gettext_noop("annex"),
    gettext_noop("appendix"),
    gettext_noop("page text"),
    gettext_noop("text box"),
    gettext_noop("first of two numbers"),
    gettext_noop("accountability"),
    gettext_noop("capacity"),
    gettext_noop("human and financial resources"),
    gettext_noop("knowledge, communication and coherence"),
    gettext_noop("oversight"),
    gettext_noop("results-based management"),
)
"""Locators in words: parts of a page, and the areas of UN-SWAP and of the plans that follow it."""
WITHIN = re.compile(
    r", (?=(?:paras?\.|pp?\.|pages?|sentence|note|text|first|sheet|slide|row|cell|item|minute) )"
)
"""Separates a place from a narrower place within it: decision 2024/3, para. 15."""
HEADED = re.compile(r"(\w+) \((.+)\)")
"""A place followed by headings in brackets: appendix (oversight; not met; bullet 3)."""
