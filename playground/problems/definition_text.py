"""A definition as the text of a TOML file."""

import json
from typing import Any

from playground.problems.surface_definition import SurfaceDefinition


def definition_text(definition: SurfaceDefinition) -> str:
    """Return the TOML file of a definition, which `read_definition_file` reads back.

    >>> from playground.problems.surfaces import surface
    >>> definition_text(surface("sphere").definition).splitlines()[0]
    'name = "Sphere"'
    """
    data = definition.to_dict()
    data.pop("id")
    parameters, lesson = data.pop("parameters"), data.pop("lesson")
    lines = [f"{key} = {_value(value)}" for key, value in data.items() if value not in ("", [], {}, False)]
    for parameter in parameters:
        lines += ["", "[[parameters]]"]
        lines += [f"{key} = {_value(value)}" for key, value in parameter.items() if value not in ("", False)]
    lines += ["", "[lesson]", *(f"{key} = {_value(value)}" for key, value in lesson.items())]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """JSON's texts, numbers and lists are TOML's too; its objects are not, and DEL must be escaped."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
