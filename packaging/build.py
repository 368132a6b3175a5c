"""Build everything that is given away into dist/: wheel, source archive, and the folder that runs without Python."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = {
    "wheel and source archive": ["-m", "hatchling", "build"],
    "folder that runs without Python": [
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=WARN",
        "packaging/playground.spec",
    ],
    "smoke test of that folder": ["packaging/smoke.py"],
}


def main() -> int:
    for name, arguments in STEPS.items():
        print(f"package: {name}", flush=True)
        code = subprocess.call([sys.executable, *arguments], cwd=ROOT)
        if code != 0:
            print(f"package: stopped: {name} failed with code {code}", file=sys.stderr)
            return 1
    print("package: dist/ is complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
