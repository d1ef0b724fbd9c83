"""What Chinese official prose and its English are made of: bounds, scales, units, numerals, directions, classes of characters.

Tables, and the functions that read one of their words; every room that needs such knowledge takes it from here.
"""
