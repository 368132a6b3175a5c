"""The rule that ends a training early."""

import msgspec

from playground.base.check_number import check_number
from playground.base.check_whole import check_whole


class TrainingStop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a training ends before its last epoch.

    Looked at whenever training and test loss are taken: a contender ends as `reached` when its training loss is at most
    `loss`, as `settled` when the gradient of the training loss is at most `gradient` long, as `stopped` when its test
    loss (the training loss where there are no test samples) has not fallen for `patience` such looks in a row (early
    stopping). It rests then at its last point; `TrainingResult.best` is the one with the lowest loss. None: never. It
    ends as `diverged` in any case where a number is no longer finite.

    Arguments: `loss`; `gradient` ≥ 0; `patience` ≥ 1. Raises PlaygroundError otherwise.

    >>> TrainingStop(loss=0.01).patience is None
    True
    """

    loss: float | None = None
    gradient: float | None = None
    patience: int | None = None

    def __post_init__(self) -> None:
        put = msgspec.structs.force_setattr
        if self.loss is not None:
            put(self, "loss", check_number(self.loss, "stop.loss"))
        if self.gradient is not None:
            put(self, "gradient", check_number(self.gradient, "stop.gradient", 0.0))
        if self.patience is not None:
            put(self, "patience", check_whole(self.patience, "stop.patience", 1))
