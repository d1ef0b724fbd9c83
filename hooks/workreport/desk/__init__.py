"""The desk: a translator's place of work inside the preview, on this machine alone; nothing of it is in the published site.

The preview's own server hands every request to `application`, which answers what is the desk's and adds the desk to pages of translated
editions. The rest of the preview knows nothing of it.
"""

from workreport.desk.application import application

__all__ = ["application"]
