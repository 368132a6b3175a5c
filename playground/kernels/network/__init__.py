"""The kernels of a network: one operation a file, passes forward and backward over a table of operations.

A network is a table of operations (`operation`) over buffers that were made once; the passes (`passes`) call each
operation's kernel by its address, so that a network of any shape needs no compilation of its own. Numbers of all
samples of one feature lie side by side: every loop runs over samples and vectorizes, whatever the layers' widths.
"""
