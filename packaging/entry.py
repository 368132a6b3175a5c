"""The first file of the frozen program: what `python -m playground` does."""

import multiprocessing
import sys

from playground.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
