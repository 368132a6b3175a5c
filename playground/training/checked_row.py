"""A check of a row of a result."""

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.training.training_result import TrainingResult


def checked_row(result: TrainingResult, contender: int) -> int:
    """Return a row of a result as int; raise PlaygroundError for what is no result, and where it has no such row.

    >>> import playground as pg
    >>> r = pg.train(pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=[pg.Contender("adam")], epochs=1))
    >>> checked_row(r, 0)
    0
    """
    check_kind(result, TrainingResult, "result", "what pg.train returns")
    if not result.names:
        raise PlaygroundError("no contender was trained in this result: give the training one that is switched on")
    return check_whole(contender, "contender, a row of the result,", 0, len(result.names) - 1)
