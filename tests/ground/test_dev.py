"""dev.py, as far as it can be tried without changing the machine."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.ground._tree import ROOT, child_environment

DEV = ROOT / "dev.py"


@pytest.fixture
def dev() -> ModuleType:
    """A fresh copy of the module for each test, so that a test may replace parts of it."""
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(*arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(command, env=child_environment(**extra), capture_output=True, text=True, check=False)


def test_it_parses_on_the_oldest_python_it_refuses() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_uses_the_standard_library_alone() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_help_names_every_command(dev: ModuleType) -> None:
    said = call("--help")
    assert said.returncode == 0
    assert all(f"dev.py {name} " in said.stdout for name in dev.COMMANDS)


def test_an_unknown_command_is_named_and_ends_with_code_2() -> None:
    said = call("tset")
    assert said.returncode == 2
    assert "'tset'" in said.stdout


@pytest.mark.parametrize(
    ("version", "accepted"), [((3, 10, 9), False), ((3, 11, 0), True), ((3, 13, 9), True), ((3, 14, 0), False)]
)
def test_the_python_it_accepts_is_the_one_the_package_declares(
    dev: ModuleType, version: tuple[int, ...], accepted: bool
) -> None:
    assert dev.suitable(version) is accepted
    assert 'requires-python = ">=3.11,<3.14"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_unsuitable_python_without_another_says_which_is_needed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.Stop, match=r"3\.11, 3\.12 or 3\.13 is needed, this is 3\.9\.2"):
        dev.require_python()


def test_a_shim_that_does_not_run_is_not_taken_for_a_python(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.find_python() == ""


def test_a_missing_library_is_named_by_its_package(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    assert dev.missing_packages({"libnowhere.so.9": "libnowhere9", "libnowhere2.so.9": "libnowhere9"}) == [
        "libnowhere9"
    ]
    monkeypatch.setattr(dev.sys, "platform", "darwin")
    assert dev.missing_packages({"libnowhere.so.9": "libnowhere9"}) == []


def test_where_nothing_may_be_installed_the_line_that_mends_it_is_printed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "apt_prefix", list)
    with pytest.raises(dev.Stop, match="sudo apt-get install libgl1 libegl1"):
        dev.require_packages(["libgl1", "libegl1"])


def test_the_window_without_a_display_is_refused_in_one_sentence() -> None:
    said = call("run", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    if sys.platform.startswith("linux"):
        assert said.returncode == 2
        assert "there is no display" in said.stderr and "Traceback" not in said.stderr


def test_preparation_is_done_again_when_the_lock_changes(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", str(tmp_path))
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    (tmp_path / "requirements.lock").write_text("two", encoding="utf-8")
    assert dev.fingerprint() != before


def test_a_venv_without_its_stamp_is_not_prepared(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamp = tmp_path / "prepared.txt"
    monkeypatch.setattr(dev, "STAMP", str(stamp))
    monkeypatch.setattr(dev, "PYTHON", sys.executable)
    assert not dev.prepared()
    stamp.write_text(dev.fingerprint() + "\n", encoding="utf-8")
    assert dev.prepared()


def test_children_may_write_compiled_modules(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in dev.environment()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ["-n", "2", "--dist", "worksteal"]),
        (["-k", "adam"], ["-n", "2", "--dist", "worksteal", "-k", "adam"]),
        (["-n4"], ["-n4"]),
        (["-p", "no:xdist"],) * 2,
        (["--all"], ["-n", "2", "--dist", "worksteal", "-m", ""]),
        (["-n4", "--all", "-k", "adam"], ["-m", "", "-n4", "-k", "adam"]),
    ],
)
def test_tests_run_on_two_workers_unless_asked_otherwise(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, given: list[str], expected: list[str]
) -> None:
    calls: list[list[str]] = []
    for name in ("setup", "offer_screen"):
        monkeypatch.setattr(dev, name, lambda *_: 0)
    monkeypatch.setattr(dev, "become", lambda command, _: calls.append(command) or 0)
    assert dev.test(given) == 0
    assert calls == [[dev.PYTHON, "-m", "pytest", *expected]]


def test_the_long_part_runs_only_with_all() -> None:
    """Collected by pytest itself with the project's settings: one test that is marked, and one that is not."""

    def collected(*arguments: str) -> str:
        command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--collect-only", "-q"]
        return subprocess.run(
            [*command, *arguments, str(Path(__file__))],
            cwd=ROOT,
            env=child_environment(),
            capture_output=True,
            text=True,
        ).stdout

    assert "test_an_example_of_the_long_part" not in collected()
    assert "test_an_example_of_the_long_part" in collected("-m", "")


@pytest.mark.long
def test_an_example_of_the_long_part(dev: ModuleType) -> None:
    assert "--all" in dev.__doc__


def test_a_failing_command_is_reported_by_the_end_of_what_it_said(dev: ModuleType) -> None:
    assert dev.quiet([sys.executable, "-c", "pass"]) == ""
    said = dev.quiet([sys.executable, "-c", "print('first'); print('last'); raise SystemExit(3)"], lines=1)
    assert said == "last"
    assert "no/such/program" in dev.quiet(["/no/such/program"])
