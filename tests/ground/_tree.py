"""The checkout, and copies of it that a test may break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "playground"


def copy_tree(target: Path) -> Path:
    """Copy what the import contracts look at: the package, its metadata and the contracts themselves."""
    shutil.copytree(PACKAGE, target / "playground", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", target)
    (target / "tests" / "ground").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "ground" / "contracts.py", target / "tests" / "ground")
    return target


def child_environment(**extra: str) -> dict[str, str]:
    """The running environment without the paths by which the checkout could be found from elsewhere."""
    dropped = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTEST_CURRENT_TEST")
    return {key: value for key, value in os.environ.items() if key not in dropped} | extra


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts over a tree; their own report is in stdout."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    environment = child_environment(PYTHONPATH=str(tree), COLUMNS="400", NO_COLOR="1")
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
