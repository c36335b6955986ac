"""JSON that came with a project: parsed strictly, and held against the shape that it may have."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Literal

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.errors import DataError, Place, SchemaError, is_visible, shown
from generator.kinds import HERE

MOST_PROBLEMS = 100
LONGEST_TEXT = 5_000
"""Characters of one text in a descriptor."""
JSON_TYPES = {"array": "a list", "object": "an object", "string": "a text"}


class UnusualJSON(ValueError):
    """JSON that parsers read differently."""


def parsed(content: bytes | None, file: str, problems: list[DataError]) -> dict[str, Any] | None:
    """The JSON object of a file; None, with one problem more, where there is none.

    A property that stands twice, a number that JSON does not know (NaN) and nesting without end are
    problems too.
    """
    if content is None:
        fix = "add it, or correct the path that leads to it"
        problems.append(SchemaError(Place(file), "the file does not exist", fix))
        return None
    try:
        descriptor = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=no_constant
        )
    except UnicodeDecodeError:
        problems.append(SchemaError(Place(file), "the file is not UTF-8", "save it as UTF-8"))
    except json.JSONDecodeError as error:
        problem, fix = f"the JSON breaks off: {error.msg}", f"look at column {error.colno}"
        problems.append(SchemaError(Place(file, error.lineno), problem, fix))
    except UnusualJSON as error:
        problems.append(
            SchemaError(
                Place(file), str(error), "write each property once, and numbers as JSON has them"
            )
        )
    except ValueError:
        problem = "a number in the JSON has too many digits"
        problems.append(SchemaError(Place(file), problem, "write it as a text"))
    except RecursionError:
        problems.append(
            SchemaError(
                Place(file), "the JSON is nested too deeply", "write it as the others are written"
            )
        )
    else:
        if isinstance(descriptor, dict):
            return descriptor
        problems.append(SchemaError(Place(file), "the file holds no JSON object", "write { … }"))
    return None


def once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs. Raises `UnusualJSON` where a name stands twice."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise UnusualJSON(f"the property {shown(name)} stands twice")
        seen.add(name)
    return dict(pairs)


def no_constant(written: str) -> float:
    raise UnusualJSON(f"{written} is no number of JSON")


@cache
def validator(form: Literal["catalogue", "package"]) -> Draft202012Validator:
    schema = json.loads((HERE / "descriptors.schema.json").read_text("utf-8"))
    return Draft202012Validator({"$ref": f"#/$defs/{form}", "$defs": schema["$defs"]})


def shape_problems(
    descriptor: Mapping[str, Any], form: Literal["catalogue", "package"], file: str
) -> Iterator[DataError]:
    """Properties that are unknown or of the wrong type, and texts with characters that nobody sees."""
    for error in islice(validator(form).iter_errors(descriptor), MOST_PROBLEMS):
        yield from worded(error, file)
    for path, text in json_texts(descriptor):
        place = Place(file, field=path)
        if not is_visible(text) and not path.endswith("lineTerminator"):
            problem = f"{shown(text)} has a line break or a character that nobody sees"
            yield SchemaError(place, problem, "type it again, on one line")
        elif len(text) > LONGEST_TEXT:
            problem = f"the text has {len(text):,} characters"
            yield SchemaError(place, problem, f"shorten it; the limit is {LONGEST_TEXT:,}")


def worded(error: ValidationError, file: str) -> Iterator[DataError]:
    """An error of JSON Schema in our words."""
    place = Place(file, field=".".join(map(str, error.absolute_path)) or None)
    match error.validator:
        case "additionalProperties":
            known, patterns = (
                error.schema.get("properties", {}),
                error.schema.get("patternProperties", {}),
            )
            legal = sorted({*known, *(name.strip("^$") for name in patterns)})
            for name in sorted(set(error.instance) - set(known)):
                if not any(
                    Draft202012Validator({"pattern": one}).is_valid(name) for one in patterns
                ):
                    fix = f"take it out, or write one of: {', '.join(legal)}"
                    yield SchemaError(place, f"the property {shown(name)} is not known here", fix)
        case "type":
            problem = (
                f"{shown(json.dumps(error.instance))} is not {JSON_TYPES[error.validator_value]}"
            )
            yield SchemaError(place, problem, f"write {JSON_TYPES[error.validator_value]}")
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            yield SchemaError(place, f"it has no {' and no '.join(missing)}", "add it")
        case "const":
            fix = f"write {json.dumps(error.validator_value)}, or take the property out"
            yield SchemaError(place, f"{shown(json.dumps(error.instance))} is not supported", fix)
        case _:
            fix = f"write it like {error.validator_value}"
            yield SchemaError(place, f"{shown(error.instance)} is not written as it should be", fix)


def json_texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text within a JSON value, names of properties too, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield path, str(name)
            yield from json_texts(below, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from json_texts(below, f"{path}.{number}")
