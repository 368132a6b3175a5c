"""Paths laid on a surface: cut, subdivided, parted where they hide; the room they need does not matter."""

import numpy as np

from playground.kernels.drawing.drape import ROOM, drape

VIEW = np.array([50.0, 1.0, 10.0, 0.2, 0.0, 10.0, 0.0, 0.2, 50.0, 1.0, 0.0, 40.0, 2.0, 0.0, 1.0, 1.0])


def laid(
    record: np.ndarray, room: int = ROOM + 4096, depth: np.ndarray | None = None, view: np.ndarray = VIEW
) -> tuple[np.ndarray, np.ndarray, int]:
    """Seen and hidden points on a grid of 21 × 21 nodes, five pixels to a cell, from straight above."""
    heights = np.zeros((21, 21), np.float32)
    depth = np.full((100, 100), np.inf, np.float32) if depth is None else depth
    state, parts, hidden, calls = np.zeros(4, np.int64), [], [], 0
    place = np.array([1.0, 0.0, 1.0, 0.0, 0.0, 0.6])
    done = 0
    while not done:
        seen, behind = np.empty((room, 2)), np.empty((room, 2))
        flat = np.ascontiguousarray(record.reshape(2, -1))
        done = drape(flat, record.shape[1], record.shape[2], heights, view, place, depth, seen, behind, state)
        parts.append(seen[: state[2]])
        hidden.append(behind[: state[3]])
        calls += 1
    return np.concatenate(parts), np.concatenate(hidden), calls


def path(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points).T[:, :, None]


def test_a_step_is_laid_in_pieces_on_a_straight_line() -> None:
    seen, hidden, _ = laid(path((2.0, 3.0), (12.0, 8.0)))
    assert np.isnan(seen[0]).all() and hidden.size == 0
    points = seen[1:]
    np.testing.assert_allclose(points[0], (10.0, 85.0))
    np.testing.assert_allclose(points[-1], (60.0, 60.0))
    np.testing.assert_allclose(points[:, 1], 85.0 - (points[:, 0] - 10.0) / 2, atol=1e-9)
    assert np.abs(np.diff(points[:, 0])).max() <= 3.0 + 1e-9


def test_what_leaves_the_grid_is_cut_at_its_edge_and_comes_back_as_another_line() -> None:
    seen, _, _ = laid(path((18.0, 10.0), (28.0, 10.0), (28.0, 5.0), (15.0, 5.0)))
    assert np.nanmax(seen[:, 0]) == 100.0
    assert np.isnan(seen[:, 0]).sum() == 2
    seen, _, _ = laid(path((1e300, 10.0), (30.0, -1e300), (np.nan, 0.0), (10.0, 10.0)))
    np.testing.assert_allclose(seen[1:], [(50.0, 50.0)])


def test_a_part_behind_something_is_hidden_and_the_parts_meet() -> None:
    depth = np.full((100, 100), np.inf, np.float32)
    depth[:, 40:60] = -1e9
    seen, hidden, _ = laid(path((2.0, 10.0), (18.0, 10.0)), depth=depth)
    assert np.isnan(seen[:, 0]).sum() == 2 and np.isnan(hidden[:, 0]).sum() == 1
    assert 41.0 <= np.nanmin(hidden[:, 0]) <= 44.0 and 56.0 <= np.nanmax(hidden[:, 0]) <= 59.0 + 3.0
    assert {tuple(p) for p in seen[~np.isnan(seen[:, 0])].round(6)} & {tuple(p) for p in hidden[1:].round(6)}


def test_little_room_and_much_room_give_the_same_lines() -> None:
    rng = np.random.default_rng(1)
    record = rng.uniform(-2, 22, (2, 60, 3))
    plenty, _, once = laid(record, 200_000)
    little, _, many = laid(record, ROOM + 64)
    assert once == 1 and many > 3
    inside = [points[~np.isnan(points[:, 0])] for points in (plenty, little)]
    # Where the work is taken up again a line begins anew with the point it ended with.
    assert {tuple(p) for p in inside[0].round(6)} == {tuple(p) for p in inside[1].round(6)}
