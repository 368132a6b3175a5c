"""The relief as a file."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import playground as pg
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.picture.relief.relief_figure import SIZE, relief_figure
from playground.picture.sheet.figure_words import ROW, TOP
from playground.picture.viewport import Viewport


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05, color="#d55e00"), pg.Contender("gradient_descent", lr=0.001)]
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 2.5)], contenders, steps=60))


def write(result: Result, path: Path, **options: object) -> Image.Image:
    EXPORTERS.get("relief").write(result, path, **options)
    return Image.open(BytesIO(path.read_bytes()))


def test_the_figure_has_its_title_its_legend_and_twice_the_pixels_on_request(result: Result, tmp_path: Path) -> None:
    picture = write(result, tmp_path / "relief.png")
    assert picture.size == (SIZE[0] + 32, SIZE[1] + TOP + ROW + 12)
    double = write(result, tmp_path / "double.png", ratio=2.0)
    assert double.size == (2 * picture.width, 2 * picture.height)
    pixels = np.asarray(picture)
    assert (pixels[:TOP] < 100).any() and (pixels[-ROW - 12 :] < 100).any(), "words above and below"


def test_paths_and_minima_are_on_it(result: Result, tmp_path: Path) -> None:
    pixels = np.asarray(write(result, tmp_path / "relief.png", camera=pg.ReliefCamera(0, 80))).astype(int)
    for color in ((0xD5, 0x5E, 0x00), (0xF5, 0xA8, 0x00)):
        assert (np.abs(pixels - color).max(axis=-1) < 12).sum() > 20


def test_the_camera_the_step_the_theme_and_the_region_are_followed(result: Result, tmp_path: Path) -> None:
    usual = np.asarray(write(result, tmp_path / "usual.png"))
    for options in (
        {"camera": pg.ReliefCamera(100)}, {"step": 3}, {"theme": "dark"},
        {"region": Viewport(0, 2, 0, 2, 100, 100)}, {"scale": "linear"},
    ):  # fmt: skip
        assert (np.asarray(write(result, tmp_path / "other.png", **options)) != usual).any(), options


def test_the_bytes_are_the_same_each_time(result: Result, tmp_path: Path) -> None:
    write(result, tmp_path / "one.png")
    write(result, tmp_path / "two.png")
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_the_contour_plot_may_stand_beside_it(result: Result, tmp_path: Path) -> None:
    alone = write(result, tmp_path / "alone.png")
    both = write(result, tmp_path / "both.png", beside={"viewport": Viewport(-2, 2, -1, 3, 300, 300)})
    assert both.width == alone.width + 300 + 72
    np.testing.assert_array_equal(np.asarray(both)[: alone.height, 372:], np.asarray(alone))


def test_a_function_of_one_number_and_a_result_without_positions_are_refused() -> None:
    line = pg.simulate(pg.Experiment(pg.surface("unequal_wells"), [(1.0,)], [pg.Contender("adam")], steps=5))
    with pytest.raises(pg.PlaygroundError, match="two numbers"):
        relief_figure(line)
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 1.0)], [pg.Contender("adam")], steps=5)
    with pytest.raises(pg.PlaygroundError, match="only where paths ended"):
        relief_figure(pg.simulate(race, record="ends"))


def test_a_race_without_starts_or_contenders_is_a_surface(tmp_path: Path) -> None:
    race = pg.Experiment(pg.surface("sphere"), [], [pg.Contender("adam")], steps=5)
    assert write(pg.simulate(race), tmp_path / "empty.png").size[0] > 0
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 1.0)], [], steps=5)
    assert write(pg.simulate(race), tmp_path / "empty.png").size[0] > 0
