"""Ask the frozen program what it knows and compare with the checkout: an empty catalogue raises no error by itself."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "optimizer-playground" / "optimizer-playground"
RACE = [
    "run",
    "--surface",
    "rosenbrock",
    "--start=-1.5,2",
    "--optimizer",
    "adam:lr=0.05",
    "--steps",
    "20",
    "--csv",
    "-",
]


def said(command: list[str | Path], folder: str) -> str:
    """Output of a command started in an empty folder, where no checkout can be found by accident."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with code {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for which in ("surfaces", "optimizers"):
            arguments = ["list", which, "--json"]
            frozen = json.loads(said([PROGRAM, *arguments], folder))
            expected = json.loads(said([sys.executable, "-m", "playground", *arguments], folder))
            if not frozen or frozen != expected:
                sys.exit(f"the frozen program lists {len(frozen)} {which}, the checkout {len(expected)}")
            print(f"{which}: {len(frozen)}, as in the checkout")
        if said([PROGRAM, *RACE], folder) != said([sys.executable, "-m", "playground", *RACE], folder):
            sys.exit("the frozen program runs the same race to other numbers than the checkout")
        print("a race gives the same numbers as in the checkout")


if __name__ == "__main__":
    main()
