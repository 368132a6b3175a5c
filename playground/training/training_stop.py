"""TrainingStop."""

import math

import msgspec

from playground.base.errors import PlaygroundError, shown


class TrainingStop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a training ends before its last epoch.

    Looked at whenever training and test loss are taken: a contender ends as `reached` when its training loss is at most
    `loss`, as `settled` when the gradient of the training loss is at most `gradient` long, as `stopped` when its test
    loss (the training loss where there are no test samples) has not fallen for `patience` such looks in a row (early
    stopping). None: never. It ends as `diverged` in any case where a number is no longer finite.

    Arguments: `loss`; `gradient` ≥ 0; `patience` ≥ 1. Raises PlaygroundError otherwise.

    >>> TrainingStop(loss=0.01).patience is None
    True
    """

    loss: float | None = None
    gradient: float | None = None
    patience: int | None = None

    def __post_init__(self) -> None:
        for name, least in (("loss", -math.inf), ("gradient", 0.0)):
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value < math.inf:
                raise PlaygroundError(
                    f"stop.{name} must be a finite number{' at least 0' * (least == 0)}, got {shown(value)}"
                )
        if self.patience is not None and (
            isinstance(self.patience, bool) or not isinstance(self.patience, int) or self.patience < 1
        ):
            raise PlaygroundError(f"stop.patience must be a whole number from 1, got {shown(self.patience)}")
