"""Rasters of every surface of the catalogue; those that may take longer are found by counting their formulas."""

from __future__ import annotations

from functools import partial

import numpy as np

from playground.language.node import Node
from playground.language.order import order
from playground.picture.surface.background import sample_grid
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds

_CHEAP = ("abs", "sign", "min", "max", "sqrt")
_MOST_CALLS, _MOST_TERMS = 6, 10


def calls(node: Node) -> int:
    """How many transcendental calls a formula has as it is written, the terms of its sums counted one by one."""
    own = node.kind == "call" and node.data not in _CHEAP
    inside = sum(calls(argument) for argument in node.arguments)
    if node.kind == "sum":
        assert isinstance(node.data, tuple)
        return (node.data[2] - node.data[1] + 1) * inside
    power = node.kind == "power" and node.arguments[1].kind != "number"
    return inside + own + power


def excepted(one: Surface) -> bool:
    """Whether a surface may take longer: sums of more than ten terms, more than six transcendental calls."""
    sums = (node.data for node in order([one.fields.written]) if node.kind == "sum")
    long = any(isinstance(data, tuple) and data[2] - data[1] + 1 > _MOST_TERMS for data in sums)
    return long or calls(one.fields.written) > _MOST_CALLS


def _measure(quick: bool) -> dict[str, Measured]:
    side, turns = (50, 1) if quick else (1000, 7)
    times: dict[str, float] = {}
    for one in SURFACES:
        if one.dimension == 2 and not excepted(one):
            xs, ys = (np.linspace(*interval, side) for interval in one.domain)
            raster = partial(sample_grid, one, xs, ys)
            raster()
            times[one.id] = 1e3 * min(seconds(raster) for _ in range(turns))
    slowest = sorted(times, key=lambda id: -times[id])[:3]
    slow = ", ".join(f"{id} {times[id]:.1f}" for id in slowest)
    left = sum(one.dimension == 2 and excepted(one) for one in SURFACES)
    note = f"the fastest of {turns}; slowest of {len(times)}: {slow}; {left} excepted for their many calls or terms"
    return {"catalogue_raster": Measured(max(times.values()), note)}


BENCHMARK = Benchmark(
    place=11,
    goals=(Goal("catalogue_raster", "1000 × 1000 raster of any surface, one thread", "ms", 12.0),),
    measure=_measure,
)
