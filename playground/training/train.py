"""The function that trains all contenders."""

from collections.abc import Callable

from playground.base.check_callbacks import check_callbacks
from playground.base.check_kind import check_kind
from playground.training.training import Training
from playground.training.training_result import TrainingResult
from playground.training.training_run import TrainingRun


def train(
    training: Training, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TrainingResult:  # fmt: skip
    """Train every contender to the end of the last epoch, or to where it stops, and return the numbers.

    The same training gives the same bits. Arguments: `progress(done, all)` is told the updates done; `cancelled` is
    asked every few milliseconds. Raises Cancelled, and PlaygroundError where an argument is illegal.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> pg.train(t).losses.shape[0]
    1
    """
    check_kind(training, Training, "training", "a pg.Training")
    check_callbacks(progress, cancelled)
    run = TrainingRun(training)
    portion = run.updates if progress is None else max(1, run.updates // 100)
    while not run.over:
        run.advance(min(run.done + portion, run.updates), cancelled)
        if progress is not None:
            progress(run.done, run.updates)
    return TrainingResult(run)
