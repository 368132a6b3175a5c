"""Two half circles that reach into each other."""

import numpy as np

from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import noise, samples

# The middle of both moons, which is moved to the origin.
MIDDLE = (0.5, 0.25)


def moons(random: np.random.Generator, samples: int, noise: float) -> tuple[Floats, Labels]:
    """(cos t, sin t) and (1 − cos t, ½ − sin t) for t in 0 … π, their middle at the origin"""
    place, jitter = random.spawn(2)
    labels = np.arange(samples) % 2
    t = np.pi * place.random(samples)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1.0 - np.cos(t), 0.5 - np.sin(t)])
    points = np.where(labels[:, None] == 0, upper, lower) - MIDDLE
    return points + noise * jitter.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Two moons",
    aliases=(
        "make_moons",
        "half moons",
        "moon",
    ),
    summary="Two half circles, each with an end inside the other: the border between them is a wave.",
    equation="t uniform in 0 … π\nclass 0: (x, y) = (cos t, sin t)\nclass 1: (x, y) = (1 − cos t, ½ − sin t)\n"
    "(x, y) ← (x, y) − (½, ¼) + σ ξ",
    source="F. Pedregosa et al., Scikit-learn: machine learning in Python, JMLR 12, 2011 (make_moons)",
    classes=2,
    parameters=(samples(), noise(0.1)),
    make=moons,
)
