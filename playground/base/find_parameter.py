"""Parameters by the names that people know."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.fold import fold
from playground.base.parameters import Parameter

# Of one name for several numbers: the names of those, which end in 1, 2, …
_TUPLES = {"betas": "beta"}


def find_parameter(name: str, parameters: Sequence[Parameter], owner: str) -> Parameter:
    """Return the declaration that a name means: its own name in any spelling, an alias, or its symbol.

    The exact name wins. Raises PlaygroundError with the nearest name where there is none, and with both where two are
    meant.

    >>> rate = Parameter("lr", 0.1, "learning rate", symbol="η", aliases=("learning_rate",))
    >>> [find_parameter(name, [rate], "adam").name for name in ("lr", "learning-rate", "η")]
    ['lr', 'lr', 'lr']
    """
    for one in parameters:
        if one.name == name:
            return one
    word = fold(name) if isinstance(name, str) else ""
    for names in (_spellings, _aliases):
        meant = [one for one in parameters if word and word in names(one)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            which = " and ".join(one.name for one in meant)
            raise PlaygroundError(f"{name!r} may mean several parameters of {owner}: {which}; say which")
    raise unknown(f"parameter of {owner}", name, [one.name for one in parameters])


def own_names(given: Mapping[str, object], parameters: Sequence[Parameter], owner: str) -> dict[str, object]:
    """Return values under the parameters' own names, `betas=(0.9, 0.999)` as beta1 and beta2.

    Raises PlaygroundError for an unknown name, and for a parameter that is stated twice under two names.

    >>> rate = Parameter("lr", 0.1, "learning rate", aliases=("learning_rate",))
    >>> own_names({"learning_rate": 0.5}, [rate], "adam")
    {'lr': 0.5}
    """
    found: dict[str, object] = {}
    said: dict[str, str] = {}
    for written, value in given.items():
        for name, one in _parts(written, value, parameters, owner):
            own = find_parameter(name, parameters, owner).name
            if own in said:
                first, second = said[own], written
                raise PlaygroundError(f"{owner}.{own} is stated twice: {first} and {second} are the same parameter")
            found[own], said[own] = one, written
    return found


def _parts(name: str, value: object, parameters: Sequence[Parameter], owner: str) -> list[tuple[str, object]]:
    stem = _TUPLES.get(fold(name)) if isinstance(name, str) else None
    own = {one.name for one in parameters}
    if stem is None or name in own:
        return [(name, value)]
    numbered = [f"{stem}{k}" for k in range(1, 10) if f"{stem}{k}" in own]
    if len(numbered) < 2:
        raise unknown(f"parameter of {owner}", name, [one.name for one in parameters])
    values = value if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping) else ()
    listed = list(values)
    if len(listed) != len(numbered):
        wanted = ", ".join(numbered)
        raise PlaygroundError(f"{owner}.{name} must be {len(numbered)} numbers ({wanted}), got {shown(value)}")
    return list(zip(numbered, listed, strict=True))


def _spellings(one: Parameter) -> set[str]:
    return {fold(one.name)}


def _aliases(one: Parameter) -> set[str]:
    symbol = unicodedata.normalize("NFKC", one.symbol)
    return {fold(name) for name in (*one.aliases, symbol)} - {""}
