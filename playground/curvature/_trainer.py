"""A contender's steps on another problem, or with a mask, than its training's."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.experiments.program_of import program_of
from playground.networks.network_problem import NetworkProblem
from playground.optimizers import Traced
from playground.simulation.method import Program
from playground.simulation.simulate_starts import Cancelled
from playground.simulation.trainer import Batches, Trainer
from playground.training.training import Training

Floats = NDArray[np.float64]


def trainer_of(
    training: Training, place: int, problem: NetworkProblem, start: Floats,
    around: Callable[[Program], Program] = lambda program: program,
) -> Trainer:  # fmt: skip
    """Return a contender at work on a problem from a start, on the batches that its training would draw.

    Arguments: `around` what is put round what it does. Raises PlaygroundError for a method that runs by itself.
    """
    sizes = training.plan.sizes
    whole = bool(np.all(sizes >= problem.samples)) and (
        training.batch is None or training.sampling != "with_replacement"
    )
    batches = Batches("full" if whole else training.sampling, tuple(map(int, sizes)), training.seed)
    contender = training.contenders[place].contender
    if isinstance(contender.method, Traced):
        raise PlaygroundError(
            f"{contender.title} runs by itself from beginning to end: no other problem can be put in its training's "
            "place, nor can weights be held at 0; choose a method of the program's own"
        )
    program = around(program_of(contender))
    return Trainer(problem, program, start, training.plan.updates, batches)


def advanced(
    trainer: Trainer, training: Training, place: int, stops: NDArray[Any],
    cancelled: Callable[[], bool] | None = None, around: Callable[[Program], Program] = lambda program: program,
) -> Iterator[int]:  # fmt: skip
    """Move a trainer on to one stop after another, and yield each; hyper-parameters change where they did.

    It ends before a stop that is not reached, because a number was no longer finite. Raises Cancelled.
    """
    contender = training.contenders[place].contender
    changes = sorted((c for c in training.changes if c.contender == place), key=lambda change: change.update)
    for stop in map(int, stops):
        while trainer.done < stop and not trainer.diverged:
            if cancelled is not None and cancelled():
                raise Cancelled("the training was cancelled")
            for change in changes:
                if change.update == trainer.done:
                    contender = contender.with_parameter(change.parameter, change.value)
                    trainer.set_parameters(around(program_of(contender)))
            ahead = [change.update for change in changes if change.update > trainer.done]
            # A while, so that it can be given up.
            trainer.advance(min(stop, *ahead, trainer.done + 200))
        if trainer.done < stop:
            return
        yield stop
