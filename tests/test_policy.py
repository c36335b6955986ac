"""The policy of pages: constants, whatever stands in a page."""

import pytest

from generator.site.hosting import headers_file
from generator.site.policy import (
    HEADER_POLICY,
    PAGE_POLICY,
    SEARCH_POLICY,
    page_policy,
    with_policy,
)

PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>t</title>
</head>
<body>{}</body>
</html>
"""
PLANTED = (
    "<script>alert(1)</script>",
    '<script type="module">alert(1)</script>',
    '<script src="x/search.js">alert(1)</script>',
    '<script nonce="x">alert(1)</script>',
    "<SCRIPT>alert(1)</SCRIPT >",
    '<img src="x" onerror="alert(1)">',
    '<meta charset="utf-8"><script>alert(1)</script>',
    "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='",
)


@pytest.mark.parametrize("planted", PLANTED)
def test_the_policy_of_a_page_does_not_depend_on_what_the_page_holds(planted: str) -> None:
    page = with_policy(PAGE.format(planted), PAGE_POLICY)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    assert page == with_policy(PAGE, PAGE_POLICY).format(planted)
    assert page.startswith(f'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n{tag}\n')
    assert page.count("Content-Security-Policy") == 1


@pytest.mark.parametrize("policy", [PAGE_POLICY, SEARCH_POLICY, HEADER_POLICY])
def test_no_policy_allows_a_script_that_stands_in_a_page(policy: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) <= {"'self'", "'wasm-unsafe-eval'"}
    assert not {"script-src-elem", "script-src-attr", "style-src-attr"} & set(rules)
    assert rules["style-src"] == "'self'"


def test_only_the_search_may_run_webassembly() -> None:
    assert page_policy("search.js") == SEARCH_POLICY
    for script in ("", "lists.js", "x/search.js", "search.js?"):
        assert page_policy(script) == PAGE_POLICY


def test_the_header_says_what_the_tag_of_the_search_says_and_who_may_frame_pages() -> None:
    assert f"{SEARCH_POLICY}; frame-ancestors 'none'" == HEADER_POLICY
    assert headers_file().startswith(f"/*\n  Content-Security-Policy: {HEADER_POLICY}\n")
