"""The log of unexpected errors, with all their details."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from playground.base.folders import state_folder

_LARGEST = 2**20
_log = logging.getLogger("playground")


def log_file() -> Path:
    """Return where the log is."""
    return state_folder() / "playground.log"


def start_log() -> None:
    """Write the program's warnings and errors to the log, a megabyte at most; without a folder there is none."""
    if _log.handlers:
        return
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(log_file(), maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    handler.setLevel(logging.WARNING)
    _log.addHandler(handler)
