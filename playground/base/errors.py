"""The one error class shown to people."""

from collections.abc import Iterable
from difflib import get_close_matches


class PlaygroundError(ValueError):
    """One sentence for a person: what is wrong, where, what is legal, what to do.

    Everything a person can cause (a wrong name, an illegal value, a damaged file) is raised as this class or a
    subclass; the command line prints it and exits with 2, the window shows it beside what caused it.
    """


def unknown(kind: str, name: object, legal: Iterable[str]) -> PlaygroundError:
    """Return the error for a name that is not in a list, with the nearest legal name.

    Arguments: `kind` is the word for what was looked up ("surface"), `name` what was given, `legal` all legal names.

    >>> str(unknown("optimizer", "adm", ["adam", "nesterov"]))
    "there is no optimizer 'adm'; did you mean 'adam'? Legal: adam, nesterov"
    """
    names = list(legal)
    shown = repr(str(name)[:60])
    near = get_close_matches(str(name).lower()[:60], names, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    listed = ", ".join(names) if names else "none"
    return PlaygroundError(f"there is no {kind} {shown}{hint} Legal: {listed}")
