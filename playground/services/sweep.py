"""sweep_own_folders."""

import os
from pathlib import Path

from playground.base.folders import cache_folder, config_folder, state_folder
from playground.base.parts import sweep_parts


def sweep_own_folders() -> None:
    """Remove from settings, state and cache, at a start, the parts of files that a kill left behind.

    What another process is writing stays (see `sweep_parts`).
    """
    for top in (config_folder(), state_folder(), cache_folder()):
        sweep_parts(*(Path(folder) for folder, _, _ in os.walk(top)))
