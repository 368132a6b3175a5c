"""Catalogues: one file is one member, found by folder; the id is the file name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from playground.base.errors import unknown

Member = TypeVar("Member")


class Catalogue(Generic[Member]):
    """Members by id, listed at once and loaded one by one when they are first asked for.

    Arguments: `kind` is the word errors use ("optimizer"); `list_ids` returns the ids; `load` makes one member from
    its id. An id from a file or a command line is looked up in the list and never joined to a path.
    """

    def __init__(self, kind: str, list_ids: Callable[[], list[str]], load: Callable[[str], Member]) -> None:
        self.kind = kind
        self._list_ids = list_ids
        self._load = load
        self._ids: tuple[str, ...] | None = None
        self._members: dict[str, Member] = {}

    def ids(self) -> tuple[str, ...]:
        """Return all ids in alphabetical order."""
        if self._ids is None:
            self._ids = tuple(sorted(self._list_ids()))
        return self._ids

    def get(self, id: str) -> Member:
        """Return the member; raise PlaygroundError with the nearest id where there is none."""
        if not isinstance(id, str) or id not in self.ids():
            raise unknown(self.kind, id, self.ids())
        if id not in self._members:
            self._members[id] = self._load(id)
        return self._members[id]

    def __contains__(self, id: object) -> bool:
        return id in self.ids()

    def __len__(self) -> int:
        return len(self.ids())

    def __iter__(self) -> Iterator[Member]:
        return (self.get(id) for id in self.ids())


def module_catalogue(
    kind: str, package: str, constant: str, type_of_member: Callable[..., Member]
) -> Catalogue[Member]:
    """Return the catalogue over the modules of a package, each of which states one constant.

    Modules whose name begins with an underscore are helpers and not members.

    >>> module_catalogue("optimizer", "playground.optimizers", "OPTIMIZER", object).get("adam").name
    'Adam'
    """

    def list_ids() -> list[str]:
        paths = importlib.import_module(package).__path__
        return [module.name for module in pkgutil.iter_modules(paths) if not module.name.startswith("_")]

    def load(id: str) -> Member:
        member = getattr(importlib.import_module(f"{package}.{id}"), constant)
        expected: Any = type_of_member
        if not isinstance(member, expected):
            raise TypeError(f"{package}.{id}.{constant} must be a {expected.__name__}, is {member!r}")
        found: Member = member
        return found

    return Catalogue(kind, list_ids, load)
