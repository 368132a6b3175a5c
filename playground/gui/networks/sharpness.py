"""The largest curvature that was found of a training."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sharpness:
    """The largest eigenvalue of the loss's Hessian.

    `place` of the contender in the training's list; `update` it was found at; `value`.
    """

    place: int
    update: int
    value: float
