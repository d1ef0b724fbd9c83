"""The site wing: all that knows MkDocs and Material, called by ``hooks/publish.py``.

What of it needs neither imports without them (server settings, Material's style sheet, standard pages), so that another engine has it too.
"""
