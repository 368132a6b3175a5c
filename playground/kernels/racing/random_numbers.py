"""Random numbers that are a pure function of (seed, path, step, coordinate), in whatever order they are asked for.

Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3") turns a counter of
four 32-bit words and a key of two into four random words by ten rounds of multiplication and exclusive or. The key is
the seed, the counter is (step, coordinate, path's low word, path's high word): 0 ≤ step, coordinate < 2³². For jitted
code; vectorizes.
"""

from playground.kernels.elementary.cos import cosine
from playground.kernels.elementary.log import logarithm
from playground.kernels.elementary.traced import Value, root, select, traced_function

_WORD = 0xFFFFFFFF
_MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
_WEYL = (0x9E3779B9, 0xBB67AE85)
_ROUNDS = 10
_TURN = 6.283185307179586

Words = tuple[Value, Value, Value, Value]


def philox(counter: Words, key: tuple[Value, Value]) -> Words:
    """The four random words of a counter and a key; each word an integer below 2³²."""
    a, b, c, d = counter
    left, right = key
    for _ in range(_ROUNDS):
        low, high = a.times_integer(_MULTIPLIERS[0]), c.times_integer(_MULTIPLIERS[1])
        a, b, c, d = (high >> 32) ^ b ^ left, high & _WORD, (low >> 32) ^ d ^ right, low & _WORD
        left, right = left.plus_integer(_WEYL[0]) & _WORD, right.plus_integer(_WEYL[1]) & _WORD
    return a, b, c, d


def _words(seed: Value, path: Value, step: Value, coordinate: Value) -> Words:
    return philox((step & _WORD, coordinate & _WORD, path & _WORD, path >> 32), (seed & _WORD, seed >> 32))


def _unit(high: Value, low: Value) -> Value:
    """53 random bits as a number in (0, 1): a multiple of 2⁻⁵³, or 2⁻⁵⁴ in place of 0."""
    number = (((high << 32) | low) >> 11).as_double()
    return select(number > 0.0, number, 0.5) * 2.0**-53


@traced_function(words=True)
def uniform(seed: Value, path: Value, step: Value, coordinate: Value) -> Value:
    """A number from (0, 1), uniform to 53 bits."""
    a, b, _, _ = _words(seed, path, step, coordinate)
    return _unit(a, b)


@traced_function(words=True)
def normal(seed: Value, path: Value, step: Value, coordinate: Value) -> Value:
    """A standard normal number, √(-2 log u)·cos 2πv (Box & Muller 1958); at most 8.7 in size."""
    a, b, c, d = _words(seed, path, step, coordinate)
    return root(-2.0 * logarithm(_unit(a, b))) * cosine(_TURN * _unit(c, d))
