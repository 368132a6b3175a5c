"""The one error class shown to people."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_MOST_LISTED = 24


class PlaygroundError(ValueError):
    """One sentence for a person: what is wrong, where, what is legal, what to do.

    Everything a person can cause (a wrong name, an illegal value, a damaged file) is raised as this class or a
    subclass; the command line prints it and exits with 2, the window shows it beside what caused it.
    """


def unknown(kind: str, name: object, legal: Iterable[str], nearest: str | None = None) -> PlaygroundError:
    """Return the error for a name that is not in a list, with the nearest legal name; of a long list the nearest few.

    Arguments: `kind` is the word for what was looked up ("surface"), `name` what was given, `legal` all legal names,
    `nearest` the one that is meant perhaps, where more is known of it than its letters.

    >>> str(unknown("optimizer", "adm", ["adam", "nesterov"]))
    "there is no optimizer 'adm'; did you mean 'adam'? Legal: adam, nesterov"
    """
    names = list(legal)
    word = name if isinstance(name, str) else shown(name)
    near = [nearest] if nearest else get_close_matches(word.lower()[:60], names, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    listed = ", ".join(names) if names else "none"
    if len(names) > _MOST_LISTED:
        few = get_close_matches(word.lower()[:60], names, n=5, cutoff=0.0) if word.strip() else names[:5]
        listed = f"{', '.join(few)} and {len(names) - len(few)} others, which playground list {kind}s shows"
    return PlaygroundError(f"there is no {kind} {shown(word)}{hint} Legal: {listed}")


def shown(value: object) -> str:
    """Return a value as an error shows it: never longer than a line, and never an error itself.

    >>> shown([1, 2]), len(shown("x" * 1000))
    ('[1, 2]', 60)
    """
    try:
        text = repr(value)
    except Exception:  # such as a whole number of more digits than Python is willing to write
        text = f"a {type(value).__name__} too long to be shown"
    text = re.sub(r"\s*\n\s*", " ", text)  # as arrays are written
    return text if len(text) <= 60 else text[:57] + "..."
