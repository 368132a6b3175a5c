"""What the program of a training reads from a file: data, initial parameters, which samples each update sees."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.training.batch_order import batch_order
from playground.training.problem_of import problem_of, targets_of
from playground.training.training import Training

# Numbers of samples in all updates together: half a gigabyte.
MOST_PLACES = 2**26


def check_order(training: Training) -> None:
    """Raise PlaygroundError where the file would hold too many numbers of samples."""
    places = len(training.data.training) * training.epochs
    if training.batch is not None and places > MOST_PLACES:
        raise PlaygroundError(
            f"the file would list the samples of every update, and {training.epochs:,} epochs have {places:,} of them: "
            f"{MOST_PLACES:,} are possible; copy a training with fewer epochs"
        )


def write_training_numbers(
    training: Training, contender: int, path: Path | str, cancelled: Callable[[], bool] | None = None
) -> None:
    """Write an `.npz` of the arrays that a contender's program reads, whole or not at all.

    `inputs` (n, features) and `targets` of the training samples, as the loss takes them; `parameters` the initial θ;
    with batches `order`, the numbers of the samples of all updates one after the other, and `sizes`, how many of them
    each update has.

    Arguments: `cancelled` is asked now and then. Raises Cancelled, and PlaygroundError where the file cannot be
    written.
    """
    check_order(training)
    network = training.network_of(contender)
    targets = targets_of(training)
    if training.loss == "squared":
        targets = targets.reshape(len(targets), -1).astype(np.float64)
    elif training.loss == "logistic":
        targets = targets.reshape(-1).astype(np.float64)
    arrays: dict[str, NDArray[Any]] = {
        "inputs": training.data.training.inputs,
        "targets": targets,
        "parameters": problem_of(training, network).initial,
    }
    order = batch_order(training, cancelled)
    if order is not None:
        arrays["order"] = np.concatenate([np.empty(0, dtype=np.int64), *order])
        arrays["sizes"] = np.array([len(chosen) for chosen in order], dtype=np.int64)
    made = io.BytesIO()
    np.savez_compressed(made, **arrays)  # type: ignore[arg-type]  # of its arguments only arrays have names
    write_atomically(path, made.getvalue())
