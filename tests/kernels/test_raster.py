"""A field on a grid."""

import numpy as np
import pytest

from playground.kernels.compiling.compile_source import compile_field
from playground.kernels.drawing.raster import WIDTH, raster

SUM = compile_field(
    "def value(x, p, out):\n    x0 = x[0]\n    x1 = x[1]\n    out0 = out[0]\n"
    "    for i in range(x.shape[1]):\n        out0[i] = p[0] * x0[i] + x1[i]\n",
    "value",
)
ROW = compile_field(
    "def row(x, p, out):\n    y = x[1, 0]\n    x2 = x[2]\n    x3 = x[3]\n    out0 = out[0]\n"
    "    for i in range(x.shape[1]):\n        out0[i] = x2[i] + y * x3[i]\n",
    "row",
)
COLUMNS = compile_field(
    "def columns(x, p, out):\n    x0 = x[0]\n    out0 = out[0]\n    out1 = out[1]\n"
    "    for i in range(x.shape[1]):\n        out0[i] = p[0] * x0[i]\n        out1[i] = x0[i] * x0[i]\n",
    "columns",
)
WIDTHS = [0, 1, 7, WIDTH, WIDTH + 1, 2 * WIDTH + 3]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_point_of_the_grid_gets_its_value(width):
    xs, ys, out = np.arange(width) * 0.5, np.array([3.0, -1.0]), np.full((2, width), np.nan)
    raster(SUM, xs, ys, np.array([2.0]), out)
    assert out.tolist() == (2 * xs + ys[:, None]).tolist()


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_are_further_coordinates_of_the_points(width):
    xs, ys, out = np.arange(width) * 0.5, np.array([3.0, -1.0, 0.25]), np.full((3, width), np.nan)
    raster(ROW, xs, ys, np.array([2.0]), out, COLUMNS, 2)
    assert out.tolist() == (2 * xs + ys[:, None] * xs**2).tolist()


def test_a_grid_without_rows_stays_empty():
    raster(ROW, np.arange(3.0), np.empty(0), np.array([2.0]), np.empty((0, 3)), COLUMNS, 2)
