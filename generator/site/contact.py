"""Where a reader reports an error of a page: the contact of the catalogue, filled in."""

from urllib.parse import quote


def report_address(contact: str, *, title: str, address: str) -> str:
    """The contact for the page with this title and address; empty if there is no contact.

    An e-mail gets the title as its subject and the address as its text. In an address of the web,
    `{title}` and `{address}` are replaced.
    """
    title, address = quote(title, safe=""), quote(address, safe="")
    if contact.startswith("mailto:"):
        return f"{contact}?subject={title}&body={address}"
    return contact.replace("{title}", title).replace("{address}", address)
