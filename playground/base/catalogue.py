"""Catalogues: one file is one member, found by folder; the id is the file name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

from playground.base.alias import Alias, as_aliases
from playground.base.broken_member import BrokenMember, broken_member, say_broken
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.fold import fold
from playground.base.parameters import Value

Member = TypeVar("Member")
_Called = tuple[str, Alias]  # an id, and what its member is called


@dataclass(frozen=True)
class Named:
    """What a name means in a catalogue: the member's `id`, and the `settings` that the name implies."""

    id: str
    settings: Mapping[str, Value] = field(default_factory=dict)


class Catalogue(Generic[Member]):
    """Members by id, listed at once and loaded one by one when they are first asked for.

    Arguments: `kind` is the word errors use ("optimizer"); `list_ids` returns the ids; `load` makes one member from
    its id. An id from a file or a command line is looked up in the list and never joined to a path. A member may state
    `aliases`, by which people know it elsewhere; ids win over them. `endings` words that may follow any name, such as
    "function" after a surface's. A member whose file cannot be used takes no other along: it is left out where members
    are gone through, it is asked for in vain, and `broken` names it with the reason. `file_of` returns a member's file.
    """

    def __init__(
        self, kind: str, list_ids: Callable[[], list[str]], load: Callable[[str], Member],
        endings: tuple[str, ...] = (), file_of: Callable[[str], Path | None] = lambda id: None,
    ) -> None:  # fmt: skip
        self.kind = kind
        self._list_ids = list_ids
        self._load = load
        self._endings = tuple(fold(ending) for ending in endings)
        self._ids: tuple[str, ...] | None = None
        self._file_of = file_of
        self._members: dict[str, Member] = {}
        self._broken: dict[str, BrokenMember] = {}
        self._called: dict[str, list[_Called]] | None = None

    def ids(self) -> tuple[str, ...]:
        """Return all ids in alphabetical order, those of broken members too: nothing is loaded for that."""
        if self._ids is None:
            self._ids = tuple(sorted(self._list_ids()))
        return self._ids

    def get(self, name: str) -> Member:
        """Return the member of an id or an alias.

        Raises PlaygroundError with the nearest id where there is none, and BrokenMember where its file cannot be used.
        """
        id = self.find(name).id
        if id not in self._members:
            self._members[id] = self._loaded(id)
        return self._members[id]

    def sound_ids(self) -> tuple[str, ...]:
        """Return the ids of the members that can be used; all are loaded for that."""
        return tuple(id for id in self.ids() if self._sound(id))

    @property
    def broken(self) -> dict[str, str]:
        """The members that cannot be used, by id, each with the reason; all are loaded for that."""
        self.sound_ids()
        return {id: str(self._broken[id]) for id in self.ids() if id in self._broken}

    def _sound(self, id: str) -> bool:
        try:
            self.get(id)
        except BrokenMember:
            return False
        return True

    def _loaded(self, id: str) -> Member:
        if id not in self._broken:
            try:
                return self._load(id)
            except (Exception, SystemExit) as error:  # whatever a file does while it is read
                self._broken[id] = broken_member(self.kind, id, error, self._file_of(id))
                say_broken(self._broken[id])
        raise self._broken[id]

    def find(self, name: str, given: Iterable[str] = ()) -> Named:
        """Return what a name means: an id in any spelling, a member's own name, or one of its aliases.

        Arguments: `given` the names of the parameters that are stated with it. Raises PlaygroundError where nothing is
        called so, and where several members are.
        """
        if isinstance(name, str) and name in self.ids():
            return Named(name)
        found: list[_Called] = []
        for word in self._words(name) if isinstance(name, str) else ():
            found = found or self._called_so(word, {fold(one) for one in given})
        if not found:
            raise unknown(self.kind, name, self.ids(), self._nearest(name) if isinstance(name, str) else None)
        if len({id for id, _ in found}) > 1:
            which = " and ".join(dict.fromkeys(id for id, _ in found))
            raise PlaygroundError(f"{name!r} may mean several {self.kind}s: {which}; say which")
        id, alias = found[0]
        return Named(id, alias.settings)

    def knows(self, name: str) -> bool:
        """Return whether a name means something here."""
        try:
            return bool(self.find(name).id)
        except PlaygroundError:
            return False

    def _nearest(self, name: str) -> str | None:
        """The id of the nearest name, be it an id or an alias."""
        words = {**{word: calls[0][0] for word, calls in self._calls().items()}, **{fold(id): id for id in self.ids()}}
        near = get_close_matches(fold(name)[:60], words, n=1)
        return words[near[0]] if near else None

    def _words(self, name: str) -> list[str]:
        """A name folded, and without each ending that it has."""
        word = fold(name)
        return [word, *(word.removesuffix(ending) for ending in self._endings if word.endswith(ending))]

    def _called_so(self, word: str, given: set[str]) -> list[_Called]:
        """The members of a folded name; those that ask for the most of what is given come before the others."""
        spelt = [id for id in self.ids() if fold(id) == word]
        if spelt or not word:
            return [(id, Alias(id)) for id in spelt]
        fitting = [
            one for one in self._calls().get(word, ()) if {fold(parameter) for parameter in one[1].given} <= given
        ]
        most = max((len(alias.given) for _, alias in fitting), default=0)
        return [one for one in fitting if len(one[1].given) == most]

    def _calls(self) -> dict[str, list[_Called]]:
        """All names beside the ids; members are loaded for that, the first time a name is no id."""
        if self._called is None:
            called: dict[str, list[_Called]] = {}
            for id in self.sound_ids():
                member = self.get(id)
                own: Any = getattr(member, "name", None)
                aliases: Any = getattr(member, "aliases", ())
                names = [*([own] if isinstance(own, str) else []), *aliases]
                for alias in as_aliases(names):
                    others = called.setdefault(fold(alias.name), [])
                    if (id, alias) not in others:
                        others.append((id, alias))
            self._called = called
        return self._called

    def __contains__(self, id: object) -> bool:
        return id in self.ids()

    def __len__(self) -> int:
        return len(self.ids())

    def __iter__(self) -> Iterator[Member]:
        return (self.get(id) for id in self.ids() if self._sound(id))


