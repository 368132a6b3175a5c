"""A surface's functions as Python."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from playground.base.errors import PlaygroundError
from playground.language.node import Node
from playground.language.order import order
from playground.problems.surface import Surface
from playground.snippets.call_text import HELPERS
from playground.snippets.expression_text import expression_texts
from playground.snippets.safe_name import safe_name

Library = Literal["numpy", "torch", "optax"]
MODULES: dict[Library, str] = {"numpy": "np", "torch": "torch", "optax": "jnp"}
_LONGEST = 80


def function_text(problem: Surface, library: Library, derivatives: Sequence[str] = ()) -> str:
    """Return the source of `f(point)`, and of `gradient(point)` and `hessian(point)` where asked for.

    Arguments: `library` whose functions it calls; `derivatives` among "gradient" and "hessian", for NumPy alone: the
    others derive for themselves. Raises PlaygroundError.
    """
    if derivatives and library != "numpy":
        raise PlaygroundError(f"{library} derives gradients itself")
    graphs, d = problem.fields, problem.dimension
    sums = any(node.kind == "sum" for node in order([graphs.written]))
    parts = [_definition("f", [graphs.value if sums else graphs.written], problem, library, "{0}")]
    if "gradient" in derivatives:
        places = ", ".join(f"{{{k}}}" for k in range(d))
        parts.append(_definition("gradient", list(graphs.gradient), problem, library, f"np.array([{places}])"))
    if "hessian" in derivatives:
        shape = "np.array([[{0}, {1}], [{1}, {2}]])" if d == 2 else "np.array([[{0}]])"
        parts.append(_definition("hessian", list(graphs.hessian), problem, library, shape))
    text = "\n\n\n".join(parts)
    helpers = [made for name, made in HELPERS.items() if library != "numpy" and re.search(rf"\b{name}\(", text)]
    return "\n\n\n".join([*(made.format(MODULES[library]) for made in helpers), text])


def _definition(name: str, roots: Sequence[Node], problem: Surface, library: Library, result: str) -> str:
    """One function: its parameters, its coordinates, what is used twice, its result."""
    used = set(order(roots))
    given = [
        f"{safe_name(key)} = {value!r}" for key, value in problem.parameters.items() if Node("parameter", key) in used
    ]
    names = problem.definition.variables
    coordinates = [f"{one} = point[{k}]" for k, one in enumerate(names) if Node("variable", one) in used]
    body, texts = _straight_line(roots, MODULES[library], problem.parameters)
    returned = result.format(*texts)
    if library == "torch" and (not roots[0].varying or any(_may_be_constant(node) for node in used)):
        returned = f"{returned} + 0 * point.sum()  # a constant alone has no gradient in PyTorch"
    lines = [*given, *coordinates, *body, f"return {returned}"]
    return "\n".join([f"def {name}(point):", *(f"    {line}" for line in lines)])


def _may_be_constant(node: Node) -> bool:
    """Whether an expression's value at some points is that of a branch without variables."""
    return node.kind == "where" and node.varying and not all(branch.varying for branch in node.arguments[1:])


def _straight_line(roots: Sequence[Node], module: str, parameters: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Assignments for what is used twice or grows long, and the roots' texts."""
    uses = Counter(part for node in order(roots) for part in node.arguments)
    lines: list[str] = []

    def name(node: Node, text: str) -> str | None:
        short = node.kind == "compare" or len(text) < 3 or not node.arguments
        if short or not (uses[node] > 1 or (len(text) > _LONGEST and uses[node])):
            return None
        lines.append(f"t{len(lines)} = {text}")
        return f"t{len(lines) - 1}"

    texts = expression_texts(roots, module, name, {key: safe_name(key) for key in parameters}, parameters)
    return lines, texts
