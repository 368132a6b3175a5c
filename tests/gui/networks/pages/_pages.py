"""What the tests of pages have in common."""

from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.networks.pages import PageWidget

TRAINING = pg.Training(
    pg.data("moons", samples=60), pg.Network(hidden=(6,)),
    contenders=[pg.Contender("gradient_descent", lr=0.5), pg.Contender("adam", lr=0.02)], batch=10, epochs=30,
)  # fmt: skip


def written(page: PageWidget, folder: Path, qtbot: QtBot) -> set[str]:
    """Write all tables and arrays of a page as 0.csv, 1.npz …, and its picture; return the words of the drawing."""
    for number, (_, kind, save) in enumerate(page.exports()):
        path = folder / f"{number}.{kind}"
        page.files.write(path, partial(save, path))
    for kind in ("png", "svg"):
        page.files.write_picture(folder / f"page.{kind}")
    qtbot.waitUntil(lambda: page.files.idle, timeout=20_000)
    assert (folder / "page.png").read_bytes().startswith(b"\x89PNG")
    root = ElementTree.fromstring((folder / "page.svg").read_text(encoding="utf-8"))
    assert not list(root.iter("{http://www.w3.org/2000/svg}image"))
    return {text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")}
