"""The text of a step kernel around an update rule: the loop that is made once for all rules."""

import hashlib
import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

Rule = Callable[..., Any]

_HEAD = "def step(value, gradient, hessian, t, x, g, h, state, carried, p, o, seed, paths):"


@cache
def _names(function: Rule) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


@cache
def _fingerprint(function: Rule) -> str:
    """A hash of the rule's whole file: generated text must change with it, or Numba would serve old machine code."""
    return hashlib.sha256(inspect.getsource(inspect.getmodule(function) or function).encode()).hexdigest()[:16]


def _imports(functions: dict[str, Rule | None], solvers: Sequence[str]) -> list[str]:
    """The rule's functions, compiled into the step; a function sees the solvers under their names, as if imported."""
    lines = ["from types import FunctionType"] if solvers else []
    lines += [f"from playground.kernels.linear import {name}" for name in solvers]
    extra = "".join(f", {name!r}: {name}" for name in solvers)
    for alias, function in functions.items():
        if function is None:
            continue
        source = f"{alias}_source"
        lines.append(f"from {function.__module__} import {function.__name__} as {source}  # {_fingerprint(function)}")
        if solvers:
            lines.append(f"{source} = FunctionType({source}.__code__, {{**{source}.__globals__{extra}}})")
        lines.append(f"{alias} = njit(**INLINED)({source})")
    return lines


def step_source(
    *, rule: Rule, kind: str, states: Sequence[str], carried: Sequence[str], carry: Rule | None, look: Rule | None,
    parameters: Sequence[str], hessian: bool, solvers: Sequence[str] = (),
) -> str:  # fmt: skip
    """Return the source of `step` for a rule (see `Optimizer` for the arguments' meaning).

    State k of a point takes the rows k·dimension … (k + 1)·dimension − 1 of `state`; the point a rule looks at comes
    last.
    """
    lines = [*_imports({"rule": rule, "carry": carry, "look": look}, solvers), _HEAD, "    dimension, n = x.shape"]
    lines += [f"    {name} = o[{k}]" for k, name in enumerate(parameters)]
    lines += _carried_lines(carried, carry)
    if look is not None:
        lines += _look_lines(look, states)
    else:
        lines += ["    call_field(gradient, x, p, g)"]
    if hessian:
        lines += ["    call_field(hessian, x, p, h)"]
    body = _vector_lines if kind == "vector" else _elementwise_lines
    return "\n".join(lines + body(rule, states)) + "\n"


def _carried_lines(carried: Sequence[str], carry: Rule | None) -> list[str]:
    if carry is None:
        return []
    lines = [f"    {name} = carried[{k}]" for k, name in enumerate(carried)]
    lines.append(f"    {', '.join(carried)}{',' if len(carried) == 1 else ''} = carry({', '.join(_names(carry))})")
    return lines + [f"    carried[{k}] = {name}" for k, name in enumerate(carried)]


def _rows(names: Sequence[str], states: Sequence[str]) -> list[str]:
    """The rows of coordinate d that a rule reads, each as a 1-D array of its own, so that LLVM sees plain loops."""
    lines = ["    for d in range(dimension):", "        x_row = x[d]"]
    lines += ["        g_row = g[d]"] if "g" in names else []
    return lines + [f"        {name}_row = state[{k} * dimension + d]" for k, name in enumerate(states)]


def _arguments(names: Sequence[str], states: Sequence[str]) -> str:
    rowed = {"x", "g", *states}
    return ", ".join(f"{name}_row[i]" if name in rowed else name for name in names)


def _look_lines(look: Rule, states: Sequence[str]) -> list[str]:
    """Fill the query points and take the gradient there."""
    count = len(states)
    return [
        *_rows(_names(look), states),
        f"        query_row = state[{count} * dimension + d]",
        "        for i in range(n):",
        f"            query_row[i] = look({_arguments(_names(look), states)})",
        f"    call_field(gradient, state[{count} * dimension : {count + 1} * dimension], p, g)",
    ]


def _elementwise_lines(rule: Rule, states: Sequence[str]) -> list[str]:
    results = ", ".join(f"{name}_row[i]" for name in ("x", *states))
    return [
        *_rows(_names(rule), states),
        "        for i in range(n):",
        f"            {results} = rule({_arguments(_names(rule), states)})",
    ]


def _vector_lines(rule: Rule, states: Sequence[str]) -> list[str]:
    """One point at a time: gathered into small arrays, handed to the rule, written back."""
    names = _names(rule)
    lines = ["    x_point = empty(dimension)", "    g_point = empty(dimension)"]
    lines += [f"    {name}_point = empty(dimension)" for name in states]
    lines += ["    h_point = empty((dimension, dimension))"] if "h" in names else []
    lines += ["    for i in range(n):", "        for d in range(dimension):"]
    lines += ["            x_point[d] = x[d, i]", "            g_point[d] = g[d, i]"]
    lines += [f"            {name}_point[d] = state[{k} * dimension + d, i]" for k, name in enumerate(states)]
    if "h" in names:
        lines += [
            "        entry = 0",
            "        for a in range(dimension):",
            "            for b in range(a, dimension):",
            "                h_point[a, b] = h[entry, i]",
            "                h_point[b, a] = h[entry, i]",
            "                entry += 1",
        ]
    pointed = {"x", "g", "h", *states}
    arguments = ", ".join(f"{name}_point" if name in pointed else name for name in names)
    lines += [f"        rule({arguments})", "        for d in range(dimension):", "            x[d, i] = x_point[d]"]
    return lines + [f"            state[{k} * dimension + d, i] = {name}_point[d]" for k, name in enumerate(states)]
