"""A race as a PDF page: vectors, words that can be selected in an embedded font, the same bytes each time."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.picture.colors.theme import THEMES
from tests.exporters.pdf_reader import Drawn, read_pdf

NAME = "<Adam> & (“friends”) \\ ∇f"


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [pg.Contender("adam", lr=0.05, name=NAME), pg.Contender("gradient_descent", lr=5.0)]
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 2.5)], contenders, steps=60))


def write(result: Result, path: Path, **options: Any) -> bytes:
    EXPORTERS.get("pdf").write(result, path, **options)
    return path.read_bytes()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_race_is_vectors_and_words_and_has_the_same_bytes_each_time(
    theme: str, result: Result, tmp_path: Path
) -> None:
    data = write(result, tmp_path / "a.pdf", theme=theme)
    drawn = read_pdf(data)
    assert drawn.images == 0 and len(drawn.lines) > 40 and len(drawn.areas) > 6
    texts = [text for text, _, _ in drawn.words]
    assert NAME in texts and "Rosenbrock" in texts and "Gradient descent" in texts
    assert data == write(result, tmp_path / "b.pdf", theme=theme)
    assert all(np.isfinite(points).all() for points, _ in (*drawn.lines, *drawn.areas))


def test_what_an_svg_drawing_paints_a_page_paints(tmp_path: Path) -> None:
    """Also the doubled lines and ringed heads of contenders beyond the twelfth, layers and the ends of paths."""
    contenders = [pg.Contender("adam", lr=0.01 * (k + 1), name=f"{k}") for k in range(40)]
    race = pg.simulate(pg.Experiment(pg.surface("himmelblau"), [(1.0, 2.0)], contenders, steps=30))
    for options in ({}, {"layers": ("arrows", "critical_points"), "theme": "dark"}, {"color_by": "minimum"}):
        EXPORTERS.get("svg").write(race, tmp_path / "a.svg", **options)
        text = (tmp_path / "a.svg").read_text(encoding="utf-8").lower()
        page = read_pdf(write(race, tmp_path / "a.pdf", **options))
        assert page.colors == set(re.findall(r"#[0-9a-f]{6}", text))
        contours = THEMES[str(options.get("theme", "light"))].line.lower()  # whose colour is that of their group
        strokes = Counter(re.findall(r'<path [^>]*?stroke="(#[0-9a-f]{6})"', text))
        page.strokes.pop(contours)
        assert page.strokes == strokes


def test_its_only_font_is_embedded_as_the_letters_that_are_used(result: Result, tmp_path: Path) -> None:
    data = write(result, tmp_path / "a.pdf")
    assert data.count(b"/FontFile2") == 1 and b"Helvetica" not in data and len(data) < 300_000


def test_its_page_is_as_large_as_the_drawing_of_vectors(result: Result, tmp_path: Path) -> None:
    sizes = []
    for ratio in (1.0, 3.0):
        drawn: Drawn = read_pdf(write(result, tmp_path / "a.pdf", ratio=ratio))
        sizes.append((drawn.width, drawn.height))
    assert np.allclose(sizes[0], sizes[1], atol=2) and 700 < sizes[0][0] < 900


def test_a_function_of_one_number_a_constraint_and_layers_are_drawn(tmp_path: Path) -> None:
    line = pg.simulate(pg.Experiment(pg.surface("many_wells"), [(1.0,)], [pg.Contender("adam")], steps=5))
    assert read_pdf(write(line, tmp_path / "line.pdf")).lines
    disc = pg.Experiment(
        pg.surface("sphere"), [(0.5, 0.2)], [pg.Contender("gradient_descent", lr=0.1)], steps=5,
        constraint=pg.constraint("disc"),
    )  # fmt: skip
    drawn = read_pdf(write(pg.simulate(disc), tmp_path / "disc.pdf", layers=("arrows", "critical_points")))
    assert len(drawn.lines) > 60


def test_another_ending_is_refused(result: Result, tmp_path: Path) -> None:
    with pytest.raises(pg.PlaygroundError, match=r"PDF page is written to a file that ends in \.pdf"):
        write(result, tmp_path / "a.png")
