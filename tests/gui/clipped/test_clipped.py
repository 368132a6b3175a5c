"""At 1100 × 700 logical pixels no label, button or value is cut."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from tests.gui.clipped.clipped import clipped
from tests.gui.clipped.scenes import opened, scenes, settle

ROOT = Path(__file__).parents[3]
PATIENCE = 120.0
# What may be cut, and why; each is whole in its tooltip or in another place that is seen.
ALLOWED = (
    (r"NameField\[name\]", "a contender's name has what its row leaves; the tooltip shows it whole"),
    (r"ContenderRows > QFrame\[parameters of .*\] > ElidedText: ", "a name above its parameters, as in its row"),
    (r"Heading > ElidedText: “.*, start \d+” ", "which path is meant; contenders and starts mark it too"),
    (r"StandingsView\[standings\]: item", "names and ends of a table whose columns are dragged wider"),
    (r"StandingsView\[standings\] > QHeaderView: head", "a column that is dragged wider"),
    (r"SurfaceButton\[surface: ", "a name of a surface; a formula stands whole in its field below"),
    (r"PreviewView\[first rows\] > QHeaderView", "names of columns in a person's own file"),
    (r"ModifierList > ElidedText|ModifierRow\[", "names, whole in the tooltip"),
    (r"QLineEdit\[name of the formula\]: “a name for your gallery”", "an example in an empty field"),
    (r"LayersPage > Heading > ElidedText: “geometric mean", "a number with what it means, which the tooltip says too"),
)  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    rows = (f"{k * 0.123456789},{k},{'yes' if k % 2 else 'no'}" for k in range(30))
    path.write_text("\n".join(["a column of a long name,b,c", *rows]), encoding="utf-8")
    return path


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the window has not come to rest"
        QApplication.processEvents()
        time.sleep(0.005)


def found_in(theme: str, large: bool, table: Path, every: bool, race: bool = False) -> list[str]:
    """Return what is cut in any scene and may not be; `race` leaves out the networks."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, gui_theme(theme, large))
    window = opened(theme, large)
    try:
        wait(lambda: window.race.result is not None)
        settle(10)
        found: dict[str, str] = {}
        for name, root in scenes(window, wait, table, every):
            if race and name.startswith("page"):
                break
            found |= {one: name for one in clipped(root) if one not in found}
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
        apply_theme(application, gui_theme("light"))
    return [f"{name}: {one}" for one, name in found.items() if not any(re.search(rule, one) for rule, _ in ALLOWED)]


def test_nothing_is_cut_in_normal_type(qapp: QApplication, table: Path) -> None:
    assert found_in("light", False, table, every=False) == []


def test_large_type_scrolls_or_folds_instead_of_cutting_a_race(qapp: QApplication, table: Path) -> None:
    assert found_in("dark", True, table, every=False, race=True) == []


@pytest.mark.long
@pytest.mark.parametrize("scale", ["1", "2"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_with_any_method_at_any_scale(scale: str, theme: str, table: Path) -> None:
    """In a process of its own: the scale is read when the program starts."""
    code = (
        "from pathlib import Path; from PySide6.QtWidgets import QApplication; app = QApplication(['clipped']); "
        "from tests.gui.clipped.test_clipped import found_in; "
        f"found = found_in({theme!r}, False, Path({str(table)!r}), True); print(*found, sep='\\n'); assert not found"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
