"""About, method, how to cite, accessibility: pages that every site has, made from its own facts; ``docs/LANG/`` overrides them."""
