"""The text of a hook's kernel around a plain function."""

from collections.abc import Callable, Sequence
from typing import Any

from playground.kernels.compiling.argument_names import argument_names
from playground.kernels.compiling.fingerprint import fingerprint

_HEAD = ("from playground.kernels.racing import frame as at",)


def function_hook(function: Callable[..., Any]) -> str:
    """Return the source of `hook(here, record, t)` around a function in the kernels' language with these arguments."""
    return "\n".join((*_HEAD, _import(function), "def hook(here, record, t):", "    act(here, record, t)")) + "\n"


def coordinate_hook(function: Callable[..., Any], parameters: Sequence[str], result: str) -> str:
    """Return the source of a hook that treats every coordinate alike.

    Arguments: `function` called by argument name: `x`, `g`, `t`, `lr` the rate in force, `norm` = ‖g‖ of the point,
    `xi`, `zeta` two independent standard normal numbers of the point and coordinate, `first` and `second` those of
    the point's first two coordinates, `u`, `v` two independent uniform ones, `coordinate` 0, 1, …, every parameter;
    `result` "g" or "x", which of both it returns. The stream of random numbers of a hook is its own.
    """
    names = argument_names(function)
    lines = [
        *_HEAD,
        "from playground.kernels.racing.random_numbers import normal, uniform",
        "from playground.kernels.compiling.views import words",
        "from playground.kernels.racing.hook_record import MEMORY, PARAMETERS, RECORD",
        _import(function),
        "def hook(here, record, t):",
        "    frame, own = integers(here, at.SIZE), integers(record, RECORD)",
        "    n, dimension, seed = frame[at.N], frame[at.DIMENSION], frame[at.SEED]",
        "    xs, gs = numbers(frame[at.X], dimension * n), numbers(frame[at.G], dimension * n)",
        "    paths = words(frame[at.PATHS], n)",
        # Far from the coordinates whose numbers the method draws itself, and another stream for every hook.
        "    stream = ((record - frame[at.HOOKS]) // 24 + 1) * 16777216",
        f"    o = numbers(own[PARAMETERS], {len(parameters)})",
        *(f"    {name} = o[{k}]" for k, name in enumerate(parameters)),
    ]
    if "lr" in names:
        lines.append("    lr = numbers(frame[at.O], frame[at.RATE_PLACE] + 1)[frame[at.RATE_PLACE]]")
    return "\n".join((*lines, *_loops(names, result))) + "\n"


def _loops(names: Sequence[str], result: str) -> list[str]:
    """Loops over points inside those over coordinates, which vectorize."""
    lines = []
    if "norm" in names:
        # Norms need every coordinate first; the memory's row keeps them.
        lines += [
            "    norms = numbers(own[MEMORY], n)",
            "    for i in range(n):",
            "        norms[i] = 0.0",
            "    for d in range(dimension):",
            "        for i in range(n):",
            "            norms[i] += gs[d * n + i] * gs[d * n + i]",
        ]
    draws = {
        "xi": "normal(seed, paths[i], t, stream + d)",
        "zeta": "normal(seed, paths[i], t, stream + dimension + d)",
        "first": "normal(seed, paths[i], t, stream)",
        "second": "normal(seed, paths[i], t, stream + 1)",
        "u": "uniform(seed, paths[i], t, stream + d)",
        "v": "uniform(seed, paths[i], t, stream + dimension + d)",
        "coordinate": "float(d)",
        "norm": "sqrt(norms[i])",
        "x": "xs[d * n + i]",
        "g": "gs[d * n + i]",
    }
    places = {"g": "gs", "x": "xs"}
    return [
        *lines,
        "    for d in range(dimension):",
        "        for i in range(n):",
        *(f"            {name} = {text}" for name, text in draws.items() if name in names),
        f"            {places[result]}[d * n + i] = act({', '.join(names)})",
    ]


def _import(function: Callable[..., Any]) -> str:
    return f"from {function.__module__} import {function.__name__} as act  # {fingerprint(function)}"
