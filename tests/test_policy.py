"""The policy of pages: constants, whatever stands in a page."""

import pytest

from generator.site.hosting import headers_file
from generator.site.policy import HEADER_POLICY, PAGE_POLICY, SEARCH_POLICY, page_policy


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
