"""Planes and tables of networks in files: the numbers beside the axes say where the data are, in any part of them."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

import playground as pg
from playground.curvature.decision import Decision
from playground.picture.colors.class_colors import class_color
from playground.picture.colors.theme import THEMES
from playground.picture.graph.graph_table import graph_arrays, graph_csv
from playground.picture.pixels import parse_color
from playground.picture.sheet.text_width import text_width
from playground.picture.shown import Look
from playground.picture.shown.decision import confusion_counts, decision_graphs
from playground.picture.shown.loss_slice import slice_graph
from tests.exporters.pdf_reader import read_pdf
from tests.exporters.test_ticks_read_back import COLOR, Seen, axis_maps, read_page, read_svg

SVG = "{http://www.w3.org/2000/svg}"
LIGHT = THEMES["light"]
PATH = np.array([[-0.8, 0.3], [-0.2, 0.45], [0.4, -0.6], [0.7, -0.7]])
SEEN = ((-0.9, 0.8), (-0.75, 0.5))


def slice_of(losses: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> pg.LossSlice:
    """A slice with its own function on −1 … 1 × −1 … 1 and a path of four points."""
    axis = np.linspace(-1, 1, 21)
    plane = pg.Plane(np.zeros(4), np.eye(2, 4), ((-1, 1), (-1, 1)))
    x, y = np.meshgrid(axis, axis)
    many = np.arange(len(PATH))
    return pg.LossSlice(
        plane, axis, axis, losses(x, y), many, PATH, 1.0 + many, 1.0 + many, (0.9, 0.1), "a", "training"
    )


def corners(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Different in each corner: least at the lower left, then the lower right, the upper left, the upper right."""
    return np.asarray(5.0 + x + 3.0 * y)


def decided(
    outputs: Callable[[np.ndarray, np.ndarray], np.ndarray], data: pg.Data | None = None, points: int = 41
) -> Decision:
    """What a network says that nobody trained: a function of both inputs, on −2 … 2 × −1 … 1."""
    training = pg.Training(
        data or pg.data("moons", samples=40), pg.Network(hidden=(2,)), contenders=[pg.Contender("adam")]
    )
    x, y = np.linspace(-2, 2, points), np.linspace(-1, 1, points // 2)
    return Decision(training, "Adam", 3, (x, y), outputs(*np.meshgrid(x, y)), "test")


def pixels_of(path: Path) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(path.read_bytes())).convert("RGB")).astype(int)


def read_path(data: bytes) -> Seen:
    """What a page shows, with the line of the path's colour in the place of the longest one."""
    rgb = [channel / 255 for channel in parse_color(COLOR)]
    paths = [(line, color) for line, color in read_pdf(data).lines if len(line) == len(PATH)]
    return Seen(read_page(data).words, next(line for line, color in paths if np.allclose(color, rgb, atol=2e-3)))


def plot_words(seen: Seen, top_title: str) -> list[tuple[str, float, float]]:
    """The words of the upper plot alone: what stands above the title of the one below, without the bar's numbers."""
    below = [y for text, _, y in seen.words if text == top_title]
    right = max(x for text, x, _ in seen.words if text in ("first direction, d₁", "x"))
    limit = below[0] if below else np.inf
    return [(text, x, y) for text, x, y in seen.words if y < limit and (x < 2 * right - 60)]


@pytest.mark.parametrize("part", [None, SEEN])
def test_the_path_of_a_slice_lies_where_the_labels_say_in_every_format(part: Any, tmp_path: Path) -> None:
    found = slice_of(lambda x, y: 1.0 + x**2 + 2 * y**2)
    options = {} if part is None else {"seen": part}
    for kind in ("svg", "pdf", "png"):
        pg.save_picture(found, tmp_path / f"a.{kind}", color=COLOR, **options)
    for kind, read in (("svg", read_svg), ("pdf", read_path)):
        seen = read((tmp_path / f"a.{kind}").read_bytes())
        across, up = axis_maps(plot_words(seen, "Loss along the path"), (False, False))
        wanted = np.array([(across(x), up(y)) for x, y in PATH.tolist()])
        line = seen.line
        assert line.shape == wanted.shape and np.abs(line - wanted).max() < 1.2, kind
    seen = read_svg((tmp_path / "a.svg").read_bytes())
    across, up = axis_maps(plot_words(seen, "Loss along the path"), (False, False))
    picture, color = pixels_of(tmp_path / "a.png"), np.array(parse_color(COLOR))
    for (x0, y0), (x1, y1) in pairwise(PATH.tolist()):
        for share in (0.3, 0.5, 0.7):
            column, row = round(across(x0 + share * (x1 - x0))), round(up(y0 + share * (y1 - y0)))
            near = picture[row - 2 : row + 3, column - 2 : column + 3]
            assert (np.abs(near - color).sum(axis=-1) < 60).any()


