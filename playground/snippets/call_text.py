"""The language's functions in the words of Python's libraries."""

from types import MappingProxyType
from typing import Final

from playground.snippets.strength import ATOM, PRODUCT, SIGN, SUM, Text, held

# What a library calls otherwise than the language: text of the arguments -> text.
_OTHER: Final = MappingProxyType(
    {
        ("np", "erf"): "np.vectorize(math.erf)({0})",
        ("torch", "erf"): "torch.erf({0})",
        ("jnp", "erf"): "jax.lax.erf({0})",
        # Right to the last digits in both tails, and without an overflow.
        ("np", "logistic"): "np.exp(-np.logaddexp(0, -({0})))",
        ("torch", "logistic"): "torch.sigmoid({0})",
        ("jnp", "logistic"): "jax.nn.sigmoid({0})",
        ("np", "logistic_slope"): "(0.25 / np.cosh(0.5 * ({0})) ** 2)",
        ("np", "tanh_slope"): "(1 / np.cosh({0}) ** 2)",
        # The derivative of a root is 0 where the root is.
        ("np", "reciprocal_root"): "(0.0 if {0} == 0 else 1 / np.sqrt({0}))",
        ("torch", "sqrt"): "root({0})",
        ("jnp", "sqrt"): "root({0})",
        # JAX takes the slope of |u| at 0 for 1, the program and PyTorch for 0.
        ("jnp", "abs"): "(({0}) * jnp.sign({0}))",
    }
)
_RECIPROCALS: Final = MappingProxyType({"sec": "cos", "csc": "sin", "cot": "tan"})
_ARCS: Final = MappingProxyType({"asin": "arcsin", "acos": "arccos", "atan": "arctan"})
# What autograd needs a function for: its derivative is infinite, or no number, where the argument is 0.
HELPERS: Final = MappingProxyType(
    {
        "root": '''def root(s):
    """√s, of which the derivative at 0 is taken for 0"""
    return {0}.where(s == 0, 0.0, {0}.sqrt({0}.where(s == 0, 1.0, s)))''',
        "power": '''def power(base, exponent):
    """base**exponent, of which the derivative where the base is 0 is taken for 0"""
    return {0}.where(base == 0, 0.0, {0}.where(base == 0, 1.0, base) ** exponent)''',
    }
)


def call_text(name: str, parts: list[Text], module: str) -> Text:
    """Return a function's call on what varies with the point, in the words of "np", "torch" or "jnp".

    >>> call_text("asin", [("x", ATOM)], "torch")
    ('torch.arcsin(x)', 4)
    """
    first = parts[0][0]
    if name in ("min", "max"):
        sign = "<=" if name == "min" else ">="
        return f"{module}.where({first} {sign} {parts[1][0]}, {first}, {parts[1][0]})", ATOM
    if name in _RECIPROCALS:
        return f"1 / {module}.{_RECIPROCALS[name]}({first})", PRODUCT
    if name == "round":
        return f"{module}.floor({held(parts[0], SUM)} + 0.5)", ATOM
    if (module, name) in _OTHER:
        return _OTHER[module, name].format(first), ATOM
    return f"{module}.{_ARCS.get(name, name)}({first})", ATOM


def constant_call_text(name: str, parts: list[Text]) -> Text:
    """Return a function's call on what is constant, in Python's own mathematics.

    >>> constant_call_text("sqrt", [("2", ATOM)])
    ('math.sqrt(2)', 4)
    """
    first = parts[0][0]
    if name in ("min", "max"):
        return f"{name}({first}, {parts[1][0]})", ATOM
    if name == "abs":
        return f"abs({first})", ATOM
    if name == "sign":
        return f"({held(parts[0], SUM)} > 0) - ({held(parts[0], SUM)} < 0)", SUM
    if name in _RECIPROCALS:
        return f"1 / math.{_RECIPROCALS[name]}({first})", PRODUCT
    if name == "round":
        return f"math.floor({held(parts[0], SUM)} + 0.5)", ATOM
    if name == "logistic":
        return f"0.5 * (1 + math.tanh(0.5 * {held(parts[0], SIGN)}))", PRODUCT
    if name == "reciprocal_root":
        return f"(0.0 if {first} == 0 else 1 / math.sqrt({first}))", ATOM
    return f"math.{name}({first})", ATOM
