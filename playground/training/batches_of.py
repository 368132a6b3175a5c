"""How a training draws its batches."""

from typing import TYPE_CHECKING

from playground.simulation.trainer import Batches

if TYPE_CHECKING:
    from playground.training.training import Training


def batches_of(training: "Training") -> Batches:
    """Return how a training draws its batches: "full" where every one is all samples."""
    whole = training.largest_batch is None and (training.batch is None or training.sampling != "with_replacement")
    return Batches("full" if whole else training.sampling, tuple(map(int, training.plan.sizes)), training.seed)
