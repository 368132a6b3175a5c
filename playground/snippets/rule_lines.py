"""rule_lines."""

from playground.language.node import Node
from playground.language.order import order
from playground.language.simplify import simplify
from playground.optimizers import OwnRule
from playground.snippets.expression_text import expression_texts

# `f` is the surface in a snippet, and the loss in a rule.
_OTHERWISE = {"f": "loss"}


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
        (text,) = expression_texts([value], "np", no_name, _OTHERWISE)
        lines.append(f"{statement.line.name} = {text}")
    return lines
