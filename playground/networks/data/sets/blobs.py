"""Normal distributions round points of a circle."""

import numpy as np

from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import classes, noise, samples


def blobs(random: np.random.Generator, samples: int, noise: float, classes: int) -> tuple[Floats, Labels]:
    """(cos a, sin a) + σξ with a = 2π·class/classes"""
    labels = np.arange(samples) % classes
    angle = 2.0 * np.pi * labels / classes
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return centres + noise * random.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Blobs",
    aliases=(
        "make_blobs",
        "gaussians",
        "gaussian blobs",
        "clusters",
    ),
    summary="One round cloud for each class: straight lines part them as well as anything can.",
    equation="a = 2π class/K\n(x, y) = (cos a, sin a) + σ ξ",
    source="R. A. Fisher, The use of multiple measurements in taxonomic problems, Annals of Eugenics 7, 1936",
    classes="classes",
    parameters=(samples(), noise(0.2, "standard deviation of each cloud"), classes(3)),
    make=blobs,
    notes="The best border between two clouds is the line that halves the way between their centres.",
)
