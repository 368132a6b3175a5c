"""The command as a whole: its words, its window, its ends."""

from __future__ import annotations

import errno
import sys
from types import ModuleType

import pytest

import playground
import playground as pg
from playground.cli import list as list_command
from playground.cli.main import main


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, object]]:
    """What the window was opened with, in place of the window."""
    opened: list[tuple[object, object]] = []
    module = ModuleType("playground.gui.app")
    module.main = lambda experiment, path: opened.append((experiment, path)) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "playground.gui.app", module)
    return opened


def test_without_a_word_the_window_opens_with_what_was_in_it(window) -> None:
    assert main([]) == 0 and window == [(None, None)]


def test_open_brings_a_race_into_the_window(window, tmp_path) -> None:
    experiment = pg.Experiment(pg.surface("sphere"), [(1, 2)], [pg.Contender("adam")])
    experiment.save(tmp_path / "race.json")
    assert main(["open", str(tmp_path / "race.json")]) == 0
    assert window == [(experiment, str(tmp_path / "race.json"))]


def test_open_brings_a_training_into_the_window(window, capsys, tmp_path) -> None:
    file = tmp_path / "training.json"
    pg.Training(pg.data("xor"), contenders=[pg.Contender("adam")]).save(file)
    assert main(["open", str(file)]) == 0
    assert window == [(None, str(file))]
    file.write_text(file.read_text().replace('"xor"', '"nor"'))
    assert main(["open", str(file)]) == 2 and len(window) == 1
    assert "nor" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["open"], ["open", "none.json"], ["open", "/dev/null"], ["open", "."]])
def test_a_file_that_is_no_race_opens_no_window(window, capsys, arguments) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert window == [] and out == "" and err.startswith("playground: ") and err.count("\n") == 1


def test_the_version_is_the_packages(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"optimizer-playground {playground.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["list", "-h"], ["open", "--help"]])
def test_help_is_printed(capsys, arguments) -> None:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: playground") and err == ""


def test_help_for_run_says_what_is_taken_from_the_lesson(capsys) -> None:
    main(["run", "--help"])
    assert "lesson" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["rnu"], "there is no command 'rnu'; did you mean 'run'? Legal: open, run, train, list"),
        (["race.json"], "to open a race say: playground open race.json"),
        (["--verson"], "there is no option of playground '--verson'; did you mean '--version'?"),
        (["\x1b[31mred\n"], r"there is no command '\x1b[31mred\n'"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_exit_code_2(capsys, arguments, sentence) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1 and err[:-1].isprintable()


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (BrokenPipeError(), 141, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "playground: cannot write: No space left on device\n"),
        (MemoryError(), 2, "playground: there is not enough memory for this; take fewer starts, steps or contenders\n"),
        (pg.PlaygroundError("a\nb"), 2, "playground: a\\nb\n"),
    ],
    ids=repr,
)
def test_every_end_has_its_exit_code(monkeypatch, capsys, error, code, said) -> None:
    def fail(arguments: object) -> int:
        raise error

    monkeypatch.setattr(list_command, "execute", fail)
    assert main(["list", "surfaces"]) == code
    assert capsys.readouterr().err == said


def test_a_mistake_of_ours_is_not_hidden(monkeypatch) -> None:
    def fail(arguments: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(list_command, "execute", fail)
    with pytest.raises(ZeroDivisionError):
        main(["list", "surfaces"])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ModuleNotFoundError("No module named 'scipy'", name="scipy"), "the library scipy is not installed"),
        (OSError(28, "No space left on device"), "cannot write: No space left on device"),
        (OSError(5, "Input/output error", "/mnt/race.json"), "cannot read or write /mnt/race.json: Input/output error"),
    ],
)
def test_what_the_machine_lacks_is_a_sentence(
    error: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: object) -> int:
        raise error

    monkeypatch.setattr("playground.cli.list.execute", fail)
    monkeypatch.setattr("playground.cli.main._forget_output", lambda: None)
    assert main(["list", "surfaces"]) == 2
    assert capsys.readouterr().err.startswith(f"playground: {sentence}")


def test_a_module_of_the_program_that_is_missing_is_a_mistake_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(arguments: object) -> int:
        raise ModuleNotFoundError("No module named 'playground.nowhere'", name="playground.nowhere")

    monkeypatch.setattr("playground.cli.list.execute", fail)
    with pytest.raises(ModuleNotFoundError):
        main(["list", "surfaces"])
