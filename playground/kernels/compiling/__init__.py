"""From a function or a text to machine code.

It holds the compiler, its checked mode, the store of compiled kernels, calls by address.
"""
