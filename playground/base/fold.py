"""How two spellings of one name are told to be the same."""

import unicodedata
from typing import Final

# What parts the words of a name. All other signs count: a path or a control character is no spelling of a name.
_APART: Final = frozenset("-_–—‐‑.'’()")


def fold(name: str) -> str:
    """Return a name without case, accents, blanks, hyphens and underscores: equal for spellings of one name.

    >>> fold("L-BFGS_B"), fold("Hölder table"), fold("β₁")
    ('lbfgsb', 'holdertable', 'β1')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if one not in _APART and not one.isspace() and not unicodedata.combining(one))
