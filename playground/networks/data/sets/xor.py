"""Exclusive or, filled to squares (Minsky, Papert 1969)."""

import numpy as np

from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import noise, samples

# Between the squares and the axes, so that without noise no point lies where both classes meet.
MARGIN = 0.1


def xor(random: np.random.Generator, samples: int, noise: float) -> tuple[Floats, Labels]:
    """(x, y) uniform in four squares; class 1 where the signs of x and y differ"""
    place, jitter = random.spawn(2)
    labels = np.arange(samples) % 2
    draws = place.random((samples, 3))
    right = np.where(draws[:, 2] < 0.5, 1.0, -1.0)
    signs = np.column_stack([right, np.where(labels == 1, -right, right)])
    points = signs * (MARGIN + (1.0 - MARGIN) * draws[:, :2])
    return points + noise * jitter.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Exclusive or",
    aliases=("quadrants",),
    summary="Four squares, opposite ones of one class: no straight line parts them, and two hidden units do.",
    equation="|x|, |y| uniform in 0.1 … 1, signs at random\nclass = 1 where x y < 0, else 0\n(x, y) ← (x, y) + σ ξ",
    source="M. Minsky, S. Papert, Perceptrons, 1969",
    classes=2,
    parameters=(samples(), noise(0.0)),
    make=xor,
)
