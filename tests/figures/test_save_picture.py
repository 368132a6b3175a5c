"""What was found of a training as a picture: true vectors, the same bytes each time, refused with a sentence."""

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

import playground as pg
from playground.figures.picture_kind import picture_formats
from playground.picture.shown import SHOWN
from tests.exporters.pdf_reader import read_pdf

SVG = "{http://www.w3.org/2000/svg}"
RASTERS = {"decision": 1, "loss_slice": 2}  # pictures of colours: their ground, and the bar that says what they mean
NAME = "<Adam> & “friends”"


@pytest.fixture(scope="module")
def result() -> pg.TrainingResult:
    contenders = [pg.Contender("adam", lr=0.01, name=NAME), pg.Contender("gradient_descent", lr=0.2)]
    training = pg.Training(pg.data("moons", samples=60), pg.Network(hidden=(6,)), contenders=contenders, epochs=8)
    return pg.train(training.replace(changes=[pg.Change(5, 1, "lr", 0.1)]))


FOUND: dict[str, Callable[[pg.TrainingResult], Any]] = {
    "training": lambda r: r,
    "decision": lambda r: pg.decision(r, points=30),
    "curvature_along": lambda r: pg.curvature_along(r, 1, points=4),
    "spectral_density": lambda r: pg.spectral_density(r.training.problem(), r.final[0], 10, 2),
    "layer_signals": lambda r: pg.layer_signals(r.training.problem(), r.final[0]),
    "input_jacobians": lambda r: pg.input_jacobians(r.training.problem(), r.final[0]),
    "loss_slice": lambda r: pg.slice_loss(r, "principal", points=9),
    "loss_line": lambda r: pg.straight_line(r, 0, 1, points=9),
    "low_path": lambda r: pg.low_path(r, 0, 1, updates=20, points=9),
    "tangent_movement": lambda r: pg.tangent_movement(r, points=3),
    "linearized_training": lambda r: pg.linearized_training(r, points=3),
    "lottery_ticket": lambda r: pg.lottery_ticket(r.training, points=4),
}  # fmt: skip


def drawn(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))


def test_every_kind_of_result_that_can_be_drawn_is_tried_here() -> None:
    assert sorted(FOUND) == sorted(SHOWN.ids())
    for kind in SHOWN:
        module, name = kind.of.rsplit(".", 1)
        assert isinstance(getattr(importlib.import_module(module), name), type)


@pytest.mark.parametrize("id", FOUND)
def test_a_drawing_is_made_of_paths_and_words(id: str, result: pg.TrainingResult, tmp_path: Path) -> None:
    found, path = FOUND[id](result), tmp_path / "found.svg"
    for theme in ("light", "dark"):
        pg.save_picture(found, path, theme=theme, update=3)
        text, root = path.read_text(encoding="utf-8"), drawn(path)
        assert len(list(root.iter(f"{SVG}image"))) == RASTERS.get(id, 0)
        assert list(root.iter(f"{SVG}text")) and root.find(f"{SVG}title") is not None
        numbers = [one.attrib[k] for one in root.iter() for k in ("x", "y", "cx", "cy", "width") if k in one.attrib]
        assert all(np.isfinite(float(number)) for number in numbers)
        assert "NaN" not in text and 'd="nan' not in text and "inf " not in text
        assert text == (pg.save_picture(found, path, theme=theme, update=3), path.read_text(encoding="utf-8"))[1]


@pytest.mark.parametrize("id", FOUND)
def test_pixels_have_the_size_that_is_asked_for(id: str, result: pg.TrainingResult, tmp_path: Path) -> None:
    path = tmp_path / "found.png"
    found = FOUND[id](result)
    pg.save_picture(found, path, width=400, height=1100, ratio=1.5, theme="dark")
    picture = Image.open(path)
    assert abs(picture.width - 600) <= 1 and abs(picture.height - 1650) <= 6
    assert len(picture.getcolors(10**6) or []) > 20
    first = path.read_bytes()
    pg.save_picture(found, path, width=400, height=1100, ratio=1.5, theme="dark")
    assert path.read_bytes() == first


@pytest.mark.parametrize("id", FOUND)
def test_every_format_draws_every_kind_the_same_bytes_each_time(
    id: str, result: pg.TrainingResult, tmp_path: Path
) -> None:
    found = FOUND[id](result)
    assert {"pdf", "png", "svg"} <= set(picture_formats())
    for format in picture_formats():
        path = tmp_path / f"found.{format}"
        pg.save_picture(found, path, update=3, theme="dark")
        first = path.read_bytes()
        pg.save_picture(found, path, update=3, theme="dark")
        assert path.read_bytes() == first and len(first) > 1000
    page = read_pdf((tmp_path / "found.pdf").read_bytes())
    words = [one.text for one in drawn(tmp_path / "found.svg").iter(f"{SVG}text")]
    assert sorted(text for text, _, _ in page.words) == sorted(map(str, words)), "the same words in both"
    assert page.images == RASTERS.get(id, 0) and page.lines
    text = (tmp_path / "found.svg").read_text(encoding="utf-8").lower()
    assert page.colors == set(re.findall(r'"(#[0-9a-f]{6})"', text)), "what is painted in one is in the other"


def test_words_are_those_of_the_contenders(result: pg.TrainingResult, tmp_path: Path) -> None:
    pg.save_picture(result, tmp_path / "a.svg", series=["loss"])
    texts = [one.text for one in drawn(tmp_path / "a.svg").iter(f"{SVG}text")]
    assert NAME in texts and "Gradient descent" in texts and "Loss" in texts and "Accuracy" not in texts


def test_several_things_are_drawn_on_one_sheet(result: pg.TrainingResult, tmp_path: Path) -> None:
    parts = [FOUND["tangent_movement"](result), FOUND["linearized_training"](result)]
    pg.save_picture(parts, tmp_path / "a.svg")
    texts = [one.text for one in drawn(tmp_path / "a.svg").iter(f"{SVG}text")]
    assert {"Kernel", "Movement from the start", "Loss beside the linearized network's"} <= set(texts)


def test_a_race_is_written_by_its_own_exporters(tmp_path: Path) -> None:
    race = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("adam")], steps=5))
    pg.save_picture(race, tmp_path / "race.svg", theme="dark", update=3)
    assert drawn(tmp_path / "race.svg").tag == f"{SVG}svg"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"path": "a.jpg"}, "must end in .pdf, .png or .svg"), ({"theme": "blue"}, "there is no theme"),
        ({"width": 3}, "width must be a whole number from 100"), ({"ratio": 99}, "ratio"),
        ({"update": -1}, "update"), ({"color": "blue"}, "color must be"), ({"series": ["x"]}, "there is no series"),
        ({"curve": None}, "there is no option of this picture"), ({"found": 3}, "must be a result"),
        ({"found": []}, "the list is empty"), ({"width": 10_000, "ratio": 32}, "a picture's width must be"),
            ({"width": 5000, "height": 5000, "ratio": 4}, "million"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    options: dict[str, Any], said: str, result: pg.TrainingResult, tmp_path: Path
) -> None:
    path = tmp_path / options.pop("path", "a.svg")
    with pytest.raises(pg.PlaygroundError, match=said):
        pg.save_picture(options.pop("found", result), path, **options)
    assert list(tmp_path.iterdir()) == []
