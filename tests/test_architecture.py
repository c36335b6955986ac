"""The structure of the program: order of imports, owners of libraries, length of modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"
ORDER = [
    "errors", "files", "templates", "names", "ids", "dates", "vocabulary", "rows", "kinds",
    "models", "language", "checks", "packages", "views", "figures", "findings", "history",
    "citations", "charts", "pages", "downloads", "site", "publishing", "cli",
]  # fmt: skip
"""The parts in order. A part imports only from itself and from parts before it."""
OWNERS = {
    "frictionless": {"packages"},
    "jsonschema": {"packages"},
    "babel": {"language"},
    "gettext": {"language"},
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "jinja2": {"pages", "site"},
    "mkdocs": {"site"},
    "markdown": {"pages", "site"},
    "markupsafe": {"language", "pages", "site"},
    "pagefind": {"site"},
    "yaml": {"site"},
    "cbor2": {"site"},
    "watchdog": {"site"},
    "simplejson": {"history", "downloads"},
    "xlsxwriter": {"downloads"},
    "icalendar": {"downloads"},
    "openpyxl": {"publishing"},
    "typer": {"cli"},
    "rich": {"cli"},
}
"""The parts that may import a library."""
MODULES = sorted(GENERATOR.rglob("*.py"))


def part(module: Path) -> str:
    return module.relative_to(GENERATOR).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(GENERATOR)))
def test_imports_point_up(module: Path) -> None:
    if part(module) == "__init__":
        return
    position = ORDER.index(part(module))
    for name in imports(module):
        if name.startswith("generator."):
            other = name.split(".")[1]
            assert ORDER.index(other) <= position, (
                f"{module.name} imports {name}, which stands below it"
            )


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(GENERATOR)))
def test_a_library_has_one_owner(module: Path) -> None:
    for name in imports(module):
        library = name.split(".")[0]
        assert part(module) in OWNERS.get(library, {part(module)}), (
            f"{module.name} imports {library}"
        )


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(GENERATOR)))
def test_a_module_fits_in_250_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(GENERATOR)))
def test_a_function_fits_on_a_screen(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is too long"


BARE_TUPLES: set[tuple[str, str]] = set()
"""Functions that still take a tuple of unrelated things."""


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(GENERATOR)))
def test_no_parameter_is_a_tuple_of_unrelated_things(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and (module.name, node.name) not in BARE_TUPLES:
            arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            for argument in arguments:
                assert not is_bare_tuple(argument.annotation), f"{node.name}: {argument.arg}"


def is_bare_tuple(annotation: ast.expr | None) -> bool:
    """True for `tuple[A, B]`, also beside `None`; False for `tuple[A, ...]`."""
    if isinstance(annotation, ast.BinOp):
        return is_bare_tuple(annotation.left) or is_bare_tuple(annotation.right)
    return (
        isinstance(annotation, ast.Subscript)
        and ast.unparse(annotation.value) == "tuple"
        and not ast.unparse(annotation).endswith("...]")
    )


def test_only_the_door_prints_and_exits() -> None:
    for module in MODULES:
        if part(module) == "cli":
            continue
        calls = [
            node
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call)
        ]
        names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
        assert not names & {"print", "exit"}, module.name


def test_nothing_but_the_log_of_publications_looks_at_the_clock() -> None:
    for module in MODULES:
        if module.name == "versions.py":
            continue
        text = module.read_text("utf-8")
        assert ".now(" not in text, module.name
        assert ".today(" not in text, module.name


def test_no_regular_expression_reads_html() -> None:
    """Pages are marked on the tree of Python-Markdown, and records are written from templates."""
    not_tags = re.compile(r"\(\?P?<[=!]?|\[(?:\\.|[^]\\])*\]")  # groups, classes of characters
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
                for text in ast.walk(node.args[0]):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        pattern = not_tags.sub("", text.value)
                        assert "<" not in pattern or module.name == "rendering.py", pattern
