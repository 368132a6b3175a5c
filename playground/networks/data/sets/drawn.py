"""Nothing but what is drawn."""

import numpy as np

from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import classes


def drawn(random: np.random.Generator, classes: int) -> tuple[Floats, Labels]:
    """No sample: all are drawn"""
    return np.empty((0, 2)), np.empty(0, dtype=np.int64)


DATA_SET = DataSet(
    name="Drawn by hand",
    aliases=(
        "draw",
        "hand drawn",
        "own points",
        "points",
    ),
    summary="An empty plane: every point is one that you draw.",
    equation="(x, y), class = as drawn",
    source="what you draw",
    classes="classes",
    parameters=(classes(2),),
    make=drawn,
    notes="Drawn points are training samples, so there is no test part.",
)
