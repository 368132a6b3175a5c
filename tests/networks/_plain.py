"""A network in plain NumPy: loss, gradient and Hessian-vector product, one sample after the other."""

from __future__ import annotations

import itertools

import mpmath
import numpy as np

from tests.networks.activations._exact import EXACT


def phi(activation, z):
    """φ, φ′ and φ″ of a vector, rounded from exact ones."""
    with mpmath.workdps(30):
        return np.array([[float(part) for part in EXACT[activation](mpmath.mpf(float(one)))] for one in z]).T


def loss_of(name, z, y):
    """ℓ, ∂ℓ/∂z and ∂²ℓ/∂z² of one sample."""
    if name == "squared":
        return 0.5 * np.sum((z - y) ** 2), z - y, np.eye(len(z))
    if name == "logistic":
        p = 1 / (1 + np.exp(-z))
        return np.logaddexp(0, z[0]) - y[0] * z[0], p - y, np.diag(p * (1 - p))
    p = np.exp(z - z.max())
    p /= p.sum()
    hot = np.arange(len(z)) == y[0]
    return -np.log(p[hot][0]), p - hot, np.diag(p) - np.outer(p, p)


def layers_of(theta, widths):
    """(W, b) of each layer."""
    made, place = [], 0
    for before, after in itertools.pairwise(widths):
        middle, end = place + before * after, place + (before + 1) * after
        made.append((theta[place:middle].reshape(after, before), theta[middle:end]))
        place = end
    return made


def plain(widths, activation, loss, theta, v, inputs, targets):
    """Return the mean loss, its gradient and H·v: the passes of a sample and their tangents (Pearlmutter 1994)."""
    total, gradient, product = 0.0, np.zeros_like(theta), np.zeros_like(theta)
    layers, moves = layers_of(theta, widths), layers_of(v, widths)
    for x, y in zip(inputs, np.reshape(targets, (len(inputs), -1)), strict=True):
        a, a_dot, seen = x, np.zeros_like(x), []
        for k, ((W, b), (V, c)) in enumerate(zip(layers, moves, strict=True)):
            z, z_dot = W @ a + b, V @ a + W @ a_dot + c
            seen.append((a, a_dot))
            a, slope, bend = phi(activation, z) if k < len(layers) - 1 else (z, np.ones_like(z), np.zeros_like(z))
            seen[-1] += (slope, bend * z_dot)
            a_dot = slope * z_dot
        cost, g, curvature = loss_of(loss, a, y)
        total += cost / len(inputs)
        g_dot = curvature @ a_dot
        parts, parts_dot = [], []
        for (W, _), (V, _), (a, a_dot, slope, slope_dot) in zip(layers[::-1], moves[::-1], seen[::-1], strict=True):
            g, g_dot = g * slope, g_dot * slope + g * slope_dot
            parts += [g, np.outer(g, a).ravel()]
            parts_dot += [g_dot, (np.outer(g_dot, a) + np.outer(g, a_dot)).ravel()]
            g, g_dot = W.T @ g, W.T @ g_dot + V.T @ g
        gradient += np.concatenate(parts[::-1]) / len(inputs)
        product += np.concatenate(parts_dot[::-1]) / len(inputs)
    return total, gradient, product
