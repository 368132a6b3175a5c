"""Every file of every catalogue can be used, and one that cannot takes no other along, whatever is wrong with it."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from playground.base import broken_member
from playground.base.broken_member import BrokenMember
from playground.base.catalogue import Catalogue, module_catalogue
from playground.optimizers import OPTIMIZERS
from playground.problems import definitions
from playground.problems.surfaces import SURFACES

# Packages of which each file is a member, with the constant that it states; below them the catalogues' own names.
PACKAGES = {
    "playground.optimizers": ("OPTIMIZER", "OPTIMIZERS"),
    "playground.modifiers": ("MODIFIER", "MODIFIERS"),
    "playground.exporters": ("EXPORTER", "EXPORTERS"),
    "playground.problems.feasible": ("FEASIBLE_SET", "FEASIBLE_SETS"),
    "playground.networks.data.sets": ("DATA_SET", "DATA_SETS"),
    "playground.networks.activations": ("ACTIVATION", "ACTIVATIONS"),
    "playground.networks.initializations": ("INITIALIZATION", "INITIALIZATIONS"),
    "playground.networks.normalizations": ("NORMALIZATION", "NORMALIZATIONS"),
    "playground.picture.shown": ("SHOWN", "SHOWN"),
    "playground.gui.panels": ("PANEL", "PANELS"),
    "playground.gui.plane.overlays": ("OVERLAY", "OVERLAYS"),
    "playground.gui.networks.panels": ("PANEL", "NETWORKS_PANELS"),
    "playground.gui.networks.pages": ("PAGE", "PAGES"),
}
EVERY_PACKAGE = pytest.mark.parametrize("package", PACKAGES)


@pytest.fixture(autouse=True)
def said_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said here is not said again to the windows of other tests."""
    monkeypatch.setattr(broken_member, "_said", {})
    monkeypatch.setattr(broken_member, "_listeners", [])


def catalogue_of(package: str) -> Catalogue[Any]:
    found: Catalogue[Any] = getattr(importlib.import_module(package), PACKAGES[package][1])
    return found


MEMBERS = [(package, id) for package in PACKAGES for id in catalogue_of(package).ids()]


def test_no_catalogue_is_forgotten() -> None:
    root = Path(importlib.import_module("playground").__path__[0])
    callers = [file for file in root.rglob("*.py") if "= module_catalogue(" in file.read_text(encoding="utf-8")]
    assert {".".join(("playground", *file.parent.relative_to(root).parts)) for file in callers} == set(PACKAGES)


@pytest.mark.parametrize(("package", "id"), MEMBERS, ids=lambda part: str(part).removeprefix("playground."))
def test_a_member_can_be_used(package: str, id: str) -> None:
    """A file that is broken fails here, and nowhere else in vain."""
    assert catalogue_of(package).get(id)


@pytest.mark.parametrize("id", SURFACES.ids())
def test_a_surface_can_be_used(id: str) -> None:
    assert SURFACES.get(id).id == id


BAD = {
    "syntax": ("def broken(:\n", "SyntaxError"),
    "nothing": ('"""Nothing."""\n', "states no"),
    "raises": ("x = 1\nraise ValueError('on purpose')\n", "line 2.*ValueError: on purpose"),
    "imports": ("import a_module_that_is_not_there\n", "line 1.*ModuleNotFoundError"),
    "misnamed": ("from playground.base.alias import Nothing\n", "line 1.*ImportError"),
    "leaves": ("import sys\nsys.exit(3)\n", "line 2.*SystemExit"),
    "bytes": (b"\xff\xfe\x00\x00", "SyntaxError|UnicodeDecodeError|null bytes"),
    "wrong": ("{constant} = 5\n", "must be a .*, and is 5"),
}


