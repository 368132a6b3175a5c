"""The user's folders: kernel cache, settings, state. Environment variables override each."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "optimizer-playground"


def cache_folder() -> Path:
    """Return the folder for what can be made again (compiled kernels); PLAYGROUND_CACHE_DIR overrides it."""
    return _folder("PLAYGROUND_CACHE_DIR", platformdirs.user_cache_dir(APPLICATION, appauthor=False))


def config_folder() -> Path:
    """Return the folder for settings; PLAYGROUND_CONFIG_DIR overrides it."""
    return _folder("PLAYGROUND_CONFIG_DIR", platformdirs.user_config_dir(APPLICATION, appauthor=False))


def own_surfaces_folder() -> Path:
    """Return the folder of the user's own surfaces; it may not exist yet."""
    return config_folder() / "surfaces"


def state_folder() -> Path:
    """Return the folder for autosaved experiments, recent files and logs; PLAYGROUND_STATE_DIR overrides it."""
    return _folder("PLAYGROUND_STATE_DIR", platformdirs.user_state_dir(APPLICATION, appauthor=False))


def _folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or default).expanduser()
