"""The site wing: all that knows MkDocs and Material, called by ``hooks/publish.py``."""

from workreport.site.assembly import add_files, page_content, page_context, prepare, start, template_context, templates
from workreport.site.failing import end
from workreport.site.preview import watch
from workreport.site.staging import finish

__all__ = ["add_files", "end", "finish", "page_content", "page_context", "prepare", "start", "template_context", "templates", "watch"]
