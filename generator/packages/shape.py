"""Parses the JSON files of a project strictly, and checks their properties."""

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
"""The most characters of one text in a descriptor."""
JSON_TYPES = {"array": "a list", "object": "an object", "string": "a text"}


class UnusualJSON(ValueError):
    """JSON that different programs may read differently."""


def parsed(content: bytes | None, file: str, problems: list[DataError]) -> dict[str, Any] | None:
    """The JSON object in a file, or None if there is a problem, which is added to `problems`.

    Repeated properties, numbers like NaN and too deep nesting are problems too.
    """
    if content is None:
        fix = "add it, or correct the path that leads to it"
        problems.append(SchemaError(Place(file), "the file does not exist", fix))
        return None
    try:
        descriptor = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=object_of_pairs,
            parse_constant=refuse_constant,
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


def object_of_pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The object with these names and values. Raises `UnusualJSON` for a repeated name."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise UnusualJSON(f"the property {shown(name)} stands twice")
        seen.add(name)
    return dict(pairs)


def refuse_constant(written: str) -> float:
    """Raises `UnusualJSON` for NaN and Infinity."""
    raise UnusualJSON(f"{written} is no number of JSON")


@cache
def validator(form: Literal["catalogue", "package"]) -> Draft202012Validator:
    """The validator for the JSON of a catalogue or of a package."""
    schema = json.loads((HERE / "descriptors.schema.json").read_text("utf-8"))
    return Draft202012Validator({"$ref": f"#/$defs/{form}", "$defs": schema["$defs"]})


def shape_problems(
    descriptor: Mapping[str, Any], form: Literal["catalogue", "package"], file: str
) -> Iterator[DataError]:
    """Unknown properties, properties of a wrong type, and texts that are too long or invisible."""
    for error in islice(validator(form).iter_errors(descriptor), MOST_PROBLEMS):
        yield from property_problems(error, file)
    for path, text in json_texts(descriptor):
        place = Place(file, field=path)
        if not is_visible(text) and not path.endswith("lineTerminator"):
            problem = f"{shown(text)} has a line break or a character that nobody sees"
            yield SchemaError(place, problem, "type it again, on one line")
        elif len(text) > LONGEST_TEXT:
            problem = f"the text has {len(text):,} characters"
            yield SchemaError(place, problem, f"shorten it; the limit is {LONGEST_TEXT:,}")


def property_problems(error: ValidationError, file: str) -> Iterator[DataError]:
    """The problems for an error of the JSON Schema library, in our words."""
    place = Place(file, field=".".join(map(str, error.absolute_path)) or None)
    match error.validator:
        case "additionalProperties":
            properties, patterns = (
                error.schema.get("properties", {}),
                error.schema.get("patternProperties", {}),
            )
            legal = sorted({*properties, *(name.strip("^$") for name in patterns)})
            for name in sorted(set(error.instance) - set(properties)):
                if not any(
                    Draft202012Validator({"pattern": pattern}).is_valid(name)
                    for pattern in patterns
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
            examples = error.schema.get("examples", [error.validator_value])
            fix = f"write it like {', or like '.join(map(str, examples))}"
            yield SchemaError(place, f"{shown(error.instance)} is not written as it should be", fix)


def json_texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """All texts in a JSON value, also names of properties, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, below in value.items():
            yield path, str(name)
            yield from json_texts(below, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from json_texts(below, f"{path}.{number}")
