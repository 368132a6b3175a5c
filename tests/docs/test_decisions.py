"""Records of decisions have one form and one list, and they and ARCHITECTURE.md name files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs._pages import DOCS, ROOT, name

FOLDER = DOCS / "decisions"
RECORDS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
PAGE = ROOT / "ARCHITECTURE.md"
PACKAGE = ROOT / "playground"
HEADINGS = ["Problem", "Decision", "Measurement", "Consequences"]
LONGEST_PAGE = 120

_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"[\w.-]+(/[\w.<>-]+)+/?")
_FILE = re.compile(r"[\w-]+\.(py|md|toml)")
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.\w+)+")


def quoted(page: Path) -> list[str]:
    """Return what stands in backticks on a page, outside blocks of code."""
    return re.findall(r"`([^`\n]+)`", _BLOCK.sub("", page.read_text(encoding="utf-8")))


def exists(path: str) -> bool:
    """Whether a path names a file, a module or a folder: from the root, or inside the package; <id> is any name."""
    pattern = re.sub(r"<\w+>", "[a-z]*", path.rstrip("/"))
    places = [(root, f"{pattern}{ending}") for root in (ROOT, PACKAGE) for ending in ("", ".py")]
    return any(next(root.glob(one), None) is not None for root, one in places)


def is_module(dotted: str) -> bool:
    """Whether a dotted name is a module of the package, or a name in one."""
    place = PACKAGE
    for part in dotted.removeprefix("playground.").split("."):
        if (place / part).is_dir() or (place / f"{part}.py").is_file():
            place /= part
            continue
        text = place.with_suffix(".py") if place.with_suffix(".py").is_file() else place / "__init__.py"
        return re.search(rf"\b{part}\b", text.read_text(encoding="utf-8")) is not None
    return True


def missing(page: Path) -> list[str]:
    """Return the files, folders and modules that a page names in backticks and that do not exist."""
    rooms = {path.name for path in PACKAGE.iterdir()} | {"playground"}
    found = []
    for text in quoted(page):
        if _PATH.fullmatch(text):
            found += [] if exists(text) else [text]
        elif _FILE.fullmatch(text):
            found += [] if (ROOT / text).is_file() else [text]
        elif _DOTTED.fullmatch(text) and text.split(".")[0] in rooms:
            found += [] if is_module(text) else [text]
    return found


def drawn_rooms() -> list[str]:
    """Return the paths at the left of the drawing of ARCHITECTURE.md, from the package on."""
    drawing = re.search(r"^```\n(gui/\n.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert drawing, "ARCHITECTURE.md has no drawing that begins with gui/"
    return ["gui", *(f"gui/{line.split()[0].rstrip('/')}" for line in drawing[1].splitlines()[1:])]


def rows_of_the_list() -> list[tuple[str, str, str]]:
    """Return number, title and file of each row in the tables of the list."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\) \| .*\S.* \|$", text, re.MULTILINE)


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_a_record_has_the_four_headings_and_says_something_under_each(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    assert parts[1::2] == HEADINGS, f"{record.name} must have the headings {', '.join(HEADINGS)} in this order"
    assert all(part.strip() for part in parts[2::2]), f"{record.name} has a heading with nothing under it"
    assert parts[0].startswith(f"# {record.name[:2]}. "), (
        f"{record.name} must begin with its number: # {record.name[:2]}. Title"
    )


def test_numbers_are_unique_and_consecutive() -> None:
    assert RECORDS
    assert [record.name.split("-")[0] for record in RECORDS] == [f"{k:02d}" for k in range(1, len(RECORDS) + 1)]


def test_the_list_names_every_record_by_its_title_once() -> None:
    titles = [(path.read_text(encoding="utf-8").splitlines()[0], path.name) for path in RECORDS]
    listed = sorted((f"# {number}. {title}", file) for number, title, file in rows_of_the_list())
    assert listed == sorted(titles)


@pytest.mark.parametrize("page", [PAGE, FOLDER / "README.md", *RECORDS], ids=name)
def test_files_and_modules_that_a_page_names_exist(page: Path) -> None:
    assert missing(page) == [], f"{page.name} names files or modules that do not exist"


def test_the_architecture_is_one_page() -> None:
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


def test_every_drawn_room_exists_and_every_room_of_the_window_is_drawn() -> None:
    drawn = drawn_rooms()
    assert [room for room in drawn if not (PACKAGE / room).exists()] == []
    rooms = {f"gui/{path.parent.name}" for path in (PACKAGE / "gui").glob("*/__init__.py")}
    assert rooms <= set(drawn), f"ARCHITECTURE.md does not draw {', '.join(sorted(rooms - set(drawn)))}"


def test_every_room_stands_on_a_floor_and_every_floor_has_rooms_that_exist() -> None:
    floors = re.findall(r"^\| F\d \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = [room for floor in floors for room in re.findall(r"`(\w+)`", floor)]
    assert sorted(named) == sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
