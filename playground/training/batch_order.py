"""The samples of each batch, in order."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.networks.assemble import assemble
from playground.networks.network import Network
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled
from playground.simulation.trainer import Trainer
from playground.training.batches_of import batches_of

if TYPE_CHECKING:
    from playground.training.training import Training

Integers = NDArray[np.int64]


def batch_order(training: "Training", cancelled: Callable[[], bool] | None = None) -> list[Integers] | None:
    """Return the numbers of the samples that each update sees, in the batch's order; None where each sees all.

    A linear model whose inputs are the samples' numbers is trained with the same batches, and what it is fed is read.

    Arguments: `cancelled` is asked now and then. Raises Cancelled.
    """
    batches, samples = batches_of(training), len(training.data.training)
    if batches.sampling == "full":
        return None
    operations = assemble(Network(hidden=()), 1, 1, "squared")
    numbers = np.arange(samples, dtype=np.float64)[:, None]
    problem = NetworkProblem(operations, numbers, np.zeros((samples, 1)), batch=training.largest_batch)
    # Its weights and targets are 0, and so is each gradient.
    program = program_of(Contender("gradient_descent"))
    trainer = Trainer(problem, program, np.zeros(problem.size), training.plan.updates, batches)
    order = []
    for update in range(1, training.plan.updates + 1):
        if update % 1000 == 0 and cancelled is not None and cancelled():
            raise Cancelled("the order of samples was cancelled")
        trainer.advance(update)
        fed, size = trainer.fed
        order.append(fed[0, :size].astype(np.int64))
    return order
