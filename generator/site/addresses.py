"""Which addresses are allowed in hand-written pages and in mkdocs.yml.

An address must match a pattern from its first to its last character. So it cannot hold blanks,
control characters, backslashes, `//host`, or a scheme that runs something.
"""

import re
from urllib.parse import urlsplit

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*(?::[1-9][0-9]{{0,4}})?", re.ASCII | re.IGNORECASE)
"""A host and its port, without a user. Names in other scripts are written as in the DNS (xn--…)."""
LONGEST_HOST = 253
LONGEST_ADDRESS = 2000
LONGEST_SITE = 200
"""The most characters of an address, and of the address of the site, which begins all others."""
WEB = re.compile(r"https?://[^\s\\<>\"'`{}|^]+")
MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=[\w%.+~-]*)?", re.ASCII)
PATH = re.compile(r"(?:(?:\.\.?|[\w~-][\w.~-]*)/)*(?:\.\.?|[\w~-][\w.~-]*)?", re.ASCII)
QUERY = re.compile(r"[\w.~=&,-]*", re.ASCII)
ANCHOR = re.compile(r"[\w.:-]+")
SAFE_PATH = re.compile(r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?", re.ASCII)
"""The path of a site on its host. The configuration of a web server contains it."""


def is_harmless(address: str) -> bool:
    """True for an address of the web or of e-mail, a path within the site, or an anchor."""
    if not address.isprintable() or len(address) > LONGEST_ADDRESS:
        return False
    return is_web(address) or bool(MAIL.fullmatch(address)) or is_relative(address)


def is_web(address: str) -> bool:
    """True for `https://` or `http://` with the name of a host, and without the name of a user."""
    if not WEB.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        valid = bool(HOST.fullmatch(parts.netloc)) and parts.port != 0
    except ValueError:
        return False
    return valid and len(parts.netloc) <= LONGEST_HOST


def is_relative(address: str) -> bool:
    """True for a path below or beside the page, with or without a query and an anchor."""
    before, hash_sign, anchor = address.partition("#")
    path, _, query = before.partition("?")
    if hash_sign and not ANCHOR.fullmatch(anchor):
        return False
    return bool(PATH.fullmatch(path) and QUERY.fullmatch(query)) and bool(path or hash_sign)


def is_site_address(address: str) -> bool:
    """True for an address that a site can have: scheme, host, path; no query, no anchor."""
    if not is_web(address) or len(address) > LONGEST_SITE or set("?#") & set(address):
        return False
    return bool(SAFE_PATH.fullmatch(urlsplit(address).path or "/"))
