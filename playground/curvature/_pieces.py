"""A network's samples in pieces that fit into its buffers, one after another."""

from collections.abc import Iterator

import numpy as np

from playground.networks.machine import Machine, padded
from playground.networks.network_problem import NetworkProblem


def fed_in_pieces(problem: NetworkProblem, machine: Machine | None = None, most: int = 0) -> Iterator[slice]:
    """Feed the samples piece by piece and yield which they are; in the end the whole batch is fed again.

    Arguments: `machine` by default the problem's own; `most` samples of a piece, by default as many as fit.
    """
    machine = problem.machine if machine is None else machine
    inputs, targets = problem.samples_laid
    size = min(most or machine.piece, machine.piece)
    lanes = padded(size)
    # The lanes behind the samples are computed too: they hold zeros.
    some = np.zeros((len(inputs), lanes), inputs.dtype), np.zeros((len(targets), lanes), targets.dtype)
    try:
        for first in range(0, problem.samples, size):
            here = slice(first, min(first + size, problem.samples))
            for rows, all_rows in zip(some, (inputs, targets), strict=True):
                rows[:] = 0.0
                rows[:, : here.stop - first] = all_rows[:, here]
            machine.feed(*some, here.stop - first)
            yield here
    finally:
        problem.feed_all()
