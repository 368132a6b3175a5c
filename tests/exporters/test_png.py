"""The figure as pixels."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import playground as pg
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.exporters._pixels import encode
from playground.picture.viewport import Viewport

VIEW = Viewport(-2.0, 2.0, -1.0, 3.0, 300, 280)


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05, color="#d55e00"), pg.Contender("gradient_descent", lr=5.0)]
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 2.5)], contenders, steps=60))


def write(result: Result, path: Path, **options: object) -> Image.Image:
    EXPORTERS.get("png").write(result, path, **options)
    return Image.open(BytesIO(path.read_bytes()))


def test_the_picture_has_the_plot_and_its_margins(result: Result, tmp_path: Path) -> None:
    picture = write(result, tmp_path / "race.png", viewport=VIEW)
    assert picture.format == "PNG" and picture.mode == "RGB"
    assert picture.size == (300 + 72, 280 + 100)
    double = write(result, tmp_path / "double.png", viewport=VIEW.scaled(2), ratio=2)
    assert double.size == (2 * 372, 2 * 380)


def test_paths_minima_and_text_are_on_it(result: Result, tmp_path: Path) -> None:
    pixels = np.asarray(write(result, tmp_path / "race.png", viewport=VIEW)).astype(int)
    for color in ((0xD5, 0x5E, 0x00), (0xF5, 0xA8, 0x00)):
        assert (np.abs(pixels[40:320, 56:356] - color).sum(axis=-1) < 12).sum() > 20
    title = pixels[5:35]
    assert (title.sum(axis=-1) < 250).sum() > 50


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_figure_has_the_same_bytes(result: Result, tmp_path: Path, theme: str) -> None:
    write(result, tmp_path / "a.png", viewport=VIEW, theme=theme)
    write(result, tmp_path / "b.png", viewport=VIEW, theme=theme)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_minimum_outside_the_view_is_no_trouble(result: Result, tmp_path: Path) -> None:
    for view in (Viewport(0.0, 1.0, 0.0, 1.0, 60, 50), Viewport(50.0, 51.0, 0.0, 1.0, 60, 50)):
        assert write(result, tmp_path / "near.png", viewport=view).size[0] == 132


def test_a_result_of_ends_alone_is_refused(tmp_path: Path) -> None:
    experiment = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("adam")], steps=5)
    with pytest.raises(pg.PlaygroundError, match="record"):
        write(pg.simulate(experiment, record="ends"), tmp_path / "ends.png")
    assert not list(tmp_path.iterdir())


def test_an_image_becomes_its_pixels() -> None:
    image = np.random.default_rng(1).integers(0, 2**24, (5, 7)).astype(np.uint32) | np.uint32(0xFF000000)
    back = np.asarray(Image.open(BytesIO(encode(image)))).astype(np.uint32)
    assert (back[..., 0] << 16 | back[..., 1] << 8 | back[..., 2] == image & 0xFFFFFF).all()


def test_what_cannot_be_reached_is_veiled(result: Result, tmp_path: Path) -> None:
    bound = pg.simulate(result.experiment.replace(constraint=pg.constraint("half_plane", a=1, b=0, c=0)))
    plain = np.asarray(write(result, tmp_path / "plain.png", viewport=VIEW, step=0)).astype(int)
    veiled = np.asarray(write(bound, tmp_path / "veiled.png", viewport=VIEW, step=0)).astype(int)
    left, right = np.s_[250:315, 60:200], np.s_[250:315, 212:350]
    assert np.array_equal(plain[left], veiled[left])
    assert np.abs(veiled[right] - (0.41 * plain[right] + 0.59 * 255)).max() <= 2


def test_layers_are_drawn(result: Result, tmp_path: Path) -> None:
    hills = pg.simulate(result.experiment.replace(problem=pg.surface("himmelblau")))
    plain = np.asarray(write(hills, tmp_path / "plain.png", step=9))
    for id in ("critical_points", "arrows", "level_line", "quadratic_model", "flow"):
        drawn = np.asarray(write(hills, tmp_path / "drawn.png", step=9, layers={id}, selected=(0, 0)))
        assert (drawn != plain).any(axis=-1).sum() > 20, id
