"""Two circles, one in the other."""

import numpy as np

from playground.base.parameters import Parameter
from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import noise, samples


def circles(random: np.random.Generator, samples: int, noise: float, factor: float) -> tuple[Floats, Labels]:
    """r(cos t, sin t) for t in 0 … 2π: class 0 with r = 1, class 1 with r = the factor"""
    place, jitter = random.spawn(2)
    labels = np.arange(samples) % 2
    t = 2.0 * np.pi * place.random(samples)
    radii = np.where(labels == 0, 1.0, factor)
    points = radii[:, None] * np.column_stack([np.cos(t), np.sin(t)])
    return points + noise * jitter.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Circles",
    aliases=(
        "make_circles",
        "rings",
        "concentric circles",
        "circle",
    ),
    summary="A circle in a circle: no line parts them, but x² + y² alone does.",
    equation="t uniform in 0 … 2π\nclass 0: r = 1\nclass 1: r = ρ\n(x, y) = r (cos t, sin t) + σ ξ",
    source="F. Pedregosa et al., Scikit-learn: machine learning in Python, JMLR 12, 2011 (make_circles)",
    classes=2,
    parameters=(
        samples(),
        noise(0.05),
        Parameter(
            "factor",
            0.5,
            "radius of the inner circle, of the outer one's",
            minimum=0,
            maximum=1,
            exclusive_maximum=True,
            slider=(0.1, 0.9),
            symbol="ρ",
        ),
    ),
    make=circles,
)
