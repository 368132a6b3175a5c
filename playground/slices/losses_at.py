"""Losses at many combinations of directions, on two threads."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from playground.base.run_shared import run_shared
from playground.kernels.compiling.address import address
from playground.kernels.network import combinations as at
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]
# Numbers of θ times samples of one portion: some milliseconds, after which a cancellation is looked for.
_PORTION = 50_000_000


def losses_at(
    problem: NetworkProblem, origin: Floats, directions: Floats, coefficients: Floats, progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Floats:  # fmt: skip
    """Return f(θ₀ + Σ cₖ·dₖ) for many coefficients, (n), on two threads; the same bits whoever works.

    Each thread has a machine of its own, and kernels hold no lock of the interpreter.

    Arguments: `origin` θ₀ (size); `directions` (k, size); `coefficients` (n, k); `progress(done, all)` is told the
    points done, also from the other thread; `cancelled` is asked every few milliseconds. Raises Cancelled.
    """
    from playground.networks.fields import combinations_of

    start, rows = _flat(origin), _flat(directions)
    weights, count = _flat(coefficients), len(coefficients)
    found = np.empty(count)
    portion = max(1, _PORTION // (problem.size * problem.samples))
    portions = -(-count // portion)
    field = combinations_of(problem.machine.real)
    threads = min(2, os.cpu_count() or 1, portions)
    machines = [problem.machine, *(problem.machine.twin() for _ in range(1, threads))]
    counted, lock = [0], Lock()

    def work(k: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled("the slice was cancelled")
        own, out = weights[k * portion : (k + 1) * portion], found[k * portion : (k + 1) * portion]
        sheet = np.zeros(at.SIZE, dtype=np.int64)
        sheet[[at.ORIGIN, at.DIRECTIONS, at.COEFFICIENTS, at.COUNT]] = (
            address(start), address(rows), address(own), len(rows)
        )  # fmt: skip
        machine = machines.pop()
        try:
            field.of_addresses(sheet, len(own), machine.words, out)
        finally:
            machines.append(machine)
        if progress is not None:
            with lock:
                counted[0] += len(own)
                progress(counted[0], count)

    if threads < 2:
        for k in range(portions):
            work(k)
        return found
    # Not the helper: it draws frames, and this takes longer than one.
    with ThreadPoolExecutor(threads - 1, thread_name_prefix="slices") as others:
        run_shared(work, portions, others, threads - 1)
    return found


def _flat(given: Floats) -> Floats:
    return np.ascontiguousarray(given, dtype=np.float64)
