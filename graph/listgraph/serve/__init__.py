"""``listgraph serve``: the page, a query page and a SPARQL endpoint. Nothing here is needed without it."""
