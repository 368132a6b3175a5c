"""From where a relief is seen."""

import math

import pytest

from playground.picture.relief.camera import HIGHEST, LOWEST, ReliefCamera


def test_a_camera_stays_within_its_ranges() -> None:
    camera = ReliefCamera().turned(0, 500)
    assert camera.elevation == HIGHEST
    assert camera.turned(0, -500).elevation == LOWEST
    assert ReliefCamera(azimuth=30).turned(-60, 0).azimuth == 330
    assert ReliefCamera(zoom=1e9).zoom == 20 and ReliefCamera(height=0).height == 0.1


def test_the_point_under_the_mouse_stays_while_the_camera_comes_nearer() -> None:
    camera = ReliefCamera(right=0.1, up=-0.2)
    nearer = camera.zoomed(2.0, 0.3, 0.25)
    # Where a point of the block is: shift + zoom · place.
    place = (0.3 - camera.right) / camera.zoom, (0.25 - camera.up) / camera.zoom
    assert nearer.right + nearer.zoom * place[0] == pytest.approx(0.3)
    assert nearer.up + nearer.zoom * place[1] == pytest.approx(0.25)


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_camera_wants_finite_numbers(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        ReliefCamera(azimuth=number)
    with pytest.raises(ValueError, match="finite"):
        ReliefCamera(zoom=number)
