"""A display that does not answer is told in a sentence, and not by an abort of Qt."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from playground.gui import display
from playground.gui.display import unanswered
from tests.children import child
from tests.ground._tree import ROOT, child_environment

SILENT = [
    ({"DISPLAY": ":987"}, "the display does not answer (DISPLAY=:987)"),
    ({"DISPLAY": "nonsense"}, "the display does not answer (DISPLAY=nonsense)"),
    ({"WAYLAND_DISPLAY": "wayland-77"}, "the display does not answer (WAYLAND_DISPLAY=wayland-77)"),
    ({"DISPLAY": ":987", "WAYLAND_DISPLAY": "wayland-77"}, "(DISPLAY=:987 and WAYLAND_DISPLAY=wayland-77)"),
    ({"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"}, "the display does not answer (DISPLAY=:987)"),
    ({"QT_QPA_PLATFORM": "wayland"}, "QT_QPA_PLATFORM is 'wayland' and WAYLAND_DISPLAY is not set"),
    ({"QT_QPA_PLATFORM": "xcb"}, "QT_QPA_PLATFORM is 'xcb' and DISPLAY is not set"),
    ({"QT_QPA_PLATFORM": "windows"}, "QT_QPA_PLATFORM is 'windows', which is no platform of Qt"),
    ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
]


@pytest.mark.parametrize(("variables", "sentence"), SILENT)
def test_what_does_not_answer_is_named(variables: dict[str, str], sentence: str, tmp_path: Path) -> None:
    assert sentence in unanswered({"XDG_RUNTIME_DIR": str(tmp_path), **variables})


@pytest.mark.parametrize(("variables", "sentence"), SILENT)
def test_the_command_ends_with_one_sentence_and_code_2(
    variables: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    environment = child_environment()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    environment |= {"XDG_RUNTIME_DIR": str(tmp_path), **variables}
    done = subprocess.run(
        [sys.executable, "-m", "playground"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2 and done.stdout == ""
    assert sentence in done.stderr and len(done.stderr.splitlines()) == 1


def test_no_display_is_needed_offscreen(tmp_path: Path) -> None:
    for platform in ("offscreen", "offscreen:configfile=x.json", "minimal", "vnc:size=800x600"):
        assert unanswered({"QT_QPA_PLATFORM": platform, "DISPLAY": ":987"}) == ""


def test_a_wayland_display_that_listens_answers(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-1"))
        stale = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-1"}
        assert "does not answer" in unanswered(stale), "a socket that nothing listens on"
        server.listen()
        assert unanswered(stale) == ""
        assert unanswered({**stale, "DISPLAY": ":987"}) == "", "Qt takes the one that answers"
        assert unanswered({"WAYLAND_DISPLAY": str(tmp_path / "wayland-1")}) == ""


def test_a_display_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; print('up', flush=True); sys.stdin.read()"
    with child([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as silent:
        monkeypatch.setattr(display, "PATIENCE", 0.2)
        monkeypatch.setattr(display, "_x_answers", lambda _: silent.wait() == 0)
        assert "does not answer (DISPLAY=far.away:0)" in unanswered({"DISPLAY": "far.away:0"})
