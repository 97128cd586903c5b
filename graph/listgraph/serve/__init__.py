"""``listgraph serve``: the folder of a build in; the page, a query page and a SPARQL endpoint out.

Nothing here is needed without that command, which alone imports it.
"""
