"""What every activation is, once more, with as many digits as mpmath is told to use."""

from __future__ import annotations

import mpmath
from mpmath import mpf


def _logistic(z):
    return 1 / (1 + mpmath.exp(-z))


def _sigmoid(z):
    rising, falling = _logistic(z), _logistic(-z)
    return rising, rising * falling, -rising * falling * mpmath.tanh(z / 2)


def _gelu(z):
    bell, below = mpmath.npdf(z), mpmath.erfc(-z / mpmath.sqrt(2)) / 2
    return z * below, below + z * bell, (2 - z * z) * bell


def _tanh(z):
    a, fall = mpmath.tanh(z), mpmath.sech(z) ** 2
    return a, fall, -2 * a * fall


def _elu(z, alpha=1.0):
    if z > 0:
        return z, mpf(1), mpf(0)
    if z == 0:
        return mpf(0), mpf(alpha == 1), mpf(0)
    return alpha * mpmath.expm1(z), alpha * mpmath.exp(z), alpha * mpmath.exp(z)


def _leaky_relu(z, leak=0.01):
    return (z if z > 0 else z * mpf(leak)), mpf(z > 0) + mpf(leak) * mpf(z < 0), mpf(0)


# φ, φ′, φ″ by z and the parameters; at a kink 0.
EXACT = {
    "identity": lambda z: (z, mpf(1), mpf(0)),
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "relu": lambda z: (max(z, mpf(0)), mpf(z > 0), mpf(0)),
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "gelu": _gelu,
    "softplus": lambda z: (mpmath.log1p(mpmath.exp(z)), _logistic(z), _logistic(z) * _logistic(-z)),
    "sine": lambda z: (mpmath.sin(z), mpmath.cos(z), -mpmath.sin(z)),
    "quadratic": lambda z: (z * z, 2 * z, mpf(2)),
}
