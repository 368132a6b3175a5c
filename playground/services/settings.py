"""What a person prefers, kept between sessions in one small JSON file."""

from pathlib import Path
from typing import Any, Literal

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.base.folders import config_folder
from playground.base.put_aside import put_aside
from playground.base.read_json import read_json_as

LARGEST = 2**20


class Settings(msgspec.Struct, frozen=True):
    """Preferences of the window.

    Arguments: `theme` light, dark or as the system has it; `large` type for a projector; `geometry` and `columns` of
    the window as Qt wrote them, in base64; `race_layout` and `networks_layout` as `place_layout` reads them; `columns`
    counts only without the former; `welcomed` whether the program was started before; `readout_unfolded`
    whether all numbers of the readout are seen; `keep_own` whether a person's starts and contenders stay when another
    surface is chosen.
    """

    theme: Literal["light", "dark", "system"] = "system"
    large: bool = False
    geometry: str = ""
    columns: str = ""
    race_layout: Any = None
    networks_layout: Any = None
    welcomed: bool = False
    readout_unfolded: bool = False
    keep_own: bool = False


def settings_file() -> Path:
    """Return where settings are kept."""
    return config_folder() / "settings.json"


def load_settings() -> tuple[Settings, str]:
    """Return the settings; with them a sentence where their file could not be read, else an empty one.

    Such a file is put aside under another name, and the defaults take its place.
    """
    file = settings_file()
    if not file.exists():
        return Settings(), ""
    try:
        return read_json_as(read_bytes(file, LARGEST), str(file), Settings), ""
    except PlaygroundError as error:
        return Settings(), f"the settings cannot be read ({error}); {put_aside(file)}, and the defaults are used"


def change_settings(**changes: Any) -> None:
    """Keep some settings; every other one stays as the file has it now, for another window may have written it since.

    Arguments: `changes` fields of Settings by name. Raises PlaygroundError where the file cannot be written, and where
    it could not be read: then it was put aside, and the changes are kept beside the defaults.
    """
    file = settings_file()
    _, trouble = load_settings()
    kept: dict[str, Any] = {}
    if file.exists():
        kept = read_json_as(read_bytes(file, LARGEST), str(file), dict[str, Any])
    msgspec.convert({**kept, **changes}, type=Settings)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlaygroundError(f"cannot make the folder {file.parent}: {error.strerror}") from error
    write_atomically(file, msgspec.json.format(msgspec.json.encode({**kept, **changes}), indent=1) + b"\n")
    if trouble:
        raise PlaygroundError(trouble)
