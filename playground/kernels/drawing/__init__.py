"""Kernels that draw: levels, lines, reliefs."""
