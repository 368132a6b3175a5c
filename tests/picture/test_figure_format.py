"""A figure has the size that is asked for, its title and its legend, whatever their length."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import playground as pg
from playground.exporters import EXPORTERS
from playground.picture.colors.theme import THEMES
from playground.picture.graph import Axis, Graph, Line
from playground.picture.sheet.figure_format import figure_format, figure_size, title_lines
from playground.picture.sheet.lay_out import lay_out
from playground.picture.sheet.scene import race_scene
from playground.picture.sheet.text_width import text_width
from tests.exporters.pdf_reader import read_pdf

LIGHT = THEMES["light"]


def many(count: int, letters: int = 12) -> Graph:
    x = np.linspace(0, 10, 5)
    lines = [Line(x, x * k, "#123456", f"{k:02d} " + "n" * letters) for k in range(count)]
    return Graph("Many", Axis(0, 10, "step"), Axis(0, 480), lines=tuple(lines))


@pytest.fixture(scope="module")
def race() -> Any:
    contenders = [pg.Contender("adam", lr=0.01 * (k + 1), name=f"Adam at the rate number {k}") for k in range(48)]
    return pg.simulate(pg.Experiment(pg.surface("himmelblau"), [(1.0, 2.0)], contenders, steps=5))


@pytest.mark.parametrize(
    ("size", "dpi", "pixels"),
    [("240x160", None, (240, 160)), ("800x600", 192, (1600, 1200)), ("297x210mm", 300, (3508, 2480)),
     ("6x4in", 100, (600, 400)), ("12x9cm", None, (1417, 1063)), ((300, 200), None, (300, 200))],
)  # fmt: skip
@pytest.mark.parametrize("legend", ["below", "right", "inside", "none"])
def test_a_graph_and_a_race_have_exactly_the_size_that_is_asked_for(
    size: Any, dpi: float | None, pixels: tuple[int, int], legend: Any, race: Any
) -> None:
    width, height, ratio = figure_size(size, dpi)
    sheet = lay_out([many(48)], width, height, LIGHT, ratio, figure_format("A title", legend, fixed=True))
    assert (sheet.width, sheet.height) == pixels
    for label in sheet.labels:
        half = text_width(label.text, label.size) / 2 if not label.upwards else 0
        middle = label.x + {"start": half, "middle": 0, "end": -half}[label.anchor]
        assert middle - half >= -2 and middle + half <= sheet.width + 2, label
        assert 0 <= label.y <= sheet.height, label
    if max(pixels) < 1700:
        scene = race_scene(race, size=(width, height), ratio=ratio, legend=legend)
        assert abs(scene.width - pixels[0]) <= 1 and abs(scene.height - pixels[1]) <= 1


@pytest.mark.parametrize("count", [1, 12, 48])
@pytest.mark.parametrize("legend", ["below", "right", "inside"])
def test_every_curve_is_in_the_legend_or_counted_there(count: int, legend: Any) -> None:
    for letters in (3, 12, 77):
        sheet = lay_out([many(count, letters)], 700, 420, LIGHT, 1.0, figure_format(legend=legend, fixed=True))
        rest = [label.text for label in sheet.labels if label.text.startswith("and ")]
        left_out = int(rest[0].split()[1]) if rest else 0
        assert len(sheet.samples) + left_out == count and sheet.samples
        (plot,) = sheet.plots
        assert plot.height >= 0.4 * sheet.height and plot.width >= 0.5 * (sheet.width - 80)


def test_nothing_that_had_room_is_left_out_of_a_legend() -> None:
    sheet = lay_out([many(12, 10)], 760, 420, LIGHT)
    assert len(sheet.samples) == 12


def test_a_plane_keeps_the_scales_of_its_axes_and_shows_more_of_it(race: Any) -> None:
    usual = race_scene(race).viewport
    for size in ((900, 400), (400, 900)):
        view = race_scene(race, size=size).viewport
        shape = (view.x1 - view.x0) / view.width / ((view.y1 - view.y0) / view.height)
        was = (usual.x1 - usual.x0) / usual.width / ((usual.y1 - usual.y0) / usual.height)
        assert shape == pytest.approx(was)
        assert view.x0 <= usual.x0 and view.x1 >= usual.x1 and view.y0 <= usual.y0 and view.y1 >= usual.y1


def test_a_long_title_is_broken_into_lines_and_cut_at_the_last() -> None:
    words = "Forty-eight learning rates on one surface, and what became of each of them in the end " * 5
    lines = title_lines(words, 14, 300)
    assert len(lines) == 3 and lines[-1].endswith("…") and all(text_width(line, 14) <= 300 for line in lines)
    assert title_lines("Short", 14, 300) == ["Short"] and title_lines("", 14, 300) == []
    assert title_lines("n" * 300, 14, 300)[0].endswith("…")


def test_size_title_and_legend_reach_the_files(race: Any, tmp_path: Path) -> None:
    pg.save_picture(race, tmp_path / "a.pdf", size="120x90mm", title="Own title", legend="none")
    page = read_pdf((tmp_path / "a.pdf").read_bytes())
    assert abs(page.width - 120 / 25.4 * 96) < 0.5 and abs(page.height - 90 / 25.4 * 96) < 0.5
    texts = [text for text, _, _ in page.words]
    assert "Own title" in texts and "Himmelblau" not in texts and not any("rate" in text for text in texts)
    pg.save_picture(race, tmp_path / "a.png", size="3x2in", dpi=150)
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (450, 300) and picture.info["dpi"][0] == pytest.approx(150, abs=0.1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"size": "big"}, "a figure's size must be width and height"), ({"size": "1x1in"}, "each side of a figure"),
        ({"size": (10, 10)}, "a figure's side"), ({"dpi": 300}, "dpi belongs to a size"),
        ({"size": "6x4in", "dpi": 1}, "dpi must be"), ({"title": 3}, "title must be a text"),
        ({"legend": "left"}, "place of a legend"), ({"size": "99x99in", "dpi": 2400}, "picture"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(options: dict[str, Any], said: str, race: Any, tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match=said):
        pg.save_picture(race, tmp_path / "a.png", **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("slope", "free"), [(1.0, "left"), (-1.0, "right")])
def test_a_legend_inside_a_plot_stands_where_it_covers_least(slope: float, free: str) -> None:
    x = np.linspace(0, 10, 3)
    lines = tuple(Line(x, 50 + slope * (x - 5) * 9 + k, "#123456", f"Adam {k}") for k in range(4))
    graph = Graph("Inside", Axis(0, 10), Axis(0, 100), lines=lines)
    for encode in (EXPORTERS.get(id).sheet for id in ("pdf", "png", "svg")):
        sheet = lay_out([graph], 640, 420, LIGHT, 1.0, figure_format(legend="inside", fixed=True))
        (back,), (plot,) = sheet.backs, sheet.plots
        middle = plot.left + plot.width / 2
        assert (back.left + back.width < middle) if free == "left" else (back.left > middle)
        for stroke in plot.strokes:
            fine = np.linspace(stroke.lines[0], stroke.lines[-1], 400) + np.array([plot.left, plot.top])
            inside = (fine >= (back.left, back.top)) & (fine <= (back.left + back.width, back.top + back.height))
            assert not inside.all(axis=1).any()
        for sample in sheet.samples:
            assert back.left < sample.lines[0, 0] < back.left + back.width
        assert encode is not None and len(encode(sheet)) > 1000


def test_a_legend_that_cannot_but_cover_something_covers_the_least(race: Any) -> None:
    scene = race_scene(race, size=(500, 400), legend="inside")
    (back,) = scene.backs
    assert scene.left <= back.left and back.left + back.width <= scene.left + scene.viewport.width
    assert scene.top <= back.top and back.top + back.height <= scene.top + scene.viewport.height
    assert any(label.text.startswith("and ") for label in scene.labels)
