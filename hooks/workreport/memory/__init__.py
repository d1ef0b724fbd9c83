"""Translation memory: what has been translated before, and drafts of what is like it.

A draft takes the English of a like sentence and puts the new figures, years, terms and names in their places. It is proven where the two
Chinese sentences differ in nothing else, every new figure has one place to go, and the result passes the checks of laws 3, 4 and 9; what
is not proven is told with what is doubtful.
"""

from workreport.memory.drafting import Draft, Memory
from workreport.memory.pairs import Pair

__all__ = ["Draft", "Memory", "Pair"]
