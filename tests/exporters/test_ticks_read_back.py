"""The numbers beside the axes say where the data are: read back from each format and held against what is drawn."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from math import log10
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

import playground as pg
from playground.base.assets import assets_folder
from playground.exporters import EXPORTERS
from playground.picture.colors.theme import THEMES
from playground.picture.graph import Axis, Graph, Ground, Line
from playground.picture.sheet.figure_words import TEXT_SIZE
from playground.picture.sheet.lay_out import lay_out
from playground.picture.sheet.scene import Scene, race_scene
from playground.picture.sheet.sheet import Sheet
from playground.picture.sheet.text_width import text_width
from tests.exporters.pdf_reader import read_pdf

SVG = "{http://www.w3.org/2000/svg}"
COLOR = "#12a3d4"
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
Points = NDArray[np.float64]


@dataclass
class Seen:
    """What a file shows: words with the middle of each, and the corners of the line of one colour."""

    words: list[tuple[str, float, float]]
    line: Points


def read_svg(data: bytes) -> Seen:
    root = ElementTree.fromstring(data.decode())
    words = []
    for one in root.iter(f"{SVG}text"):
        shift = {"start": 0.5, "middle": 0.0, "end": -0.5}[one.attrib["text-anchor"]]
        width = text_width(one.text or "", float(one.attrib["font-size"]))
        words.append(
            (one.text or "", float(one.attrib["x"]) + shift * width, float(one.attrib["y"]) - 0.35 * TEXT_SIZE)
        )
    lines = []
    for group in root.iter(f"{SVG}g"):
        move = re.match(r"translate\(([-\d.]+) ([-\d.]+)\)", group.attrib.get("transform", ""))
        if move is None:
            continue
        shift_x, shift_y = map(float, move.groups())
        for path in group.iter(f"{SVG}path"):
            if path.attrib.get("stroke") == COLOR:
                corners = re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path.attrib["d"])
                lines.append(np.array(corners, np.float64) + np.array([shift_x, shift_y]))
    return Seen(words, lines[0])


def read_page(data: bytes) -> Seen:
    drawn = read_pdf(data)
    words = [(text, x + text_width(text, TEXT_SIZE) / 2, y - 0.35 * TEXT_SIZE) for text, x, y in drawn.words]
    rgb = tuple(int(COLOR[k : k + 2], 16) / 255 for k in (1, 3, 5))
    lines = [points for points, color in drawn.lines if len(color) == 3 and np.allclose(color, rgb, atol=2e-3)]
    return Seen(words, max(lines, key=len))


READERS: dict[str, Callable[[bytes], Seen]] = {"svg": read_svg, "pdf": read_page}


def value_of(words: str) -> float | None:
    """The number that a tick's label says."""
    power = re.fullmatch(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", words)
    if power is not None:
        return 10.0 ** int(power[1].translate(SUPERSCRIPTS))
    try:
        return float(words.replace("−", "-"))
    except ValueError:
        return None


def axis_maps(words: list[tuple[str, float, float]], logs: tuple[bool, bool]) -> list[Callable[[float], float]]:
    """From the labels alone: where a number lies along the lower axis, and along the upright one."""
    numbers = [(value, x, y) for text, x, y in words if (value := value_of(text)) is not None]
    below = max(y for _, _, y in numbers)
    across = [(value, x) for value, x, y in numbers if abs(y - below) < 3]
    up = [(value, y) for value, x, y in numbers if abs(y - below) >= 3]
    maps: list[Callable[[float], float]] = []
    for ticks, log in ((across, logs[0]), (up, logs[1])):
        assert len(ticks) >= 2, "at least two numbers beside each axis"
        values = np.array([log10(value) if log else value for value, _ in ticks])
        places = np.array([place for _, place in ticks])
        unit = max(float(np.ptp(values)), 1e-300)
        slope, begin = np.polyfit((values - values[0]) / unit, places, 1)
        assert np.abs(slope * (values - values[0]) / unit + begin - places).max() < 1.0, "labels on one scale"
        maps.append(
            lambda value, slope=slope, begin=begin, first=values[0], unit=unit, log=log: float(
                slope * ((log10(value) if log else value) - first) / unit + begin
            )
        )
    return maps


def check(seen: Seen, data: Points, logs: tuple[bool, bool], slack: float = 1.2) -> None:
    across, up = axis_maps(seen.words, logs)
    expected = np.array([(across(x), up(y)) for x, y in data.tolist()])
    assert seen.line.shape == expected.shape and np.abs(seen.line - expected).max() < slack


def check_pixels(data: bytes, words: list[tuple[str, float, float]], expected: Points, ratio: float = 1.0) -> None:
    """The PNG shows the same words in the same places, and the line's colour where the labels say that it is."""
    picture = Image.open(BytesIO(data)).convert("RGB")
    pixels = np.asarray(picture).astype(int)
    font = ImageFont.truetype(
        str(assets_folder() / "fonts" / "DejaVuSans.ttf"), TEXT_SIZE * ratio, layout_engine=ImageFont.Layout.BASIC
    )
    for text, x, y in words:
        if value_of(text) is None:
            continue
        own = Image.new("L", (round(text_width(text, TEXT_SIZE * ratio)) + 8, round(1.6 * TEXT_SIZE * ratio)), 0)
        ImageDraw.Draw(own).text((own.width / 2, own.height / 2), text, 255, font, anchor="mm")
        ink = np.asarray(own) > 128
        left, top = round(x - own.width / 2), round(y - own.height / 2)
        best = max(_covered(pixels, ink, left + i, top + j) for i in range(-2, 3) for j in range(-2, 3))
        assert best > 0.8, f"the PNG does not say {text} at ({x:.0f}, {y:.0f})"
    wanted = np.array([int(COLOR[k : k + 2], 16) for k in (1, 3, 5)])
    for column, row in expected.tolist():
        near = pixels[max(round(row) - 3, 0) : round(row) + 4, max(round(column) - 3, 0) : round(column) + 4]
        assert (np.abs(near - wanted).sum(axis=-1) < 60).any(), f"no line at ({column:.0f}, {row:.0f})"


def _covered(pixels: NDArray[np.int_], ink: NDArray[np.bool_], left: int, top: int) -> float:
    """How much of a word's ink is dark here."""
    part = pixels[max(top, 0) : top + ink.shape[0], max(left, 0) : left + ink.shape[1]].sum(axis=-1)
    inked = ink[max(-top, 0) :, max(-left, 0) :][: part.shape[0], : part.shape[1]]
    return float((part[inked] < 600).mean()) if inked.any() else 0.0


def sheet_of(axes: tuple[Axis, Axis], data: Points) -> Sheet:
    line = Line(data[:, 0].copy(), data[:, 1].copy(), COLOR, width=2.0)
    return lay_out([Graph("Read back", *axes, lines=(line,))], 620, 400, THEMES["light"])


LINEAR = np.array([(1.0, 20.0), (3.0, 70.0), (9.0, 35.0)])
CASES: dict[str, tuple[Axis, Axis, Points]] = {
    "linear": (Axis(0, 10, "x"), Axis(0, 100, "y"), LINEAR),
    "upright logarithmic": (Axis(0, 10), Axis(-6, 3, logarithmic=True), np.array([(1, 1e-5), (2, 100), (9, 1e-3)])),
    "across logarithmic": (Axis(-2, 5, logarithmic=True), Axis(0, 100), np.array([(0.1, 20), (1e3, 70), (1e4, 35)])),
    "both logarithmic": (
        Axis(-2, 5, logarithmic=True), Axis(-6, 3, logarithmic=True), np.array([(0.1, 1e-5), (1e3, 100), (1e4, 1e-3)]),
    ),
    "less than a decade": (Axis(0, 10), Axis(0.3, 0.9, logarithmic=True), np.array([(1, 3), (3, 7), (9, 4)])),
    "below nothing": (Axis(-8, -1), Axis(-300, 40), np.array([(-7, 20), (-5, -270), (-2, -35)])),
    "very large": (Axis(0, 4e7), Axis(-2e9, 8e9), np.array([(1e7, 1e9), (2e7, 7e9), (3.5e7, -1e9)])),
    "very small": (Axis(0, 3.3e-12), Axis(0, 7e-9), np.array([(1e-12, 1e-9), (2e-12, 6e-9), (2.8e-12, 2e-9)])),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_the_labels_say_is_where_the_line_is(case: str) -> None:
    across, up, data = CASES[case]
    sheet, logs = sheet_of((across, up), data), (across.logarithmic, up.logarithmic)
    for id in (id for id in EXPORTERS.ids() if EXPORTERS.get(id).sheet is not None):
        encode = EXPORTERS.get(id).sheet
        assert encode is not None and id in ("png", *READERS), "a new format needs a reader here"
        if id != "png":
            check(READERS[id](encode(sheet)), data, logs)
    png, svg = EXPORTERS.get("png").sheet, EXPORTERS.get("svg").sheet
    assert png is not None and svg is not None
    seen = read_svg(svg(sheet))
    maps = axis_maps(seen.words, logs)
    check_pixels(png(sheet), seen.words, np.array([(maps[0](x), maps[1](y)) for x, y in data.tolist()]))


def test_a_race_lies_where_the_labels_of_its_plane_say() -> None:
    contender = pg.Contender("gradient_descent", lr=0.02, color=COLOR)
    race = pg.simulate(pg.Experiment(pg.surface("booth"), [(-6.0, 8.0)], [contender], steps=3))
    scene: Scene = race_scene(race)
    record = race.record
    assert record is not None
    ends = np.array([record[0, :, step, 0] for step in (0, -1)])
    assert ends[0].tolist() == [-6.0, 8.0] and abs(ends[1] - ends[0]).max() > 1.0
    for id, read in READERS.items():
        encode = EXPORTERS.get(id).scene
        assert encode is not None
        seen = read(encode(scene))
        check(Seen(seen.words, seen.line[[0, -1]]), ends, (False, False))


def test_the_colours_of_a_ground_lie_the_right_way_round() -> None:
    """Red where x and y are large, and nowhere else."""

    def paint(view, theme, ratio):
        xs, ys = view.centres()
        red = (xs[None, :] > 6) & (ys[:, None] > 60)
        return np.where(red, np.uint32(0xFFFF0000), np.uint32(0xFFFFFFFF))

    graph = Graph("Ground", Axis(0, 10), Axis(0, 100), ground=Ground(paint), lines=(Line(*LINEAR.T, COLOR),))
    sheet = lay_out([graph], 620, 400, THEMES["light"])
    png, svg, pdf = (EXPORTERS.get(id).sheet for id in ("png", "svg", "pdf"))
    assert png is not None and svg is not None and pdf is not None
    across, up = axis_maps(read_svg(svg(sheet)).words, (False, False))
    pixels = np.asarray(Image.open(BytesIO(png(sheet))).convert("RGB"))
    for x, y, red in ((8, 80, True), (2, 80, False), (8, 20, False), (2, 10, False)):
        assert (tuple(pixels[round(up(y)), round(across(x))]) == (255, 0, 0)) == red
    page = read_pdf(pdf(sheet))
    assert page.images == 1 and page.upright
