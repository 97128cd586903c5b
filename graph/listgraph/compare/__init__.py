"""Two graphs side by side: the facts of two exports or lists in, what came, went and changed out.

``snapshot`` reads the things of a graph, ``pairing`` finds each thing again in the other graph,
``changes`` tells them apart, ``diff`` is the way from folders to text and JSON. For ``cli`` alone.
"""
