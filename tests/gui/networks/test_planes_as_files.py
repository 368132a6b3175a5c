"""Planes and tables of networks: a window and the file that is saved of it show the same things at the same numbers."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.window import Window
from playground.picture.colors.class_colors import class_color
from playground.picture.colors.theme import THEMES
from playground.picture.pixels import parse_color
from playground.session.actions.data import choose_data
from playground.slices.loss_slice import LossSlice
from tests.exporters.test_ticks_read_back import axis_maps
from tests.figures.test_planes import words_of
from tests.gui.graph.conftest import wheel
from tests.gui.networks.test_landscape import looked, painted
from tests.gui.places._networks import LEFT, lab, now, page, place, train_to_the_end, wait

Maps = tuple[Callable[[float], float], Callable[[float], float]]
Shot = tuple[np.ndarray, Maps]  # colours (rows, columns, 3), and where numbers are in it, as its own labels say


def window_shot(view: GraphView) -> Shot:
    """What is painted in the window, and where its painted ticks say that numbers are."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    ratio, area = view.devicePixelRatioF(), view.area()
    maps = []
    for axis, begin in ((view.stage.across, area.left()), (view.stage.up, area.top())):
        ticks = axis.ticks()
        assert len(ticks) >= 2
        slope, start = np.polyfit([float(tick.label) for tick in ticks], [begin + tick.place for tick in ticks], 1)
        maps.append(lambda value, slope=slope, start=start: float((slope * value + start) * ratio))
    return pixels[:, :, 2::-1].astype(int), (maps[0], maps[1])


def saved_shot(view: GraphView, folder: Path, qtbot: QtBot) -> Shot:
    """What is saved as a PNG from the menu of the view, and where the labels of the same SVG say that numbers are."""
    files = view.findChild(GraphFiles)
    assert files is not None
    for kind in ("png", "svg"):
        files.write(folder / f"seen.{kind}")
    wait(qtbot, lambda: files.idle)
    across, up = axis_maps(_words(folder / "seen.svg"), (False, False))
    return np.asarray(Image.open(folder / "seen.png").convert("RGB")).astype(int), (across, up)


def _words(path: Path) -> list[tuple[str, float, float]]:
    """The words round the plot, without those of the colours' bar at its right."""
    words = words_of(ElementTree.fromstring(path.read_text()))
    (middle,) = (
        x for text, x, _ in words if text in ("first direction, d₁", "x", "what the network says of test samples")
    )
    return [(text, x, y) for text, x, y in words if x < 2 * middle - 56]


def is_there(shot: Shot, x: float, y: float, color: str, near: int = 2) -> bool:
    pixels, (across, up) = shot
    column, row = round(across(x)), round(up(y))
    part = pixels[max(row - near, 0) : row + near + 1, max(column - near, 0) : column + near + 1]
    return part.size > 0 and bool((np.abs(part - np.array(parse_color(color))).sum(axis=-1) < 60).any())


