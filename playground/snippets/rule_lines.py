"""A written rule as lines of NumPy."""

from playground.language.node import Node
from playground.language.order import order
from playground.language.simplify import simplify
from playground.optimizers import OwnRule
from playground.snippets.expression_text import expression_texts
from playground.snippets.safe_name import safe_name

# What a rule is given: `f` is the surface in a snippet, and the loss in a rule.
_GIVEN = {"f": "loss", **{name: name for name in ("x", "g", "xi", "d", "t")}}


def rule_lines(rule: OwnRule) -> list[str]:
    """Return the assignments of a rule that a person wrote as lines of NumPy, in their order.

    >>> from playground.optimizers import own_rule
    >>> rule_lines(own_rule("lr = parameter(0.1, 0, 1)\\nx = x - lr*g/norm(g)"))
    ['x = x - lr * g / np.linalg.norm(g)']
    """

    def no_name(node: Node, text: str) -> None:
        return None

    lines = []
    for statement in rule.program.statements.statements:
        value = statement.value
        if any(node.kind == "sum" for node in order([value])):
            value = simplify(value)
        own = {str(node.data) for node in order([value]) if node.kind in ("variable", "parameter")}
        names = {name: _GIVEN.get(name) or safe_name(name) for name in own}
        (text,) = expression_texts([value], "np", no_name, names)
        target = statement.line.name
        lines.append(f"{target if target == 'x' else safe_name(target)} = {text}")
    return lines
