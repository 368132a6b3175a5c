"""EarlierRuns: trainings that an undo may come back to."""

from typing import Final

from playground.services.same_training import Difference, difference
from playground.training.training import Training
from playground.training.training_run import TrainingRun

_MOST: Final = 4
_ROOM: Final = 256_000_000  # bytes of recorded parameters


class EarlierRuns:
    """The last few runs that another training took the place of, as far as there is room for their records."""

    def __init__(self) -> None:
        self._runs: list[TrainingRun] = []

    def exchange(self, run: TrainingRun | None, training: Training) -> TrainingRun | None:
        """Keep a run that ends here, and return one of the same numbers as a training, None where there is none."""
        if run is not None and run.done > 0:
            self._runs.append(run)
        found = next((one for one in reversed(self._runs) if _same(one, training)), None)
        if found is not None:
            self._runs.remove(found)
        while len(self._runs) > _MOST or sum(map(_size, self._runs)) > _ROOM:
            self._runs.pop(0)
        return found


def _same(run: TrainingRun, training: Training) -> bool:
    return difference(run.training, training, run.done) in (Difference.NONE, Difference.LOOKS)


def _size(run: TrainingRun) -> int:
    return sum(trainer.record.nbytes for trainer in run.trainers.values())
