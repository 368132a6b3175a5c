"""The figure as vectors."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

import playground as pg
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.picture.viewport import Viewport

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [
        pg.Contender("adam", lr=0.05, name="<Adam> & “friends”"),
        pg.Contender("heavy_ball", lr=1e-3, enabled=False),
        pg.Contender("gradient_descent", lr=5.0),
    ]
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 2.5)], contenders, steps=60))


def write(result: Result, path: Path, **options: object) -> bytes:
    EXPORTERS.get("svg").write(result, path, **options)
    return path.read_bytes()


def test_the_drawing_is_well_formed_and_holds_no_pixels(result: Result, tmp_path: Path) -> None:
    root = ElementTree.fromstring(write(result, tmp_path / "race.svg"))
    assert root.tag == f"{SVG}svg"
    assert not list(root.iter(f"{SVG}image"))
    assert len(list(root.iter(f"{SVG}path"))) > 40
    assert len(list(root.iter(f"{SVG}polygon"))) == 1
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert "<Adam> & “friends”" in texts and "Heavy ball" not in texts


def test_every_coordinate_is_a_number_near_the_figure(result: Result, tmp_path: Path) -> None:
    text = write(result, tmp_path / "race.svg").decode()
    assert "nan" not in text.lower().replace("dominant", "") and "inf" not in text
    for path in ElementTree.fromstring(text).iter(f"{SVG}path"):
        words = path.attrib["d"]
        for letter in "MLHVZ":
            words = words.replace(letter, " ")
        assert all(abs(float(word)) <= 1e5 for word in words.split())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_figure_has_the_same_bytes(result: Result, tmp_path: Path, theme: str) -> None:
    first = write(result, tmp_path / "a.svg", theme=theme)
    assert first == write(result, tmp_path / "b.svg", theme=theme)


def test_step_and_view_are_those_asked_for(result: Result, tmp_path: Path) -> None:
    view = Viewport(0.0, 1.0, 0.0, 1.0, 300, 200)
    root = ElementTree.fromstring(write(result, tmp_path / "a.svg", viewport=view, step=3))
    assert float(root.attrib["width"]) < 400
    assert write(result, tmp_path / "b.svg", step=0) != write(result, tmp_path / "b.svg", step=60)


def test_a_folder_that_does_not_exist_is_named(result: Result, tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match="nowhere"):
        write(result, tmp_path / "nowhere" / "race.svg")


def test_the_feasible_set_and_the_layers_are_true_vectors(result: Result, tmp_path: Path) -> None:
    bound = pg.simulate(
        result.experiment.replace(
            problem=pg.surface("himmelblau"),
            contenders=[pg.Contender("adam", lr=0.05)],
            constraint=pg.constraint("disc", radius=3),
        )
    )
    layers = {"critical_points", "separatrices", "arrows"}
    root = ElementTree.fromstring(write(bound, tmp_path / "race.svg", layers=layers, selected=(0, 0)))
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert {"feasible set", "−∇f", "stable curves of saddles", "unstable curves of saddles"} <= set(titles)
    veils = [one for one in root.iter(f"{SVG}path") if one.get("fill-opacity") is not None]
    assert len(veils) == 1
    assert veils[0].get("d", "").count("Z") == 2
    dashed = [one for one in root.iter(f"{SVG}path") if one.get("stroke-dasharray") is not None]
    assert len(dashed) == 1
