"""Kernels that move points: the hot loop, its frame, what a step asks the problem for, what acts beside a step."""
