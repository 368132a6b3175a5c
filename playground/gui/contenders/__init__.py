"""The list of contenders.

It holds its rows, what is put on a contender, its parameters and its rule. Race and networks use it.
"""
