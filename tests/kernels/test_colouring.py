"""Heights and their picture."""

import numpy as np
import pytest

from playground.kernels.drawing.colouring import colour, heights

TABLE = np.append(np.uint32(0xFF000000) + np.arange(100, dtype=np.uint32), np.uint32(0xFFABCDEF))
LINED = np.full(101, 0xFFFFFFFF, np.uint32)


def paint(u: object, low: float = 0.0, high: float = 1.0, width: float = 0.0) -> np.ndarray:
    rows = np.ascontiguousarray(np.array(u, np.float32))
    image = np.zeros(rows.shape, np.uint32)
    colour(rows, low, high, TABLE, LINED, width, image)
    return image


def test_heights_count_levels() -> None:
    values = np.array([[5.0, 7.0, 105.0], [1005.0, 5.0, 4.0]])
    out = np.empty((2, 3), np.float32)
    heights(values, True, 5.0, 1e-3, 0.5, 2.0, out)
    expected = np.log10(np.maximum(values - 5.0, 1e-3)) / 0.5 - 2.0
    assert np.allclose(out, expected, atol=1e-4)
    heights(values, False, 5.0, 0.0, 0.5, 2.0, out)
    assert np.allclose(out, (values - 5.0) / 0.5 - 2.0)


def test_colours_run_from_low_to_high_and_stay_in_the_table() -> None:
    image = paint([[-5.0, 0.0, 0.5, 1.0, 9.0, 1e20]])
    assert (image[0] & 0xFF).tolist() == [0, 0, 49, 99, 99, 99]


@pytest.mark.parametrize("hole", [np.nan, np.inf, -np.inf])
def test_a_hole_has_its_own_colour(hole: float) -> None:
    assert paint([[0.5, hole, 0.5]])[0, 1] == 0xFFABCDEF


def test_a_constant_has_one_colour_and_no_line() -> None:
    assert len(np.unique(paint(np.ones((9, 9)), 0.5, 1.5, width=1.0))) == 1


def test_a_contour_line_has_the_ink_of_its_width() -> None:
    u = np.tile(np.linspace(-0.93, 0.97, 200), (50, 1))
    image = paint(u, -1.0, 1.0, width=2.0)
    table = np.zeros(101, np.uint32)
    ink = np.zeros((50, 200), np.uint32)
    colour(np.ascontiguousarray(u, dtype=np.float32), -1.0, 1.0, table, LINED, 2.0, ink)
    assert abs((ink & 0xFF).sum() / 255 / 50 - 2.0) < 0.1
    assert (image[:, :80] >> 24 == 0xFF).all()


def test_crowded_lines_fade_out() -> None:
    u = np.tile(np.arange(200) * 0.7, (20, 1))
    image = paint(u, 0.0, 140.0, width=1.0)
    assert not (image == 0xFFFFFFFF).any()