def module_catalogue(
    kind: str,
    package: str,
    constant: str,
    type_of_member: Callable[..., Member],
    endings: tuple[str, ...] = (),
    besides: tuple[str, ...] = (),
) -> Catalogue[Member]:
    """Return the catalogue over the modules of a package, each of which states one constant.

    A member may be a folder, too: then its `__init__` states the constant. Modules whose name begins with an underscore
    are helpers and not members, and so are the rooms `besides` the members.

    >>> module_catalogue("optimizer", "playground.optimizers", "OPTIMIZER", object).get("adam").name
    'Adam'
    """

    def list_ids() -> list[str]:
        paths = importlib.import_module(package).__path__
        names = (module.name for module in pkgutil.iter_modules(paths))
        return [name for name in names if not name.startswith("_") and name not in besides]

    def load(id: str) -> Member:
        module = importlib.import_module(f"{package}.{id}")
        expected: Any = type_of_member
        if not hasattr(module, constant):
            raise PlaygroundError(f"{module.__file__} states no {constant}: it must be a {expected.__name__}")
        member: Member = getattr(module, constant)
        if not isinstance(member, expected):
            raise PlaygroundError(
                f"{constant} of {module.__file__} must be a {expected.__name__}, and is {shown(member)}"
            )
        return member

    def file_of(id: str) -> Path | None:
        folders = map(Path, importlib.import_module(package).__path__)
        files = (folder / name for folder in folders for name in (f"{id}.py", f"{id}/__init__.py"))
        return next((file for file in files if file.exists()), None)

    return Catalogue(kind, list_ids, load, endings, file_of)
