"""The one reader of JSON files: bounded in size and depth, in a time that grows as the text does.

What is long is decoded in pieces (`json_pieces`), so that a window lives while one of its threads reads.
"""

import gc
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from playground.base.doubled_key import DoubledKeyError, doubled_key
from playground.base.errors import PlaygroundError
from playground.base.take_apart import take_apart

Kind = TypeVar("Kind")

LARGEST = 64 * 2**20  # bytes
DEEPEST = 64  # lists and objects within each other; what the program writes has less than ten
_TOO_DEEP = f"lists and objects stand more than {DEEPEST} deep in each other"
# All but what begins and ends strings, lists and objects; and the two kinds of brackets made one.
_OTHER_BYTES = bytes(byte for byte in range(256) if byte not in b'"[]{}')
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_MIDDLE = (ord("[") + ord("]")) // 2  # less a bracket it is 1 for one that opens, −1 for one that closes
_PIECE = 2**20  # bytes
# What is longer is decoded in pieces. Below it the decoder takes some milliseconds, less than NumPy's import.
_LONG = 2**20  # bytes


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
    document = _long(plain, origin) if len(plain) > _LONG else None
    try:
        return msgspec.json.decode(plain, type=kind) if document is None else msgspec.convert(document, kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged(origin, error) from None
    finally:
        take_apart(document)


def _read(data: bytes | str, origin: str) -> tuple[bytes, Any]:
    """The text without its byte-order mark, and its values."""
    plain = _plain(data, origin)
    return plain, _long(plain, origin) if len(plain) > _LONG else _short(plain, origin)


def _short(plain: bytes, origin: str) -> Any:
    structure = _structure(plain)
    if _is_deep(structure):
        raise _damaged(origin, _TOO_DEEP)
    try:
        document = msgspec.json.decode(plain)
        # Of a doubled key one is lost, and with it the quotes of at least one string.
        doubled = structure.count(b'"') != _structure(msgspec.json.encode(document)).count(b'"')
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged(origin, error) from None
    if doubled:
        raise _refused(origin, doubled_key(plain))
    return document


def _long(plain: bytes, origin: str) -> Any:
    from playground.base.json_pieces import TooDeepError, decode_in_pieces

    try:
        with _no_collection():
            return decode_in_pieces(plain, DEEPEST)
    except TooDeepError:
        raise _damaged(origin, _TOO_DEEP) from None
    except DoubledKeyError as doubled:
        raise _refused(origin, doubled) from None
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _damaged(origin, error) from None


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: it would look again and again through what is being made, half of the time.

    What was made is not looked through afterwards either, which would stop every thread; without rings in it, it goes
    when nothing holds it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
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


def _refused(origin: str, doubled: DoubledKeyError) -> PlaygroundError:
    return PlaygroundError(f"{origin}: {doubled.words}; leave one of them out")


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
