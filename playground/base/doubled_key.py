"""Which key of a JSON text stands twice in one object, and where that is."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from playground.base.errors import shown

Step = int | str


class DoubledKeyError(ValueError):
    """An object has a key twice. `key` is which; `way` leads to the object from the outermost one."""

    def __init__(self, key: str, way: Sequence[Step]) -> None:
        super().__init__(key)
        self.key, self.way = key, tuple(way)

    @property
    def words(self) -> str:
        """What stands twice where, such as: the key 'b' stands twice in a[0]."""
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.way).removeprefix(".")
        return f"the key {shown(self.key)} stands twice in {place or 'the outermost object'}"


def doubled_key(text: bytes) -> DoubledKeyError:
    """Return what stands twice in a JSON text of which that is known."""
    found: list[tuple[dict[str, Any], str]] = []

    def table_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs) and not found:
            found.append((table, _first_doubled(key for key, _ in pairs)))
        return table

    document = json.loads(text, object_pairs_hook=table_of)
    table, key = found[0]
    return DoubledKeyError(key, _way(document, table))


def _first_doubled(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    # A set's `add` returns None, so that each key is looked up and then put in.
    return next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _way(document: Any, table: dict[str, Any]) -> list[Step]:
    """The steps to an object within others; none where a second key replaced what it was in."""
    waiting: list[tuple[Any, Any]] = [(document, None)]
    while waiting:
        here, way = waiting.pop()
        if here is table:
            return _steps(way)
        items: Iterable[tuple[Any, Any]] = here.items() if isinstance(here, dict) else enumerate(here)
        waiting += [(value, (way, step)) for step, value in items if isinstance(value, dict | list)]
    return []


def _steps(way: Any) -> list[Step]:
    steps: list[Step] = []
    while way is not None:
        way, step = way
        steps.append(step)
    return steps[::-1]
