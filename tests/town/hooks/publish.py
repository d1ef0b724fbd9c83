"""The hook that ``mkdocs.yml`` names: MkDocs' events, as the package has them."""

from workreport.site.events import *  # noqa: F403  # all events there are, and those that a later version adds
