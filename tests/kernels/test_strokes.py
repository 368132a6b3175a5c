"""Strokes: as much ink as the line is long and wide, whatever the coordinates."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from playground.kernels.drawing.strokes import BLOCK, compose, mark

WIDTH, HEIGHT, REACH = 100, 60, 3.0


class Sheet:
    """One plane and its lists."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        self.blocks = -(-width // BLOCK)
        self.plane = np.zeros(height * self.blocks * BLOCK, np.uint8)
        self.dirty = np.zeros(height * self.blocks, np.uint32)
        self.touched = np.zeros(height * self.blocks, np.int32)
        self.count = 0

    def mark(self, points: object, reach: float = REACH) -> NDArray[np.float64]:
        rows = np.ascontiguousarray(np.array(points, np.float64).reshape(-1, 2))
        self.count = mark(
            rows, len(rows), self.plane, 0, self.dirty, self.touched, self.count, self.width, self.height, reach
        )
        return self.distance(reach)

    def distance(self, reach: float = REACH) -> NDArray[np.float64]:
        near = self.plane.reshape(self.height, -1)[:, : self.width].astype(float)
        return np.where(near > 0, reach * (1 - near / 255), np.inf)


def true_distance(a: tuple[float, float], b: tuple[float, float]) -> NDArray[np.float64]:
    """Distances from pixel centres to a segment, by the textbook."""
    x, y = np.meshgrid(np.arange(WIDTH) + 0.5, np.arange(HEIGHT) + 0.5)
    ux, uy = b[0] - a[0], b[1] - a[1]
    square = ux * ux + uy * uy
    t = np.clip(((x - a[0]) * ux + (y - a[1]) * uy) / square, 0, 1) if square > 0 else 0.0
    return np.hypot(x - a[0] - t * ux, y - a[1] - t * uy)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((10.2, 10.7), (80.1, 40.3)),
        ((80.1, 40.3), (10.2, 10.7)),
        ((20.0, 30.0), (70.0, 30.0)),
        ((33.3, 5.0), (33.3, 50.0)),
        ((33.3, 5.0), (33.4, 50.0)),
        ((20.0, 30.0), (70.0, 30.01)),
        ((50.0, 30.0), (50.0, 30.0)),
        ((-20.0, -10.0), (150.0, 90.0)),
        ((95.0, 55.0), (99.9, 59.9)),
    ],
)
def test_a_pixel_knows_its_distance_to_a_segment(a: tuple[float, float], b: tuple[float, float]) -> None:
    found, expected = Sheet().mark([a, b]), true_distance(a, b)
    inside = expected < REACH - 0.02
    assert np.abs(found - expected)[inside].max() < REACH / 254
    assert (found[expected > REACH] == np.inf).all()


def test_the_nearest_of_many_segments_wins() -> None:
    points = np.random.default_rng(1).uniform(0, 60, (40, 2))
    found = Sheet().mark(points)
    expected = np.min([true_distance(tuple(a), tuple(b)) for a, b in itertools.pairwise(points)], axis=0)
    assert np.abs(found - expected)[expected < REACH - 0.02].max() < REACH / 254


def test_a_point_that_is_not_finite_parts_the_line() -> None:
    for gap in (np.nan, np.inf, -np.inf):
        found = Sheet().mark([(10, 10), (20, 10), (gap, 10), (60, 10), (70, 10)])
        assert np.isinf(found[10, 25:56]).all()
        assert np.isfinite(found[10, 11:20]).all() and np.isfinite(found[10, 61:70]).all()


@pytest.mark.parametrize("far", [1e4, 1e9, 1e15, 1e100, 1e299])
def test_a_path_to_a_far_point_leaves_in_the_right_direction(far: float) -> None:
    found = Sheet().mark([(20.5, 10.5), (20.5 + far, 10.5 + 0.5 * far)])
    expected = true_distance((20.5, 10.5), (20.5 + 1e4, 10.5 + 0.5e4))
    near = expected < REACH - 0.05
    assert np.abs(found - expected)[near].max() < 0.03
    assert np.isinf(found[expected > REACH + 0.05]).all()


def test_hostile_coordinates_touch_nothing_they_should_not() -> None:
    hostile = [0.0, -1e300, 1e300, 1e308, -1e308, 5e-324, np.inf, np.nan, 50.0, 2.0**31, -(2.0**63), 2.0**64]
    points = np.random.default_rng(2).choice(hostile, (20_000, 2))
    sheet = Sheet()
    sheet.mark(points)
    assert sheet.count <= HEIGHT * sheet.blocks
    assert len(set(sheet.touched[: sheet.count].tolist())) == sheet.count


def test_a_line_outside_costs_and_touches_nothing() -> None:
    sheet = Sheet()
    sheet.mark([(-50, -50), (-10, 400), (300, 300), (300, -20), (-50, -50)])
    assert sheet.count == 0


def test_every_touched_block_is_listed_once() -> None:
    sheet = Sheet()
    sheet.mark(np.random.default_rng(3).uniform(-20, 120, (200, 2)))
    listed = sheet.touched[: sheet.count]
    assert len(np.unique(listed)) == sheet.count
    inked = sheet.plane.reshape(-1, BLOCK).any(axis=1)
    assert set(np.flatnonzero(inked)) <= set(listed.tolist())


def test_marking_in_parts_gives_the_same_bytes() -> None:
    points = np.random.default_rng(4).uniform(-20, 120, (300, 2))
    whole, parts = Sheet(), Sheet()
    whole.mark(points)
    for first in range(0, 299, 7):
        parts.mark(points[first : first + 8])
    assert (whole.plane == parts.plane).all()


def test_composing_blends_exactly_and_erases() -> None:
    sheet = Sheet(width=37, height=9)
    sheet.mark([(5, 4), (30, 4)])
    rng = np.random.default_rng(5)
    alpha = rng.integers(0, 256, 256)
    alpha[0] = 0
    channels = [np.minimum(rng.integers(0, 256, 256), alpha) for _ in range(3)]
    table = (alpha << 24 | channels[0] << 16 | channels[1] << 8 | channels[2]).astype(np.uint32)
    ground = rng.integers(0, 2**24, 37 * 9).astype(np.uint32) | np.uint32(0xFF000000)
    near = sheet.plane.reshape(9, -1)[:, :37].ravel().copy()
    image = ground.copy()
    planes = sheet.plane.reshape(1, -1)
    compose(
        planes.view(np.uint64), planes, table.reshape(1, -1), np.array([0]), sheet.dirty, sheet.touched, sheet.count,
        ground, image, np.empty(BLOCK, np.uint32), 37, True,
    )  # fmt: skip
    for shift in (0, 8, 16, 24):
        ink = (table[near] >> np.uint32(shift) & np.uint32(255)).astype(float)
        below = (ground >> np.uint32(shift) & np.uint32(255)).astype(float)
        expected = ink + np.floor(below * (255 - alpha[near]) / 255 + 0.5)
        assert (image >> np.uint32(shift) & np.uint32(255) == expected).all()
    assert not sheet.plane.any() and not sheet.dirty.any()
