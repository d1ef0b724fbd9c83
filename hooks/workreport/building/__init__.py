"""Builds what a report publishes, once for the same inputs: digests, a cache, and as many processes as there are.

A report is the unit. Its files are made by a pure function of its own inputs and of summaries of the reports beside it, and kept under a
digest of all of these; what stands outside reports is made from summaries. Nothing here knows MkDocs.
"""

from workreport.building.cache import SITE, Cache, Made, place
from workreport.building.inputs import parsed_key
from workreport.building.making import Making, begin_reports
from workreport.building.planning import Before, Prepared, Progress, outside_key, prepare_reports
from workreport.building.processes import PROCESSES, Here, Means, collect_seldom, share
from workreport.building.renewing import renew
from workreport.building.searching import Indexing, begin_search
from workreport.building.tasks import Listed, Look, listed

__all__ = [
    "PROCESSES",
    "SITE",
    "Before",
    "Cache",
    "Here",
    "Indexing",
    "Listed",
    "Look",
    "Made",
    "Making",
    "Means",
    "Prepared",
    "Progress",
    "begin_reports",
    "begin_search",
    "collect_seldom",
    "listed",
    "outside_key",
    "parsed_key",
    "place",
    "prepare_reports",
    "renew",
    "share",
]
