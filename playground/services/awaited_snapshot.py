"""The snapshot of a training before its first numbers."""

import numpy as np

from playground.picture.graph.outline import Outline
from playground.services.training_snapshot import Snapshot, Standing
from playground.training.look_series import LookSeries
from playground.training.training import Training

SERIES = ("loss", "gradient_norm", "step_length", "distance", "rate")


def awaited_snapshot(training: Training) -> Snapshot:
    """Return how a training stands of which nothing is known yet: before its first update, without a number."""
    places, nan = training.learners, float("nan")
    none = np.zeros(0)
    return Snapshot(
        training=training, every=1, done=0, updates=training.plan.updates, running=False, over=False, speed=0.0,
        places=places, reasons=("running",) * len(places), ends=(0,) * len(places),
        bests=(None,) * len(places), epoch_ends=training.plan.ends,
        series={name: Outline(np.full((len(places), 1), np.nan)) for name in SERIES},
        looks=tuple(LookSeries(none.astype(np.int64), none, none, none, none) for _ in places), shown=0,
        standings=tuple(Standing(0, nan, nan, nan, nan, nan, nan, nan, nan, nan) for _ in places),
        parameters={}, statistics={}, averages={}, average_looks=(None,) * len(places), awaited=True,
    )  # fmt: skip
