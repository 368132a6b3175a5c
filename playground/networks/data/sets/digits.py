"""Handwritten digits of eight by eight pixels (Alpaydin, Kaynak 1998)."""

from functools import cache

import numpy as np

from playground.base.assets import assets_folder
from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import noise, samples

SIDE = 8
ALL = 1797
BLACK = 16.0


def digits(random: np.random.Generator, samples: int, noise: float) -> tuple[Floats, Labels]:
    """Pixels from 0 to 1, row by row; the class is the digit"""
    order, jitter = random.spawn(2)
    images, labels = _images()
    shuffled = order.permutation(ALL)
    # By the place in its own class first: then digits take turns, as far as they last.
    of_class = labels[shuffled]
    place = np.empty(ALL, dtype=np.int64)
    for digit in range(10):
        place[of_class == digit] = np.arange(np.count_nonzero(of_class == digit))
    chosen = shuffled[np.lexsort((of_class, place))][:samples]
    pixels = images[chosen] / BLACK
    return pixels + noise * jitter.standard_normal(pixels.shape), labels[chosen]


@cache
def _images() -> tuple[Floats, Labels]:
    """All images (1797, 64) with pixels from 0 to 16, and their digits (1797,)."""
    with np.load(assets_folder() / "data" / "digits.npz", allow_pickle=False) as file:
        return file["images"].astype(np.float64), file["labels"].astype(np.int64)


DATA_SET = DataSet(
    name="Digits",
    aliases=(
        "load_digits",
        "optdigits",
        "handwritten digits",
    ),
    summary="1797 handwritten digits as images of 8 × 8 pixels.",
    equation="input = pixels of 0 … 1, row by row, + σ ξ\nclass = the digit",
    source="E. Alpaydin, C. Kaynak, Optical recognition of handwritten digits, UCI machine learning repository, 1998, "
    "as scikit-learn's package holds it (BSD-3-Clause)",
    features=tuple(f"row {row + 1}, column {column + 1}" for row in range(SIDE) for column in range(SIDE)),
    classes=10,
    parameters=(samples(ALL, ALL, (100, ALL)), noise(0.0, "standard deviation of what is added to each pixel")),
    make=digits,
    notes="Fewer samples are images chosen at random, as many of each digit; there are 174 to 183 of each.",
)
