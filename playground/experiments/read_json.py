"""read_json."""

import json
from codecs import BOM_UTF8
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError, shown


def read_json(data: bytes | str, origin: str) -> Any:
    """Return the values of a JSON text that somebody else may have written, with or without a byte-order mark.

    Raises PlaygroundError that names `origin` where the text is damaged, and the place where an object has a key twice,
    of which every reader takes another one.

    >>> read_json('{"a": [{"b": 1, "b": 2}]}', "mine.json")
    Traceback (most recent call last):
    playground.base.errors.PlaygroundError: mine.json: the key 'b' stands twice in a[0]; leave one of them out
    """
    try:
        text = data.encode() if isinstance(data, str) else bytes(data)
        plain = text.removeprefix(BOM_UTF8)
        document = msgspec.json.decode(plain)
        doubled: list[tuple[dict[str, Any], str]] = []
        again = json.loads(plain, object_pairs_hook=lambda pairs: _object(pairs, doubled))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise PlaygroundError(f"{origin} is damaged or no JSON file: {error}") from None
    if doubled:
        table, key = doubled[0]
        place = _place(again, table, "") or "the outermost object"
        raise PlaygroundError(f"{origin}: the key {shown(key)} stands twice in {place}; leave one of them out")
    return document


def _object(pairs: list[tuple[str, Any]], doubled: list[tuple[dict[str, Any], str]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled.append((table, next(key for key in keys if keys.count(key) > 1)))
    return table


def _place(here: Any, table: dict[str, Any], path: str) -> str | None:
    """The way to an object within others; None where it is not there, as where it was in what a second key replaced."""
    if here is table:
        return path
    inner = (
        [(f"{path}.{key}" if path else key, value) for key, value in here.items()]
        if isinstance(here, dict)
        else [(f"{path}[{k}]", value) for k, value in enumerate(here)]
        if isinstance(here, list)
        else []
    )
    found = (_place(value, table, place) for place, value in inner)
    return next((place for place in found if place is not None), None)
