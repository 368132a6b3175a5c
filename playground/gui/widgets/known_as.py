"""What a searched name means: for galleries whose members have aliases."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from playground.base.alias import Alias, as_aliases
from playground.base.fold import fold


class Called(Protocol):
    """What has an id, a name and aliases."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name as people write it."""

    @property
    def aliases(self) -> Sequence[str | Alias]:
        """What else people call it."""


One = TypeVar("One", bound=Called)


def alias_words(one: Called) -> str:
    """Return the aliases as text that is searched."""
    return " ".join(alias.name for alias in as_aliases(one.aliases)).lower()


def is_called(one: Called, typed: str) -> bool:
    """Return whether a text is the id or the name, in any spelling."""
    return bool(fold(typed)) and fold(typed) in (fold(one.id), fold(one.name))


def is_known_as(one: Called, typed: str) -> bool:
    """Return whether a text is an alias, in any spelling."""
    return bool(fold(typed)) and any(fold(alias.name) == fold(typed) for alias in as_aliases(one.aliases))


def best_first(found: Iterable[One], typed: str) -> list[One]:
    """Return the same in another order: what is called exactly so, then what people call so, then the rest."""
    return sorted(found, key=lambda one: 0 if is_called(one, typed) else 1 if is_known_as(one, typed) else 2)


def hint(one: Called, among: Iterable[Called], typed: str) -> str:
    """Return a sentence that says whose alias a text is, "" where it is none of this one, or of several."""
    others = [other for other in among if is_known_as(other, typed)]
    return f"“{typed.strip()}” is {one.name} here. " if others == [one] and not is_called(one, typed) else ""
