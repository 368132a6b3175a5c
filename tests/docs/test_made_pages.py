"""The pages made from the catalogues are those that would be made now; the examples of files are legal."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import playground as pg
from playground.modifiers import MODIFIERS
from playground.networks.activations import ACTIVATIONS
from playground.networks.data.sets import DATA_SETS
from playground.networks.initializations import INITIALIZATIONS
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES
from tests.docs._pages import DOCS, blocks, files

PARTS = (("networks-parts.md", ACTIVATIONS), ("networks-parts.md", INITIALIZATIONS))
FILES = DOCS / "guide" / "files.md"


@pytest.fixture(scope="module")
def make_pages() -> ModuleType:
    """The script, which is not part of any package."""
    spec = importlib.util.spec_from_file_location("make_pages", DOCS / "make_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(DOCS))  # its own helpers lie beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(DOCS))
    return module


def test_the_pages_of_the_catalogues_are_up_to_date(make_pages: ModuleType) -> None:
    for name, text in make_pages.pages().items():
        assert (DOCS / "guide" / name).read_text(encoding="utf-8") == text, f"run: python docs/make_pages.py ({name})"


def test_every_member_of_the_catalogues_has_its_section() -> None:
    for name, catalogue in (
        ("data.md", DATA_SETS),
        ("surfaces.md", SURFACES),
        ("optimizers.md", OPTIMIZERS),
        ("modifiers.md", MODIFIERS),
        *PARTS,
    ):
        text = (DOCS / "guide" / name).read_text(encoding="utf-8")
        assert [id for id in catalogue.ids() if f'<a id="{id}"></a>' not in text] == []


def test_every_surface_has_its_picture() -> None:
    assert [id for id in SURFACES.ids() if not (DOCS / "pictures" / f"surface-{id}.png").exists()] == []


def test_the_experiment_that_is_shown_can_be_opened() -> None:
    (text,) = blocks(FILES, "json")
    experiment = pg.Experiment.from_json(text.encode())
    assert experiment.names == ("Adam", "Newton, damped")
    assert set(json.loads(text)) == set(json.loads(experiment.to_json()))


def test_the_surface_that_is_shown_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "dent.toml"
    file.write_text(files(FILES)["dent.toml"], encoding="utf-8")
    assert pg.read_surface(file).parameters == {"a": 2.0}
