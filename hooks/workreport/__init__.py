"""Turns a Chinese government work report into a bilingual publication.

One way through the house: manuscript → outline → edition → pages. Every room is pure functions over the frozen
dataclasses of `model`; files are read by `library` and written by the site wing and the commands.
"""

import sys

sys.set_int_max_str_digits(0)  # a figure of a source may have any number of digits; Python's limit is meant for requests of strangers
