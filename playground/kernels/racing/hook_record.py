"""The record of a hook: three words, the kernel's address and where its parameters and its memory (rows, n) lie."""

RECORD = 3
KERNEL, PARAMETERS, MEMORY = 0, 1, 2
