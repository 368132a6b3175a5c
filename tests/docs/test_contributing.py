"""The examples of CONTRIBUTING are true: they are put into their catalogues as files, and used."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.catalogue import Catalogue
from playground.modifiers import MODIFIERS
from playground.optimizers import OPTIMIZERS
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface
from tests.docs._pages import ROOT, blocks

PAGE = ROOT / "CONTRIBUTING.md"
Put = Callable[[ModuleType, Catalogue[Any], str, str], None]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Return a function that puts a file beside the members of a catalogue."""

    def beside(room: ModuleType, catalogue: Catalogue[Any], id: str, text: str) -> None:
        (tmp_path / f"{id}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(room, "__path__", [*room.__path__, str(tmp_path)])
        for kept in ("_ids", "_called"):
            monkeypatch.setattr(catalogue, kept, None)

    return beside


def example(language: str, word: str) -> str:
    (text,) = (text for text in blocks(PAGE, language) if word in text)
    return text


def test_the_surface_has_the_minima_that_it_states() -> None:
    surface = Surface(definition := read_definition(tomllib.loads(example("toml", "formula")), "zz_two_wells"), (1.0,))
    assert definition.minima and len(surface.minima) == 2
    assert np.allclose(surface.gradient(surface.minima), 0.0, atol=1e-12)
    assert (np.linalg.eigvalsh(surface.hessian(surface.minima)) > 0).all()
    (x0, x1), (y0, y1) = surface.domain
    grid = np.stack(np.meshgrid(np.linspace(x0, x1, 121), np.linspace(y0, y1, 121)), axis=-1).reshape(-1, 2)
    assert surface.value(grid).min() >= surface.value(surface.minima).max() - 1e-12
    wider = Surface(definition, (4.0,))
    assert sorted(wider.minima[:, 0].tolist()) == [-2.0, 2.0], "they follow the parameter"


def test_the_optimizer_is_a_method_that_reads_like_its_paper(put: Put) -> None:
    import playground.optimizers as room

    put(room, OPTIMIZERS, "zz_heavy", example("python", "OPTIMIZER ="))
    contenders = [pg.Contender("zz_heavy", lr=0.01, beta=0.9), pg.Contender("heavy_ball", lr=0.01, beta=0.9)]
    race = pg.Experiment(pg.surface("beale"), [(1.0, 1.0), (-1.0, 2.0)], contenders, steps=50)
    mine, built_in = pg.simulate(race).positions
    assert np.array_equal(mine, built_in) and not np.array_equal(mine[:, 0], mine[:, -1])


def test_the_modifier_clips(put: Put) -> None:
    import playground.modifiers as room

    put(room, MODIFIERS, "zz_clip", example("python", "MODIFIER ="))
    contenders = [
        pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier(id, limit=0.5)])
        for id in ("zz_clip", "clip_norm")
    ]
    race = pg.Experiment(pg.surface("sphere"), [(3.0, 4.0)], contenders, steps=3)
    mine, built_in = pg.simulate(race).positions
    assert np.array_equal(mine, built_in)
    assert np.linalg.norm(mine[0, 1] - mine[0, 0]) == pytest.approx(0.05), "a gradient of length 0.5"
