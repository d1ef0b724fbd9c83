"""The terms that serve any report, a file for each language; a site's ``glossary.yml`` is laid over them."""
