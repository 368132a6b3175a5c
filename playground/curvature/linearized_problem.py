"""The network that a network is for small steps: its tangent."""

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.parameter_block import ParameterBlock
from playground.curvature._checked import checked_point
from playground.curvature._output_gradients import output_gradients
from playground.kernels.compiling.compile_source import Kernel, compile_hook
from playground.kernels.network import linearized
from playground.kernels.network.activation import KERNELS, operation_source
from playground.networks.network_problem import NetworkProblem
from playground.networks.operation import Operation

Floats = NDArray[np.float64]


def linearized_problem(problem: NetworkProblem, theta: ArrayLike) -> NetworkProblem:
    """Return the loss of z_lin(x; θ) = z(x; θ₀) + ∂z/∂θ (θ − θ₀) over the same samples, a problem of the same size.

    It begins at θ₀, every optimizer runs on it, and its parameters have the network's blocks. Its loss is convex.
    Arguments: `theta` θ₀ (size). Raises PlaygroundError for a θ₀ of another size, where memory would not suffice, and
    where an output depends on other samples than its own.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(8,))).problem()
    >>> tangent = linearized_problem(problem, problem.initial)
    >>> bool(abs(tangent.value(problem.initial) - problem.value(problem.initial)) < 1e-12)
    True
    """
    point = checked_point(problem, theta).copy()
    slopes = output_gradients(problem, point, "the linearized network")
    _, values = problem.survey(point)
    offsets = values.T - slopes @ point
    inputs = np.concatenate([slopes, offsets[:, :, None]], axis=2).reshape(problem.samples, -1)
    loss, outputs = problem.machine.operations[-1], slopes.shape[1]
    operations = (
        Operation(
            kernels=_kernels, source=-1, target=0, in_width=outputs * (problem.size + 1), out_width=outputs,
            blocks=(ParameterBlock("θ", problem.size),),
        ),
        replace(loss, source=0),
    )  # fmt: skip
    targets = problem.samples_laid[1][:, : problem.samples].T.astype(np.float64)
    return NetworkProblem(operations, inputs, targets, problem.machine.penalty, initial=point, blocks=problem.blocks)


def _kernels(real: str) -> tuple[Kernel, ...]:
    made = partial(compile_hook, name="run")
    return tuple(made(operation_source(getattr(linearized, f"linearized_{name}"), real)) for name in KERNELS)
