"""The loss of a contender's network over all training samples, kept while it stays the same."""

from typing import Any

from playground.networks.network_problem import NetworkProblem
from playground.training.training import Training


class KeptProblem:
    """The loss of one contender's network over all training samples; made once for what it depends on.

    It belongs to one thread.
    """

    def __init__(self) -> None:
        self._kept: tuple[Any, NetworkProblem] | None = None

    def of(self, training: Training, place: int) -> NetworkProblem:
        """Return the problem; the last one where it is the same."""
        key = problem_key(training, place)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, training.problem(place)
        return self._kept[1]


def problem_key(training: Training, place: int) -> tuple[Any, ...]:
    """Return what a contender's loss depends on beside its parameters."""
    return training.data, training.network_of(place), training.loss, training.penalty, training.seed
