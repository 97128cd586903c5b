"""The same journey on many machines: documents are tasks of Dask, claims are Parquet, merging is a shuffle.

In come the address of lists and that of a scheduler; out go sorted N-Quads, tables and an index, as
:func:`listgraph.cluster.build.build` says. The steps are those of :mod:`listgraph.knowledge`: a local build
takes them with all facts in one dictionary, this one with those of one key at a time. Dask and pyarrow come
with the extra ``cluster``; nothing but the command line imports this room.
"""
