"""Ask the frozen program for everything that the checkout has, and compare the answers.

What is imported when it is first asked for, and was left out, raises no error by itself: an empty catalogue is a
catalogue, and a page that nobody opened has no traceback. So every module, catalogue member, library, page, exporter
and command is asked for, of both programs, and the answers must be the same.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playground.cli.list import WHAT
from playground.cli.main import COMMANDS
from playground.optimizers.scipy_minimize import METHODS

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "optimizer-playground" / "optimizer-playground"
CHECKOUT = [sys.executable, str(ROOT / "packaging" / "entry.py")]
FROZEN = [str(PROGRAM)]

# For each command what it is asked; the files that it writes are compared too.
ASKED = {
    "list": [[which, "--json"] for which in WHAT],
    "run": [
        ["--surface", "rosenbrock", "--start=-1.5,2", "--optimizer", "adam:lr=0.05+clip_norm", "--steps", "20", "--csv",
         "race.csv", "--readouts", "readouts.csv", "--png", "race.png"],
        ["--surface", "beale", *(f"--optimizer=scipy_minimize:method={name}" for name in METHODS), "--steps", "10",
         "--csv", "-"],
        ["--formula", "x^2+3*y^2", "--start=1,1", "--optimizer", "bfgs", "--png", "relief.png", "--relief"],
    ],
    "train": [
        ["--data", "moons:samples=60", "--hidden", "5", "--optimizer", "adam:lr=0.01", "--epochs", "3", "--csv",
         "training.csv", "--npz", "training.npz", "--picture", "losses.svg", "--decision", "decision.pdf", "--save",
         "training.json"],
    ],
    "curvature": [["training.json", "--points", "3", "--csv", "-", "--picture", "curvature.svg"]],
    "points": [["--surface", "himmelblau", "--json"]],
    "code": [["--optimizer", "adam:lr=0.05", "--library", library] for library in ("numpy", "torch", "optax")],
}  # fmt: skip


def said(command: list[str], folder: Path) -> str:
    """Output of a command started in a folder where no checkout can be found by accident."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "DISPLAY")}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CONFIG", "STATE"):
        environment[f"PLAYGROUND_{name}_DIR"] = str(folder.parent / f"{folder.name}-{name.lower()}")
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with code {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def compare(name: str, words: list[str], folders: list[Path]) -> str:
    """Ask both programs the same, the checkout first; end where the answers differ."""
    expected, found = (said([*program, *words], at) for program, at in zip((CHECKOUT, FROZEN), folders, strict=True))
    if found != expected:
        lines = [line for line in expected.splitlines() if line not in found.splitlines()][:5]
        sys.exit(f"{name}: the frozen program answers something else than the checkout; missing there: {lines}")
    print(f"{name}: as in the checkout", flush=True)
    return expected


def commands(folders: list[Path]) -> None:
    if set(ASKED) | {"open"} != set(COMMANDS):
        missing = sorted(set(COMMANDS) - set(ASKED) - {"open"})
        sys.exit(f"packaging/smoke.py asks nothing of {missing}: add a line there")
    for command, questions in ASKED.items():
        for words in questions:
            compare(" ".join([command, *words])[:100], [command, *words], folders)
    for file in sorted(folders[0].iterdir()):
        if file.suffix != ".npz" and file.read_bytes() != (folders[1] / file.name).read_bytes():
            sys.exit(f"{file.name} has other bytes than the checkout's")
    print("files of all commands: as in the checkout")


def _same(checkout: dict[str, Any], frozen: dict[str, Any]) -> bool:
    """Whether a window shows all that another does; of a page it may have computed more when it was asked."""
    pages = checkout["pages"]
    more = set(pages) == set(frozen["pages"]) and all(set(pages[id]) <= set(frozen["pages"][id]) for id in pages)
    return more and all(checkout[name] == frozen[name] for name in ("panels", "race"))


def main() -> None:
    with tempfile.TemporaryDirectory() as top:
        folders = [Path(top) / "checkout", Path(top) / "frozen"]
        for folder in folders:
            folder.mkdir()
        known = json.loads(compare("modules, catalogues, libraries", ["--self-check", "knows"], folders))
        for name, ids in known["catalogues"].items():
            if not ids:
                sys.exit(f"the catalogue {name} is empty")
        commands(folders)
        first = said([*CHECKOUT, "--self-check", "window", "."], folders[0])
        answer = Path(top) / "answer.json"
        answer.write_text(first, encoding="utf-8")
        second = said([*FROZEN, "--self-check", "window", ".", str(answer)], folders[1])
        if not _same(json.loads(first), json.loads(second)):
            sys.exit(f"the frozen window shows something else than the checkout's:\n{first}\n{second}")
        print("panels, overlays, pages and exports of the window: as in the checkout")


if __name__ == "__main__":
    main()
