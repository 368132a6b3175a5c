"""A chart as files."""

from xml.etree import ElementTree

import numpy as np
from PySide6.QtGui import QImage

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_is_saved_whole_or_the_reason_is_said(show, race, tmp_path, qtbot):
    panel = show("loss")
    race(panel)
    panel.files.write(tmp_path / "loss.png")
    qtbot.waitUntil(lambda: panel.files.idle)
    assert QImage(str(tmp_path / "loss.png")).width() >= panel.chart.width()
    assert panel.heading.aside.text() == "saved loss.png"
    panel.files.write(tmp_path / "missing" / "loss.png")
    qtbot.waitUntil(lambda: panel.files.idle)
    assert "missing" in panel.heading.aside.text()


def test_a_drawing_has_its_curves_as_paths_and_arrays_their_values(show, race, tmp_path, qtbot):
    panel = show("loss")
    race(panel)
    for kind in ("svg", "npz", "csv"):
        panel.files.write(tmp_path / f"loss.{kind}")
    qtbot.waitUntil(lambda: panel.files.idle)
    root = ElementTree.fromstring((tmp_path / "loss.svg").read_text(encoding="utf-8"))
    assert not list(root.iter(f"{SVG}image"))
    colors = {path.attrib.get("stroke") for path in root.iter(f"{SVG}path")}
    assert {line.color for line in panel.chart.graph.lines} <= colors
    assert "Loss" in [text.text for text in root.iter(f"{SVG}text")]
    with np.load(tmp_path / "loss.npz") as arrays:
        assert np.array_equal(arrays["y_0"], panel.chart.graph.lines[0].y, equal_nan=True)
    assert (tmp_path / "loss.csv").read_text(encoding="utf-8") == panel.files.csv_text()
