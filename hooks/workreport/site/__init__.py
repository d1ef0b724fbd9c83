"""The site wing: all that knows MkDocs and Material, called by ``hooks/publish.py``."""

from workreport.site.assembly import add_files, end, finish, page_context, prepare, start, template_context, templates, watch

__all__ = ["add_files", "end", "finish", "page_context", "prepare", "start", "template_context", "templates", "watch"]
