"""Value, gradient and Hessian against the same expressions in C."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np

from playground.language.functions import CONSTANTS
from playground.language.node import Node
from playground.language.order import order
from playground.problems.surface import Surface
from playground.problems.surfaces import surface
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._c_library import built, pointer
from tests.benchmarks._pairs import alternate

SURFACES = ("rosenbrock", "ackley", "himmelblau", "muller_brown", "shubert", "levy")
KINDS = ("value", "gradient", "hessian")
_INFIX = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
_POINTS, _REPEATS = 16384, 20  # so many that a call from Python does not count, so few that they stay in the cache


def in_c(one: Surface, kind: str) -> str:
    """The text of a C function over many points: each shared part of the expressions once, gcc does the rest."""
    roots: Sequence[Node] = [one.fields.value] if kind == "value" else getattr(one.fields, kind)
    names: dict[Node, str] = {}
    lines = []
    for node in order(roots):
        name = names[node] = f"t{len(names)}"
        lines.append(f"double {name} = {_operation(node, [names[part] for part in node.arguments])};")
    places = one.definition.parameter_names
    head = [f"const double {parameter} = p[{k}];" for k, parameter in enumerate(places)]
    ends = [f"out[{k} * n + i] = {names[root]};" for k, root in enumerate(roots)]
    body = "\n    ".join(["const double x = xs[i], y = xs[n + i];", *lines, *ends])
    return (
        "#include <math.h>\n"
        f"void {one.id}_{kind}(const double *restrict xs, const double *restrict p, double *restrict out, long n) {{\n"
        f"  {' '.join(head)}\n  for (long i = 0; i < n; i++) {{\n    {body}\n  }}\n}}\n"
    )


def _operation(node: Node, parts: list[str]) -> str:
    data = str(node.data)
    if node.kind in ("variable", "parameter"):
        return data
    if node.kind == "number":
        return repr(float(node.data))  # type: ignore[arg-type]
    if node.kind == "constant":
        return repr(CONSTANTS[data])
    if node.kind in _INFIX:
        return f"{parts[0]} {_INFIX[node.kind]} {parts[1]}"
    if node.kind == "negate":
        return f"-{parts[0]}"
    if node.kind == "power":
        exponent = float(node.arguments[1].data) if node.arguments[1].kind == "number" else 0.0  # type: ignore[arg-type]
        if exponent in (2, 3, 4):
            return " * ".join([parts[0]] * int(exponent))
        return f"pow({parts[0]}, {parts[1]})"
    if data == "reciprocal_root":
        return f"({parts[0]} == 0 ? 0 : 1 / sqrt({parts[0]}))"
    return f"{ {'abs': 'fabs'}.get(data, data) }({', '.join(parts)})"


def _ratio(one: Surface, kind: str, library: ctypes.CDLL, turns: int) -> float:
    low, high = np.transpose(one.domain)
    points = np.ascontiguousarray(np.random.default_rng(0).uniform(low, high, (_POINTS, 2)).T)
    parameters, field = one.packed_parameters(), one.field(kind)  # type: ignore[arg-type]
    rows = {"value": 1, "gradient": 2, "hessian": 3}[kind]
    ours, theirs = np.empty((rows, _POINTS)), np.empty((rows, _POINTS))
    arrays = [pointer(array) for array in (points, parameters if len(parameters) else np.zeros(1), theirs)]
    function = getattr(library, f"{one.id}_{kind}")

    def repeat_ours() -> None:
        for _ in range(_REPEATS):
            field(points, parameters, ours)

    def repeat_theirs() -> None:
        for _ in range(_REPEATS):
            function(*arrays, ctypes.c_long(_POINTS))

    repeat_ours()
    repeat_theirs()
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9 * np.abs(theirs).max())
    return alternate(repeat_ours, repeat_theirs, turns).ratio


def _measure(quick: bool) -> dict[str, Measured]:
    ratios: dict[str, float] = {}
    for id in SURFACES:
        one = surface(id)
        library = built("".join(in_c(one, kind) for kind in KINDS).replace("#include <math.h>\n", "", 2), id)
        for kind in KINDS:
            ratios[f"{id} {kind}"] = _ratio(one, kind, library, 1 if quick else 9)
    note = ", ".join(f"{name} {ratio:.2f}" for name, ratio in sorted(ratios.items(), key=lambda item: -item[1]))
    return {"fields_against_c": Measured(max(ratios.values()), note)}


BENCHMARK = Benchmark(
    place=13,
    goals=(
        Goal("fields_against_c", "value, gradient, Hessian of six surfaces, the slowest of 18 against C", "× C", 1.5),
    ),
    measure=_measure,
)