@EVERY_PACKAGE
def test_a_bad_file_is_named_and_takes_no_other_along(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each kind of bad file lies beside the catalogue's own, in a folder of its own."""
    constant, _ = PACKAGES[package]
    for name, (text, _) in BAD.items():
        content = text if isinstance(text, bytes) else text.replace("{constant}", constant).encode()
        (tmp_path / f"zz_{name}.py").write_bytes(content)
    module = importlib.import_module(package)
    monkeypatch.setattr(module, "__path__", [*module.__path__, str(tmp_path)])
    own = catalogue_of(package)
    kind = type(next(iter(own)))
    family = kind.__mro__[-2] if kind.__mro__[-2] is not object else kind
    catalogue = module_catalogue(own.kind, package, constant, family, besides=("forms",))
    assert {*catalogue.broken} == {f"zz_{name}" for name in BAD}
    assert catalogue.sound_ids() == own.ids() and len([*catalogue]) == len(own)
    for name, (_, reason) in BAD.items():
        with pytest.raises(BrokenMember, match=rf"(?s)^the {own.kind} 'zz_{name}' cannot be used.*({reason})") as said:
            catalogue.get(f"zz_{name}")
        assert f"zz_{name}.py" in str(said.value) and "\n" not in str(said.value)
        assert str(said.value) in caplog.text
    for name in BAD:  # what was read to its end stays there
        sys.modules.pop(f"{package}.zz_{name}", None)


BAD_TABLES = {
    "damaged": b'name = "x\n',
    "empty": b"",
    "bytes": b"\xff\xfe\x00",
    "wrong": b'name = 3\nformula = "x^2"\n',
    "formula": b'name = "x"\nformula = "x^^2"\nteaches = "t"\nsource = "s"\ndomain = { x = [-1, 1], y = [-1, 1] }\n',
}


def test_a_bad_surface_is_named_and_takes_no_other_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(definitions.assets_folder() / "surfaces", tmp_path / "surfaces")
    for name, content in BAD_TABLES.items():
        (tmp_path / "surfaces" / f"zz_{name}.toml").write_bytes(content)
    monkeypatch.setattr(definitions, "assets_folder", lambda: tmp_path)
    catalogue = Catalogue("surface", definitions._ids, definitions._load, definitions.ENDINGS, definitions._file_of)
    assert catalogue.sound_ids() == SURFACES.ids()
    assert {*catalogue.broken} == {f"zz_{name}" for name in BAD_TABLES}
    for name, reason in catalogue.broken.items():
        assert reason.startswith(f"the surface '{name}' cannot be used") and f"{name}.toml" in reason
        assert reason in caplog.text
    assert catalogue.find("banana").id == "rosenbrock"


def broken_optimizer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The catalogue of optimizers as a start with a broken file beside the others would find it."""
    import playground.optimizers as room

    (folder / "zz_mine.py").write_text("def broken(:\n", encoding="utf-8")
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(folder)])
    monkeypatch.setattr(OPTIMIZERS, "_ids", None)
    monkeypatch.setattr(OPTIMIZERS, "_called", None)
    monkeypatch.setattr(OPTIMIZERS, "_broken", {})
    return room


def test_the_command_lists_the_others_and_says_which_is_left_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    from playground.cli.main import main

    broken_optimizer(tmp_path, monkeypatch)
    assert main(["list", "optimizers"]) == 0
    listed = capsys.readouterr().out
    assert "adam " in listed and "yogi" in listed and "zz_mine" not in listed
    assert "the optimizer 'zz_mine' cannot be used" in caplog.text and "zz_mine.py, line 1" in caplog.text
    assert main(["run", "--surface", "sphere", "--optimizer", "zz_mine", "--steps", "3"]) == 2
    assert "zz_mine.py, line 1): SyntaxError" in capsys.readouterr().err
    assert main(["run", "--surface", "sphere", "--optimizer", "adaptive moments estimation", "--steps", "3"]) == 2


def test_the_lists_of_the_window_show_it_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from playground.gui.contenders import entries as _entries

    broken_optimizer(tmp_path, monkeypatch)
    entries = _entries.optimizer_entries()
    assert [one.id for one in entries if one.refusal] == ["zz_mine"] == [one.id for one in entries[-1:]]
    assert "SyntaxError" in entries[-1].refusal and entries[-1].heading == _entries.BROKEN
    assert len(entries) == len(OPTIMIZERS)
