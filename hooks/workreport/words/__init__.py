"""The words of the interface that every site shares, a file for each language; a site's ``interface.yml`` is laid over them."""
