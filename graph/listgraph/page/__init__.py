"""The HTML graph: what is drawn, the pyvis network, the data, and the one file they make."""
