"""The README and the guide, and what stands in their blocks of code."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted((DOCS / "guide").glob("*.md"))]

_BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n+)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


def blocks(page: Path, language: str) -> list[str]:
    """Return the blocks of a page in a language, in order."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [match["text"] for match in found if match["language"] == language]


def files(page: Path) -> dict[str, str]:
    """Return the files that a page shows, by name: blocks after a comment such as <!-- file: mine.toml -->."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return {match["file"]: match["text"] for match in found if match["file"]}


def name(page: Path) -> str:
    """Return a page's name for the list of tests."""
    return page.stem.lower()
