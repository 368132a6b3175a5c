"""The first file of the frozen program: what `python -m playground` does.

With `--self-check` it answers the smoke test (see self_check.py and smoke.py).
"""

import multiprocessing
import sys

from playground.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--self-check"]:
        from self_check import main as self_check

        sys.exit(self_check(sys.argv[2:]))
    sys.exit(main())