@pytest.mark.parametrize("notches", [0, 4])
def test_the_path_of_a_slice_is_in_both_where_the_labels_say(
    window: Window, qtbot: QtBot, tmp_path: Path, notches: int
) -> None:
    train_to_the_end(qtbot, window)
    qtbot.mouseClick(place(window).tabs["landscape"], LEFT)
    shown = looked(window, qtbot)
    view, found = shown.slice.plane, shown.found
    assert isinstance(found, LossSlice)
    middle = found.path[len(found.path) // 2]
    wheel(view, QPointF(view.place_of(*middle.tolist()).toPoint()), notches)
    looked(window, qtbot)
    wait(qtbot, lambda: painted(shown))
    for shot in (window_shot(view), saved_shot(view, tmp_path, qtbot)):
        places = list(_along(found.path, view))
        assert len(places) > 5
        assert np.mean([is_there(shot, x, y, view.color) for x, y in places]) > 0.95
        if not notches:
            # The end is a disc of the path's colour, the start one of paper in a ring of it.
            assert is_there(shot, *found.path[-1].tolist(), view.color, 0)
            assert is_there(shot, *found.path[0].tolist(), THEMES["light"].halo, 0)
        # Beside the path there is none of its colour.
        assert not any(
            is_there(shot, x, y + 0.1 * (view.region.y1 - view.region.y0), view.color, 0) for x, y in places[:1]
        )


def _along(path: np.ndarray, view: GraphView) -> Iterator[tuple[float, float]]:
    """Middles of the path's pieces within what is seen, not at its edge."""
    region = view.region
    wide, high = region.x1 - region.x0, region.y1 - region.y0
    for first, last in pairwise(path):
        x, y = (first + last) / 2
        if (
            region.x0 + 0.05 * wide < x < region.x1 - 0.05 * wide
            and region.y0 + 0.05 * high < y < region.y1 - 0.05 * high
        ):
            yield float(x), float(y)


@pytest.mark.parametrize("notches", [0, 3])
def test_samples_and_surface_are_in_both_where_the_labels_say(
    window: Window, qtbot: QtBot, tmp_path: Path, notches: int
) -> None:
    train_to_the_end(qtbot, window)
    view = page(window).view
    wheel(view, view.area().center(), notches)
    wait(qtbot, lambda: page(window).sampler.idle and view.found is not None)
    window_now = now(window)
    assert window_now.over
    region, data = view.region, lab(window).training.data
    inputs, targets = data.training.inputs, np.asarray(data.training.targets)
    inside = (
        np.abs(inputs - [(region.x0 + region.x1) / 2, (region.y0 + region.y1) / 2]) < 0.45 * (region.x1 - region.x0)
    ).all(axis=1)
    inside &= np.abs(inputs[:, 1] - (region.y0 + region.y1) / 2) < 0.45 * (region.y1 - region.y0)
    assert inside.sum() > 10
    for shot in (window_shot(view), saved_shot(view, tmp_path, qtbot)):
        for (x, y), kind in zip(inputs[inside].tolist(), targets[inside].tolist(), strict=True):
            assert is_there(shot, x, y, class_color(THEMES["light"], kind), 1), (x, y)
        pixels, (across, up) = shot
        tinted = np.array([pixels[round(up(y)), round(across(x))] for x, y in _corners(view)])
        said = [_said(view, x, y) for x, y in _corners(view)]
        for color, kind in zip(tinted, said, strict=True):
            away = [
                np.abs(color - (np.array(parse_color(class_color(THEMES["light"], k))) + 255) / 2).sum() for k in (0, 1)
            ]
            assert int(np.argmin(away)) == kind
        assert len(set(said)) == 2 or notches


def _corners(view: GraphView) -> list[tuple[float, float]]:
    region = view.region
    return [
        (region.x0 + across * (region.x1 - region.x0), region.y0 + up * (region.y1 - region.y0))
        for across in (0.06, 0.6) for up in (0.06, 0.94)
    ]  # fmt: skip


def _said(view: GraphView, x: float, y: float) -> int:
    """The class that the network's answers give to a point."""
    found = view.found  # type: ignore[attr-defined]
    column, row = (int(np.argmin(np.abs(axis - value))) for axis, value in zip(found.axes, (x, y), strict=True))
    return int(found.outputs[0, row, column] > 0)


def test_the_table_of_classes_is_in_both_what_is_counted(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.document.perform(choose_data, "digits")
    wait(qtbot, lambda: now(window).training.data.set == "digits")
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    view = page(window).view
    wait(qtbot, lambda: now(window).done > 0 and page(window).sampler.idle and view.found is not None)
    found = view.found
    assert found is not None and view.graph is not None
    targets, said = np.asarray(lab(window).training.data.test.targets), np.argmax(found.outputs, axis=0)
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (targets, said), 1)
    assert not np.array_equal(counts, counts.T)
    assert {(note.x, note.y): note.words for note in view.graph.notes} == {
        (column, -row): str(counts[row, column]) for row, column in np.argwhere(counts).tolist()
    }
    theme = THEMES["light"]
    for shot in (window_shot(view), saved_table(view, tmp_path, qtbot)):
        pixels, (across, up) = shot
        for row in range(10):
            for column in range(10):
                color = pixels[round(up(row - 0.4)), round(across(column - 0.4))]
                ink = theme.faint if not counts[row, column] else theme.accent if row == column else theme.star
                share = counts[row, column] / counts[row].sum()
                opacity = 0.85 * share**0.5 if counts[row, column] else 0.07
                wanted = np.array(parse_color(ink)) * opacity + 255 * (1 - opacity)
                assert np.abs(color - wanted).max() <= 3, (row, column)


def saved_table(view: GraphView, folder: Path, qtbot: QtBot) -> Shot:
    """The file of a table: its labels are classes, rows downwards."""
    files = view.findChild(GraphFiles)
    assert files is not None
    for kind in ("png", "svg"):
        files.write(folder / f"seen.{kind}")
    wait(qtbot, lambda: files.idle)
    # No cell says 0: these are the labels of the first row and the first column.
    words = [one for one in _words(folder / "seen.svg") if one[0].isdecimal()]
    (left, _), (_, bottom) = ((x, y) for text, x, y in sorted(words, key=lambda one: one[1]) if text == "0")
    below = [(int(text), x) for text, x, y in words if abs(y - bottom) < 3]
    beside = [(int(text), y) for text, x, y in words if abs(x - left) < 3 and y < bottom - 3]
    assert len(below) == len(beside) == 10
    across, up = (np.polyfit(*zip(*places, strict=True), 1) for places in (below, beside))
    pixels = np.asarray(Image.open(folder / "seen.png").convert("RGB")).astype(int)
    return pixels, (lambda x: float(np.polyval(across, x)), lambda y: float(np.polyval(up, y)))


def test_what_the_page_exports_is_the_part_that_is_seen(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    train_to_the_end(qtbot, window)
    shown = page(window)
    wait(qtbot, lambda: shown.sampler.idle and shown.view.found is not None)
    wheel(shown.view, shown.view.area().center(), 5)
    region = shown.view.region
    shown.files.write_picture(tmp_path / "page.svg")
    wait(qtbot, lambda: shown.files.idle)
    words = _words(tmp_path / "page.svg")
    across, up = axis_maps(words, (False, False))
    root = ElementTree.fromstring((tmp_path / "page.svg").read_text())
    plot = next(one for one in root.iter() if one.tag.endswith("clipPath"))[0].attrib
    assert across(region.x1) - across(region.x0) == pytest.approx(float(plot["width"]), abs=1.5)
    assert up(region.y0) - up(region.y1) == pytest.approx(float(plot["height"]), abs=1.5)
    qtbot.mouseClick(place(window).tabs["landscape"], LEFT)
    landscape = looked(window, qtbot)
    landscape.slice.plane.zoom((0.3, 0.5), 0.4, 0.6)
    looked(window, qtbot)
    region = landscape.slice.plane.region
    landscape.files.write_picture(tmp_path / "slice.svg")
    wait(qtbot, lambda: landscape.files.idle)
    root = ElementTree.fromstring((tmp_path / "slice.svg").read_text())
    words = _words(tmp_path / "slice.svg")
    below = next(y for text, _, y in words if text == "Loss along the path")
    across, up = axis_maps([one for one in words if one[2] < below], (False, False))
    plot = next(one for one in root.iter() if one.tag.endswith("clipPath"))[0].attrib
    assert across(region.x1) - across(region.x0) == pytest.approx(float(plot["width"]), abs=1.5)
    assert up(region.y0) - up(region.y1) == pytest.approx(float(plot["height"]), abs=1.5)
