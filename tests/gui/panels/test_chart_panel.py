"""A chart's picture as a file."""

from PySide6.QtGui import QImage


def test_a_picture_is_saved_whole_or_the_reason_is_said(show, race, tmp_path):
    panel = show("loss")
    race(panel)
    panel.save_picture(tmp_path / "loss.png")
    assert QImage(str(tmp_path / "loss.png")).size() == panel.chart.grab().size()
    assert panel.heading.aside.text() == "saved loss.png"
    panel.save_picture(tmp_path / "missing" / "loss.png")
    assert "missing" in panel.heading.aside.text()
