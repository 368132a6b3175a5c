"""Light on a grid of heights."""

import numpy as np

from playground.kernels.drawing.shade import shade


def lit(heights: np.ndarray, light: tuple[float, float, float], tall: float) -> np.ndarray:
    out = np.empty(heights.shape, np.float32)
    shade(heights.astype(np.float32), np.array([*light, tall, tall, 1.0, 1.0]), out)
    return out


def test_a_plane_has_the_cosine_between_its_normal_and_the_light() -> None:
    light = np.array([-0.6, 0.0, 0.8])
    x, y = np.meshgrid(np.arange(6), np.arange(5))
    found = lit(0.1 * x - 0.05 * y, tuple(light), 3.0)
    normal = np.array([-0.3, 0.15, 1.0]) / np.linalg.norm([-0.3, 0.15, 1.0])
    np.testing.assert_allclose(found, normal @ light - 0.8, atol=1e-6)


def test_flat_ground_is_neither_bright_nor_dark_and_a_hole_darkens_nothing() -> None:
    heights = np.zeros((4, 5))
    heights[2, 2] = np.nan
    assert (lit(heights, (0.0, 0.6, 0.8), 10.0) == 0).all()
