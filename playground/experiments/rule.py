"""A rule of one's own, for `pg.Contender`."""

from playground.optimizers import DEFAULT_NAME, OwnRule, own_rule


def rule(text: str, name: str = DEFAULT_NAME) -> OwnRule:
    """Return the optimizer that a text writes, one assignment a line, as a paper does; frozen, equal by value.

    A name read before its own assignment is a state, 0 at first; one assigned first is a temporary; one that is only
    read must be declared, `name = parameter(default, low, high, scale="log")`. Given are, per coordinate, x (which is
    to be assigned), g, xi (a standard normal number) and d (the Hessian's diagonal); of the whole point f, t, norm(a),
    dot(a, b) and, per coordinate again, solve(H, a). Nothing in a text is run as Python.

    Arguments: `text` at most 200 lines; `name` what it is called. Raises PlaygroundError that names line and column.

    >>> import playground as pg
    >>> descent = pg.rule("lr = parameter(0.1, 0, 1)\\nx = x - lr*g/norm(g)", name="Normalized")
    >>> pg.Contender(descent, lr=0.2).parameters
    {'lr': 0.2}
    """
    return own_rule(text, name)
