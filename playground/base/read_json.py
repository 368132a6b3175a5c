"""The one reader of JSON files: bounded in size and depth, in a time that grows as the text does."""

import gc
import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from playground.base.errors import PlaygroundError, shown

Kind = TypeVar("Kind")

LARGEST = 64 * 2**20  # bytes
DEEPEST = 64  # lists and objects within each other; what the program writes has less than ten
# All but what begins and ends strings, lists and objects; and the two kinds of brackets made one.
_OTHER_BYTES = bytes(byte for byte in range(256) if byte not in b'"[]{}')
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_MIDDLE = (ord("[") + ord("]")) // 2  # less a bracket it is 1 for one that opens, −1 for one that closes
_PIECE = 2**20  # bytes


def read_json(data: bytes | str, origin: str) -> Any:
    """Return the values of a JSON text that another program may have written, with or without a byte-order mark.

    Raises PlaygroundError that names `origin` where the text is damaged, larger than 64 MB or nested more than 64 deep,
    and the place where an object has a key twice, of which every reader takes another one.

    >>> read_json('{"a": [{"b": 1, "b": 2}]}', "mine.json")
    Traceback (most recent call last):
    playground.base.errors.PlaygroundError: mine.json: the key 'b' stands twice in a[0]; leave one of them out
    """
    return _read(data, origin)[1]


def read_json_as(data: bytes | str, origin: str, kind: type[Kind]) -> Kind:
    """Return a JSON text as a value of a type that msgspec knows; raises as `read_json` does, and for other types.

    >>> read_json_as("[1, 2]", "mine.json", tuple[int, int])
    (1, 2)
    """
    plain, _ = _read(data, origin)
    try:
        return msgspec.json.decode(plain, type=kind)
    except msgspec.DecodeError as error:
        raise _damaged(origin, error) from None


def glance_at_json(data: bytes, origin: str, kind: type[Kind]) -> Kind:
    """Return the few fields of a JSON text that a type names, the rest passed over; raises PlaygroundError.

    Faster than `read_json_as` by much, and it finds no doubled keys: it tells how a file is to be read.
    """
    plain = _plain(data, origin)
    try:
        return msgspec.json.decode(plain, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged(origin, error) from None


def _read(data: bytes | str, origin: str) -> tuple[bytes, Any]:
    """The text without its byte-order mark, and its values."""
    plain = _plain(data, origin)
    structure = _structure(plain)
    if _is_deep(structure):
        raise _damaged(origin, f"lists and objects stand more than {DEEPEST} deep in each other")
    try:
        with _no_collection():
            document = msgspec.json.decode(plain)
        # Of a doubled key one is lost, and with it the quotes of at least one string.
        doubled = structure.count(b'"') != _structure(msgspec.json.encode(document)).count(b'"')
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged(origin, error) from None
    if doubled:
        raise PlaygroundError(f"{origin}: {_doubled(plain)}; leave one of them out")
    return plain, document


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: it would look again and again through what is being made, half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _plain(data: bytes | str, origin: str) -> bytes:
    try:
        text = data.encode() if isinstance(data, str) else bytes(data)
    except UnicodeEncodeError as error:
        raise _damaged(origin, error) from None
    if len(text) > LARGEST:
        raise PlaygroundError(f"{origin} is too large: a JSON text has at most {LARGEST} bytes")
    if text.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        raise _damaged(origin, "it is written in UTF-16; save it as UTF-8")
    return text.removeprefix(BOM_UTF8)


def _damaged(origin: str, reason: object) -> PlaygroundError:
    return PlaygroundError(f"{origin} is damaged or no JSON file: {reason}")


def _structure(text: bytes) -> bytes:
    """The brackets and the quotes of a text, escaped quotes left out; in four passes that the interpreter does not do.

    Backslashes go in pairs first: what is left of them stands before what it escapes.
    """
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    return text.translate(_ONE_KIND, _OTHER_BYTES)


def _is_deep(structure: bytes) -> bool:
    """Whether lists and objects stand too deep in each other.

    A text whose brackets have no partners may get either answer: the decoder says what is wrong with it.
    """
    # Two quotes side by side hold no bracket; without them the same brackets stand within strings as before.
    rest = structure.replace(b'""', b"")
    if b'"' in rest:
        rest = b"".join(rest.split(b'"')[::2])
    if rest.count(b"[") <= DEEPEST:
        return False
    import numpy as np

    level = 0
    for start in range(0, len(rest), _PIECE):
        levels = np.cumsum(_MIDDLE - np.frombuffer(rest[start : start + _PIECE], dtype=np.int8), dtype=np.int64)
        if level + levels.max() > DEEPEST:
            return True
        level += int(levels[-1])
    return False


def _doubled(plain: bytes) -> str:
    """In words, which key stands twice, and where."""
    found: list[tuple[dict[str, Any], str]] = []

    def table_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs) and not found:
            found.append((table, _first_doubled(key for key, _ in pairs)))
        return table

    document = json.loads(plain, object_pairs_hook=table_of)
    table, key = found[0]
    return f"the key {shown(key)} stands twice in {_place(document, table) or 'the outermost object'}"


def _first_doubled(keys: Iterable[str]) -> str:
    seen: set[str] = set()
    # A set's `add` returns None, so that each key is looked up and then put in.
    return next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _place(document: Any, table: dict[str, Any]) -> str:
    """The way to an object within others; empty where a second key replaced what it was in."""
    waiting: list[tuple[Any, Any]] = [(document, None)]
    while waiting:
        here, way = waiting.pop()
        if here is table:
            return _words(way)
        items: Iterable[tuple[Any, Any]] = here.items() if isinstance(here, dict) else enumerate(here)
        waiting += [(value, (way, step)) for step, value in items if isinstance(value, dict | list)]
    return ""


def _words(way: Any) -> str:
    """A way in the notation of most languages, such as a.b[0]."""
    words = ""
    while way is not None:
        way, step = way
        words = (f"[{step}]" if isinstance(step, int) else f".{step}") + words
    return words.removeprefix(".")
