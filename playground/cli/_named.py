"""What the words of the command line mean in a catalogue; a name that is no id is told once, with the id."""

import sys
from typing import Any, Final

from playground.base.catalogue import Catalogue, Named
from playground.base.fold import fold

# What was told in this call of the command.
_told: Final[set[tuple[str, str]]] = set()


def begin() -> None:
    """Forget what an earlier call told."""
    _told.clear()


def named(catalogue: Catalogue[Any], name: str, settings: str = "") -> Named:
    """Return what a name means, with the parameters that `a=1,b=100` states beside it; raise PlaygroundError."""
    given = [pair.partition("=")[0].strip() for pair in settings.split(",")]
    found = catalogue.find(name, given)
    implied = "".join(f"{':' if k == 0 else ','}{key}={value}" for k, (key, value) in enumerate(found.settings.items()))
    tell(name, found.id + implied)
    return found


def tell(name: str, id: str) -> None:
    """Say on standard error what a name means here, where it is more than another spelling."""
    if fold(name) != fold(id) and (name, id) not in _told:
        _told.add((name, id))
        print(f"{name} is {id} here", file=sys.stderr)
