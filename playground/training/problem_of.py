"""The loss of a training's network as a problem."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.networks.assemble import assemble
from playground.networks.data.data import Data
from playground.networks.initial_parameters import initial_parameters
from playground.networks.network import Network
from playground.networks.network_problem import NetworkProblem
from playground.networks.shape_of import outputs_of

if TYPE_CHECKING:
    from playground.training.training import Training


Use = Literal["function", "training", "evaluation"]


def problem_of(training: "Training", network: Network, part: str = "training", use: Use = "function") -> NetworkProblem:
    """Return a network's loss over the training's samples, `part` "training" or "test", with its initial parameters.

    Arguments: `use` says for what: as a function of θ over all samples; in a training, which feeds it batches; or to
    evaluate it as it was trained, with the statistics that it learned.
    """
    data, outputs = training.data, outputs_of(training)
    batch = training.largest_batch if use == "training" else None
    problem = _made(data, network, training.loss, outputs, training.penalty, part, batch, use != "evaluation")
    begun = _initial(data, network, training.loss, outputs, training.penalty, training.seed)
    problem.initial = begun.copy()
    return problem


def _made(
    data: Data, network: Network, loss: str, outputs: int, penalty: float, part: str, batch: int | None = None,
    trained: bool = True,
) -> NetworkProblem:  # fmt: skip
    samples = data.training if part == "training" else data.test
    return NetworkProblem(
        assemble(network, data.features, outputs, loss), samples.inputs, _targets(data, loss, samples.targets),
        penalty, np.dtype(network.precision), batch=batch, trained=trained,
    )  # fmt: skip


# Some initializations look at the whole network many times; contenders and their looks ask for the same.
@lru_cache(maxsize=32)
def _initial(data: Data, network: Network, loss: str, outputs: int, penalty: float, seed: int) -> NDArray[np.float64]:
    # Whatever the precision of the passes, a network begins where it would in double precision.
    exact = msgspec.structs.replace(network, precision="float64")
    problem = _made(data, exact, loss, outputs, penalty, "training")
    return initial_parameters(network, problem, data.features, outputs, seed)


def targets_of(training: "Training", part: str = "training") -> NDArray[Any]:
    """Return the targets of all samples of a part, as the training's loss takes them: (n) or (n, outputs)."""
    samples = training.data.training if part == "training" else training.data.test
    return _targets(training.data, training.loss, samples.targets)


def _targets(data: Data, loss: str, targets: NDArray[Any]) -> NDArray[Any]:
    """Targets as the loss takes them: classes as they are; for the squared loss 0 and 1, one output a class where there
    are more than two."""
    if loss == "squared" and data.classes > 2:
        chosen: NDArray[Any] = (targets[:, None] == np.arange(data.classes)).astype(np.float64)
        return chosen
    return targets