@pytest.mark.parametrize("part", [None, SEEN])
def test_no_corner_of_a_slice_is_mirrored(part: Any, tmp_path: Path) -> None:
    options = {} if part is None else {"seen": part}
    found = slice_of(corners)
    for kind in ("svg", "png"):
        pg.save_picture(found, tmp_path / f"a.{kind}", color=COLOR, **options)
    seen = read_svg((tmp_path / "a.svg").read_bytes())
    across, up = axis_maps(plot_words(seen, "Loss along the path"), (False, False))
    picture = pixels_of(tmp_path / "a.png")
    places = [(-0.6, -0.6), (0.6, -0.4), (-0.6, 0.15), (0.6, 0.45)]
    lightness = [int(picture[round(up(y)), round(across(x))].sum()) for x, y in places]
    assert lightness == sorted(lightness) and len(set(lightness)) == 4, "the deeper, the darker"


@pytest.mark.parametrize("part", [None, SEEN])
def test_no_corner_of_a_decision_surface_is_mirrored_and_samples_lie_where_labels_say(
    part: Any, tmp_path: Path
) -> None:
    def outputs(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.stack([50.0 * (1 + 2 * (x > 0) + (y > 0) == k) for k in range(1, 5)])

    found = decided(outputs, pg.data("blobs", classes=4, samples=60))
    options = {} if part is None else {"seen": part}
    for kind in ("svg", "png"):
        pg.save_picture(found, tmp_path / f"a.{kind}", **options)
    root = ElementTree.fromstring((tmp_path / "a.svg").read_text())
    across, up = axis_maps(words_of(root), (False, False))
    picture = pixels_of(tmp_path / "a.png")
    for k, (x, y) in enumerate([(-0.7, -0.6), (-0.7, 0.4), (0.7, -0.6), (0.7, 0.4)]):
        here = picture[round(up(y)), round(across(x))]
        away = [np.abs(here - (np.array(parse_color(class_color(LIGHT, c))) + 255) / 2).sum() for c in range(4)]
        assert int(np.argmin(away)) == k, "each corner has its own class"
    move = next(g for g in root.iter(f"{SVG}g") if "translate" in g.attrib.get("transform", ""))
    left, top = map(float, move.attrib["transform"][10:-1].split())
    circles = np.array(
        [[float(one.attrib["cx"]) + left, float(one.attrib["cy"]) + top] for one in move.iter(f"{SVG}circle")]
    )
    for x, y in found.training.data.training.inputs[:20].tolist():
        assert np.hypot(*(circles - (across(x), up(y))).T).min() < 1.0


def test_the_border_between_two_classes_is_half_way_between_the_points_that_were_asked(tmp_path: Path) -> None:
    found = decided(lambda x, y: np.where(x > 0.5, 9.0, -9.0)[None], points=5)
    for kind in ("svg", "png"):
        pg.save_picture(found, tmp_path / f"a.{kind}", seen=((-1.0, 1.5), (-0.95, 0.95)))
    across, up = axis_maps(words_of(ElementTree.fromstring((tmp_path / "a.svg").read_text())), (False, False))
    picture = pixels_of(tmp_path / "a.png")
    row = picture[round(up(0.93)), round(across(-0.9)) : round(across(1.4))]
    first, second = row[0], row[-1]
    borders = np.flatnonzero(np.diff(np.abs(row - first).sum(axis=1) > np.abs(row - second).sum(axis=1)))
    assert len(borders) == 1 and borders[0] + round(across(-0.9)) == pytest.approx(across(0.5), abs=3)


def words_of(root: ElementTree.Element) -> list[tuple[str, float, float]]:
    words = []
    for one in root.iter(f"{SVG}text"):
        size, anchor = float(one.attrib["font-size"]), one.attrib["text-anchor"]
        shift = {"start": 0.5, "middle": 0.0, "end": -0.5}[anchor] * text_width(one.text or "", size)
        words.append((one.text or "", float(one.attrib["x"]) + shift, float(one.attrib["y"]) - 0.35 * size))
    return words


@pytest.mark.parametrize("size", [(700, 900), (900, 500)])
def test_a_decision_surface_has_one_scale_whatever_shape_the_figure_has(size: tuple[int, int], tmp_path: Path) -> None:
    found = decided(lambda x, y: (x + y)[None])
    pg.save_picture(found, tmp_path / "a.svg", width=size[0], height=size[1])
    across, up = axis_maps(words_of(ElementTree.fromstring((tmp_path / "a.svg").read_text())), (False, False))
    assert across(1) - across(0) == pytest.approx(up(0) - up(1), rel=0.01)
    assert across(1) - across(0) > 100


def test_the_table_of_classes_counts_true_classes_in_rows_and_what_is_said_in_columns(tmp_path: Path) -> None:
    data = pg.data("digits", samples=300)
    training = pg.Training(data, pg.Network(hidden=(2,)), contenders=[pg.Contender("adam")])
    targets = np.asarray(data.test.targets)
    said = np.where(targets == 3, 8, targets)  # every three is taken for an eight, no eight for a three
    outputs = np.zeros((10, len(said)))
    outputs[said, np.arange(len(said))] = 9.0
    found = Decision(training, "Adam", 3, (), outputs, "test")
    threes = int((targets == 3).sum())
    counts = confusion_counts(found)
    assert counts[3, 8] == threes > 0 and counts[8, 3] == 0 == counts[3, 3]
    (graph,) = decision_graphs(found, Look(LIGHT))
    assert (8.0, -3.0, str(threes)) in [(note.x, note.y, note.words) for note in graph.notes]
    assert graph.up.name == "true class" and graph.across.name == "what the network says of test samples"
    rows = graph_csv(graph).splitlines()
    assert rows[0] == "what the network says of test samples,true class,words" and f"8,3,{threes}" in rows
    assert len(rows) == 1 + len(graph.notes) and "3,8," not in "".join(row[:4] for row in rows)
    pg.save_picture(found, tmp_path / "a.svg")
    pg.save_picture(found, tmp_path / "a.png")
    words = words_of(ElementTree.fromstring((tmp_path / "a.svg").read_text()))
    bottom = max(y for text, _, y in words if text == "0")
    column = next(x for text, x, y in words if text == "8" and abs(y - bottom) < 3)
    left = min(x for text, x, _ in words if text == "0")
    row = next(y for text, x, y in words if text == "3" and abs(x - left) < 6)
    below = {text: x for text, x, y in words if abs(y - bottom) < 3}
    beside = {text: y for text, x, y in words if abs(x - left) < 6 and y < bottom - 3}
    assert list(below) == list(beside) == [str(k) for k in range(10)]
    assert sorted(beside.values()) == list(beside.values()), "the first class is the uppermost row"
    picture, star = pixels_of(tmp_path / "a.png"), np.array(parse_color(LIGHT.star))
    cell, other = picture[round(row) - 12, round(column) - 12], picture[round(beside["8"]) - 12, round(below["3"]) - 12]
    assert np.abs(cell - star).sum() < 200 < np.abs(other - star).sum()
    assert ", ".join(("test samples", f"{threes} wrong")) in graph.aside


def test_the_legend_names_classes_and_parts_and_colours_have_a_bar_where_they_are_numbers(tmp_path: Path) -> None:
    pg.save_picture(decided(lambda x, y: (x + y)[None]), tmp_path / "a.svg")
    texts = [one.text for one in ElementTree.fromstring((tmp_path / "a.svg").read_text()).iter(f"{SVG}text")]
    (plane,) = decision_graphs(decided(lambda x, y: (x + y)[None]), Look(LIGHT))
    rows = graph_csv(plane).splitlines()
    assert "x,y,name,part" in rows and sum(row.endswith("class 1,test") for row in rows) == 5
    assert set(graph_arrays(plane)["dots_part_0"].ravel()) == {"test"}
    assert texts[-4:] == ["class 0", "class 1", "training", "test"]
    graph = slice_graph(slice_of(corners), Look(LIGHT))
    assert graph.scale is not None and graph.scale.axis.name == "loss"
    assert (graph.scale.axis.low, graph.scale.axis.high) == pytest.approx((1.0, 9.0))


@pytest.mark.parametrize("seen", [3, ((0, 1),), ((1, 0), (0, 1)), ((0, float("inf")), (0, 1)), "left"])
def test_a_part_that_is_none_is_refused(seen: Any, tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match="seen must be"):
        pg.save_picture(slice_of(corners), tmp_path / "a.svg", seen=seen)
    assert not list(tmp_path.iterdir())
