"""A contender's training is saved as a PyTorch program with the file that it reads; what cannot be is said."""

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.panels.contenders import LearnersPanel
from playground.gui.window import Window
from playground.session.actions.training import open_training
from tests.gui.places._networks import lab, place


def test_a_program_and_its_numbers_are_written(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    contenders = [pg.Contender("adam"), pg.Contender("newton")]
    training = pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=contenders, epochs=3)
    window.document.perform(open_training, training)
    networks = place(window)
    panel = networks.panels["contenders"]
    assert isinstance(panel, LearnersPanel)
    assert "Save as PyTorch program…" in [words for words, _ in panel._more(0)]
    said: list[str] = []
    networks.files.told.connect(said.append)
    networks.files.export_program_to(tmp_path / "mine.py", 0)
    qtbot.waitUntil(lambda: said[-1:] == ["wrote mine.py and mine-numbers.npz"])
    text = (tmp_path / "mine.py").read_text("utf-8")
    assert text == pg.snippet(lab(window).training, "torch").replace("training.npz", "mine-numbers.npz")
    with np.load(tmp_path / "mine-numbers.npz") as numbers:
        assert "parameters" in numbers and "order" in numbers
    refused: list[str] = []
    networks.files.failed.connect(refused.append)
    panel.program_requested.emit(1)
    assert refused == ["PyTorch has no Newton"]
