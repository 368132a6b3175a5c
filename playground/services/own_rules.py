"""The user's own rules: those that were kept, one text file each in the folder of the settings."""

import re
from pathlib import Path

from playground.base.errors import PlaygroundError, shown
from playground.base.files import read_bytes
from playground.base.folders import config_folder
from playground.base.put_aside import put_aside
from playground.language.limits import LENGTH
from playground.optimizers import OwnRule, own_rule
from playground.services.kept_files import forget_kept, replace_kept

_LONGEST = 60  # characters of a file's name


def rules_folder() -> Path:
    """Return the folder of the user's own rules; it may not exist yet."""
    return config_folder() / "rules"


def own_rules() -> tuple[list[OwnRule], list[str]]:
    """Return the rules that were kept, by name, and a sentence for each file that could not be read.

    A file that holds a mistake is put aside under another name.
    """
    rules, refusals = [], []
    for file in sorted(rules_folder().glob("*.txt"), key=lambda one: one.stem.lower()):
        try:
            data = read_bytes(file)
        except PlaygroundError as error:
            refusals.append(str(error))
            continue
        try:
            rules.append(own_rule(_text(data), file.stem))
        except PlaygroundError as error:
            refusals.append(f"{file}: {error}; {put_aside(file)}")
    return rules, refusals


def _text(data: bytes) -> str:
    if len(data) > 4 * LENGTH:
        raise PlaygroundError(f"a rule has at most {LENGTH} characters")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlaygroundError("it is no text in UTF-8") from None


def keep_rule(rule: OwnRule, name: str) -> Path:
    """Write a rule into the user's list under a name, which is its file's; return the file.

    A rule of the same name is replaced: the file that was there stays beside it with `.removed` at its end. Raises
    PlaygroundError for a name without letters or digits, and where the file cannot be written.
    """
    path = _path(name)
    replace_kept(path, rule.text.encode())
    return path


def is_kept(name: str) -> bool:
    """Return whether a rule of that name is in the list."""
    try:
        return _path(name).is_file()
    except PlaygroundError:
        return False


def remove_own_rule(name: str) -> None:
    """Take a rule out of the list; its file stays with `.removed` at its end, so that nothing is lost."""
    path = _path(name)
    if not path.is_file():
        raise PlaygroundError(f"there is no rule {shown(name)} in the list of your own")
    forget_kept(path)


def _path(name: str) -> Path:
    # No character that parts folders, begins a hidden file or means something to some system.
    stem = " ".join(re.sub(r"[^\w\- ]+", " ", name).split())[:_LONGEST].strip(" -_")
    if not re.search(r"[^\W_]", stem):
        raise PlaygroundError(f"a name needs a letter or a digit, got {shown(name)}")
    return rules_folder() / f"{stem}.txt"
