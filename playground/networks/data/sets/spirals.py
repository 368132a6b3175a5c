"""Spirals that are wound round each other (Lang, Witbrock 1988)."""

import numpy as np

from playground.base.parameters import Parameter
from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import classes, noise, samples

# The arms begin a little way from the origin, where all would meet.
INNER = 0.05


def spirals(
    random: np.random.Generator, samples: int, noise: float, classes: int, turns: float
) -> tuple[Floats, Labels]:
    """r(cos a, sin a) with r = √u and a = 2π(turns·r + class/classes), u uniform"""
    place, jitter = random.spawn(2)
    labels = np.arange(samples) % classes
    # Arms are longer outside: the root lays as many points on each part of them.
    r = INNER + (1.0 - INNER) * np.sqrt(place.random(samples))
    angle = 2.0 * np.pi * (turns * r + labels / classes)
    points = r[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return points + noise * jitter.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Spirals",
    aliases=("two spirals", "spiral", "swirl",),
    summary="Arms wound round each other: the border is long, and a small network needs many updates for it.",
    equation="r = 0.05 + 0.95 √u, u uniform in 0 … 1\na = 2π (T r + class/K)\n(x, y) = r (cos a, sin a) + σ ξ",
    source="K. J. Lang, M. J. Witbrock, Learning to tell two spirals apart, Connectionist Models Summer School, 1988",
    classes="classes",
    parameters=(
        samples(),
        noise(0.02),
        classes(2),
        Parameter(
            "turns", 1.25, "turns of each arm from the origin to its end", minimum=0, maximum=10, slider=(0.25, 3.0),
            symbol="T",
        ),
    ),
    make=spirals,
)  # fmt: skip
