"""A board of squares in two colours."""

import numpy as np

from playground.base.parameters import Parameter
from playground.networks.data.sets._data_set import DataSet, Floats, Labels
from playground.networks.data.sets._parameters import noise, samples


def checkerboard(random: np.random.Generator, samples: int, noise: float, squares: int) -> tuple[Floats, Labels]:
    """(x, y) uniform in −1 … 1; class 1 where column and row of the square add up to an odd number"""
    place, jitter = random.spawn(2)
    labels = np.arange(samples) % 2
    draws = place.random((samples, 3))
    # A square of the sample's own colour: those are every second one, counted along the rows.
    column = np.floor(squares * draws[:, 0])
    wanted = (column + labels) % 2
    row = wanted + 2.0 * np.floor(draws[:, 1] * np.ceil((squares - wanted) / 2))
    cells = np.column_stack([squares * draws[:, 0], row + draws[:, 2]])
    return 2.0 * cells / squares - 1.0 + noise * jitter.standard_normal((samples, 2)), labels


DATA_SET = DataSet(
    name="Checkerboard",
    aliases=(
        "chessboard",
        "checkers",
    ),
    summary="Squares in turn of one class and the other: many corners, which smooth networks round.",
    equation="i, j = column and row of a square of the m × m board over −1 … 1\nclass = (i + j) mod 2\n"
    "(x, y) = uniform in its square + σ ξ",
    source="T. K. Ho, E. M. Kleinberg, Building projectable classifiers of arbitrary complexity, ICPR, 1996",
    classes=2,
    parameters=(
        samples(800),
        noise(0.0),
        Parameter(
            "squares", 4, "squares along each side", kind="integer", minimum=2, maximum=20, slider=(2, 8), symbol="m"
        ),
    ),
    make=checkerboard,
)
