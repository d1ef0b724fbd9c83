"""The site wing: all that knows MkDocs and Material, called by ``hooks/publish.py``."""

from workreport.site.assembly import add_files, finish, page_context, prepare, start, template_context, templates
from workreport.site.failing import end
from workreport.site.preview import watch

__all__ = ["add_files", "end", "finish", "page_context", "prepare", "start", "template_context", "templates", "watch"]
