"""The site wing: all that knows MkDocs and Material, called by ``hooks/publish.py`` through `events`."""
