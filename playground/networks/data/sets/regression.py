"""A curve through noisy points."""

import numpy as np

from playground.networks.data.sets._data_set import DataSet, Floats
from playground.networks.data.sets._parameters import noise, samples

REACH = 2.0


def regression(random: np.random.Generator, samples: int, noise: float) -> tuple[Floats, Floats]:
    """y = sin 3x + x/2 + σξ for x uniform in −2 … 2"""
    place, jitter = random.spawn(2)
    x = REACH * (2.0 * place.random(samples) - 1.0)
    y = np.sin(3.0 * x) + 0.5 * x + noise * jitter.standard_normal(samples)
    return x[:, None], y[:, None]


DATA_SET = DataSet(
    name="Curve",
    aliases=(
        "function",
        "1d regression",
        "noisy curve",
    ),
    summary="Points round a wave on a slope, y from x: the fitted curve shows what a network makes between them.",
    equation="x uniform in −2 … 2\ny = sin 3x + x/2 + σ ξ",
    source="C. M. Bishop, Pattern recognition and machine learning, 2006, section 1.1: a sine with noise",
    task="regression",
    features=("x",),
    outputs=("y",),
    parameters=(samples(100), noise(0.1, "standard deviation of what is added to y")),
    make=regression,
)
