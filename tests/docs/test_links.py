"""Every file, picture and heading that a page points to exists, and every picture is pointed to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs._pages import DOCS, PAGES, ROOT, name

LARGEST, ALL_TOGETHER = 200_000, 6_000_000
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
PICTURES = sorted((DOCS / "pictures").glob("*.png"))
TEXTS = [*PAGES, *sorted(ROOT.glob("[A-Z]*.md"))]


def links(page: Path) -> list[str]:
    """Return the targets of a page's links and pictures, those in blocks of code left out."""
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [first or second for first, second in _LINK.findall(text)]


def anchors(page: Path) -> set[str]:
    """Return the names in a page that can be linked to: its headings as GitHub writes them, and its own marks."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE)
    named = {"".join(c for c in heading.lower() if c.isalnum() or c in " -_").replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", sorted(set(TEXTS)), ids=name)
def test_what_a_page_points_to_exists(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "http://")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{page.name} points to {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} points to {link}, which has no such heading"


def test_every_page_of_the_guide_is_in_its_index() -> None:
    listed = set(links(DOCS / "guide" / "index.md"))
    assert {page.name for page in PAGES[1:]} - listed == {"index.md"}


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(link).name for page in PAGES for link in links(page)}
    assert {picture.name for picture in PICTURES} <= shown


def test_pictures_are_small() -> None:
    sizes = {picture.name: picture.stat().st_size for picture in PICTURES}
    assert [picture for picture, size in sizes.items() if size > LARGEST] == []
    assert sum(sizes.values()) < ALL_TOGETHER
