"""The wheel is whole: installed elsewhere, without the checkout, it knows the same catalogues."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.ground._tree import ROOT, child_environment

CATALOGUES = ("surfaces", "optimizers")


def succeed(command: list[str | Path], cwd: Path, **extra: str) -> str:
    environment = child_environment(**extra)
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    succeed([sys.executable, "-m", "hatchling", "build", "-d", folder], ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an empty environment that holds the wheel; dependencies are borrowed from the running one.

    A .pth file would be borrowed too when the folder were a site folder: through a plain path the checkout stays out.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return python


def catalogue(python: str | Path, which: str, cwd: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(succeed([python, "-m", "playground", "list", which, "--json"], cwd))
    return entries


def test_the_wheel_runs_without_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    where = succeed([elsewhere, "-c", "import playground; print(playground.__file__)"], tmp_path).strip()
    assert Path(where).is_relative_to(elsewhere.parents[1])


@pytest.mark.parametrize("which", CATALOGUES)
def test_a_catalogue_in_the_wheel_equals_the_checkouts(which: str, elsewhere: Path, tmp_path: Path) -> None:
    ours = catalogue(sys.executable, which, ROOT)
    assert ours, f"the checkout lists no {which}"
    assert catalogue(elsewhere, which, tmp_path) == ours


def test_the_wheel_holds_every_asset_and_every_module(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {f"playground/{path}" for path in tracked("assets")} | tracked("playground")
    assert sorted(expected - names) == []


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"playground"}


def test_the_wheel_offers_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "playground = playground.cli.main:main" in archive.read(points).decode()


def test_the_source_archive_holds_assets_and_tests(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert (
        sorted((tracked("assets") | tracked("playground") | {"dev.py", "requirements.lock", "LICENSE"}) - names) == []
    )


def tracked(folder: str) -> set[str]:
    """Files of a folder of the checkout, except what Python and the tools leave behind."""
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        path.relative_to(ROOT).as_posix()
        for path in paths
        if "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_the_wheel_describes_itself_by_the_readme() -> None:
    named = 'readme = "README.md"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert named is (ROOT / "README.md").exists(), 'name README.md in pyproject.toml: readme = "README.md"'
