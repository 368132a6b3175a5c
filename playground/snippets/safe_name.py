"""Names that a copied program can use."""

import builtins
import keyword
import re

# What a program itself calls so; temporaries of the surface are t0, t1, …
GIVEN = frozenset(
    (
        "np", "torch", "jnp", "jax", "optax", "math", "rng", "point", "f", "gradient", "hessian", "loss", "path",
        "optimizer", "root", "power", "state", "updates", "rate_at_first", "rate_of_update", "x", "g", "d", "xi",
        "direction", "t", "i", "began",
    )
)  # fmt: skip
_TEMPORARY = re.compile(r"t\d+")


def safe_name(name: str) -> str:
    """Return a name that a person chose as a program can have it: with an underscore where it means something there.

    >>> safe_name("k"), safe_name("lambda"), safe_name("np"), safe_name("t0")
    ('k', 'lambda_', 'np_', 't0_')
    """
    taken = name in GIVEN or keyword.iskeyword(name) or hasattr(builtins, name) or _TEMPORARY.fullmatch(name)
    return f"{name}_" if taken or name.endswith("_") else name
