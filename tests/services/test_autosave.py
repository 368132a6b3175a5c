"""Nothing is lost: not when a process is killed, not when two windows live side by side."""

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from playground.base.process import is_running, process_name
from playground.experiments.start import Start
from playground.services.autosave import MOST_CLOSED, Autosave, closed_title
from playground.session.actions.place import go_to
from playground.session.actions.starts import place_start
from playground.session.actions.view import set_levels, set_picture
from playground.session.landscape import Landscape
from playground.session.lesson import lesson_state
from tests.children import child

_CHILD = """
import sys, time
from pathlib import Path
from playground.services.autosave import MOST_CLOSED, Autosave, closed_title
from playground.session.actions.starts import place_start
from playground.session.lesson import lesson_state
save, state, k = Autosave(Path(sys.argv[1])), lesson_state("sphere"), 0
while True:
    k += 1
    state = place_start(state, (k / 1000, 0.5))
    save.write(state, None, False)
    print(k, flush=True)
"""


def test_what_a_window_held_comes_back(tmp_path: Path) -> None:
    state = set_picture(set_levels(place_start(lesson_state("sphere"), (0.25, 0.5)), "log"), "both")
    state = replace(state, other_starts=(Start((0.5,), 3),))
    first = Autosave(tmp_path)
    first.write(state, tmp_path / "race.json", True)
    first.close()
    found, trouble = Autosave(tmp_path).claim()
    assert found is not None
    assert (found.state, found.path, found.unsaved, found.killed) == (state, tmp_path / "race.json", True, False)
    assert trouble == ""


def test_two_windows_do_not_take_each_others_content(tmp_path: Path) -> None:
    one, two = Autosave(tmp_path), Autosave(tmp_path)
    one.write(lesson_state("sphere"), None, False)
    two.write(lesson_state("booth"), None, False)
    assert one.file != two.file
    third = Autosave(tmp_path)
    assert third.claim() == (None, "")
    one.close()
    found, _ = third.claim()
    assert found is not None
    assert found.state.experiment.problem.id == "sphere"
    assert Autosave(tmp_path).claim() == (None, "")


def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "windows").mkdir()
    (tmp_path / "windows" / "closed.json").write_text("{ half a fi")
    save = Autosave(tmp_path)
    found, trouble = save.claim()
    assert found is None
    assert "cannot be read" in trouble
    assert save.file.with_suffix(".damaged").read_text() == "{ half a fi"


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_kill_nine_in_the_middle_of_writing_loses_nothing(tmp_path: Path) -> None:
    for delay in (0.0, 0.013, 0.027):
        folder = tmp_path / str(delay)
        with child([sys.executable, "-c", _CHILD, str(folder)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            while int(process.stdout.readline()) < 3:
                pass
            time.sleep(delay)
            process.kill()
            last = [3, *(int(line) for line in process.stdout.read().split() if line.isdecimal())][-1]
        found, trouble = Autosave(folder).claim()
        assert trouble == ""
        assert found is not None and found.killed
        placed = len(found.state.experiment.starts) - len(lesson_state("sphere").experiment.starts)
        # What was announced as written is there; the write after it may be.
        assert placed in (last, last + 1)


def test_a_process_is_known_by_its_start_too() -> None:
    assert is_running(process_name())
    pid, _, start = process_name().partition("-")
    assert not is_running(f"{pid}-{int(start) + 1}")
    assert not is_running("no process")
    assert not is_running("999999999-1")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ValueError, match="cannot keep your work"):
        Autosave(tmp_path / "file").write(lesson_state("sphere"), None, False)


def test_windows_closed_one_after_the_other_all_stay_and_the_last_comes_back_first(tmp_path: Path) -> None:
    surfaces = ("sphere", "booth", "beale")
    windows = [Autosave(tmp_path) for _ in surfaces]
    for window, id in zip(windows, surfaces, strict=True):
        window.write(lesson_state(id), None, False)
    for window in windows:
        window.close()
    one = Autosave(tmp_path)
    found, _ = one.claim()
    assert found is not None and found.state.experiment.problem.id == "beale" and not found.killed
    assert [closed_title(file).split(":")[0] for file in one.closed()] == ["Booth", "Sphere"]
    last = one.closed()[1]
    assert one.read_closed(last).state == lesson_state("sphere")
    one.exchange(last, found.state, found.path, found.unsaved)
    assert [closed_title(file).split(":")[0] for file in one.closed()] == ["Beale", "Booth"]


def test_only_the_last_few_closed_windows_are_kept(tmp_path: Path) -> None:
    for _ in range(MOST_CLOSED + 3):
        window = Autosave(tmp_path)
        window.write(lesson_state("sphere"), None, False)
        window.close()
    assert len(Autosave(tmp_path).closed()) == MOST_CLOSED


def test_the_networks_state_comes_back_with_the_race_also_after_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from playground.services.autosave import Autosave\n"
        "from playground.session.actions import data, landscape, learners, network, training\n"
        "from playground.session.actions.place import go_to\n"
        "from playground.session.lesson import lesson_state\n"
        "from playground.training.change import Change\n"
        "state = go_to(lesson_state('sphere'), 'networks')\n"
        "state = data.draw_point(network.add_layer(state, 5), 0.25, 0.5, 1)\n"
        "state = training.note_change(state, Change(7, 1, 'lr', 0.125))\n"
        "state = training.set_chart_scale(learners.add_learner(state, 'rmsprop'), 'linear')\n"
        "state = landscape.set_landscape(state, sight='lines', span=2.5, other=1)\n"
        "state = training.show_average(state, True)\n"
        "Autosave(Path(sys.argv[1])).write(state, None, False)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    found, trouble = Autosave(tmp_path).claim()
    assert found is not None and trouble == "" and found.killed
    networks_state = found.state.networks_state
    assert networks_state is not None and found.state.place == "networks"
    assert networks_state.training.network.hidden == (32, 32, 5) and networks_state.training.data.points == (
        (0.25, 0.5, 1),
    )
    assert networks_state.training.names == ("Adam", "Heavy ball", "RMSProp") and networks_state.selected == 2
    assert networks_state.training.changes[0].value == 0.125 and networks_state.loss_scale == "linear"
    assert networks_state.landscape == Landscape("lines", span=2.5, other=1) and networks_state.averaged


def test_a_landscape_that_cannot_be_read_is_looked_at_as_at_first(tmp_path: Path) -> None:
    first = Autosave(tmp_path)
    first.write(go_to(lesson_state("booth"), "networks"), None, False)
    text = first.file.read_text(encoding="utf-8")
    assert '"principal"' in text
    first.file.write_text(text.replace('"principal"', '"upwards"'), encoding="utf-8")
    first.close()
    found, trouble = Autosave(tmp_path).claim()
    assert found is not None and found.state.networks_state is not None and trouble == ""
    assert found.state.networks_state.landscape == Landscape()


def test_a_training_that_cannot_be_read_does_not_take_the_race_with_it(tmp_path: Path) -> None:
    first = Autosave(tmp_path)
    first.write(go_to(lesson_state("booth"), "networks"), None, False)
    text = first.file.read_text(encoding="utf-8")
    first.file.write_text(text.replace('"spirals"', '"unheard_of"'), encoding="utf-8")
    first.close()
    found, trouble = Autosave(tmp_path).claim()
    assert found is not None and found.state.experiment.problem.id == "booth"
    assert found.state.networks_state is None and found.state.place == "race"
    assert "unheard_of" in trouble
