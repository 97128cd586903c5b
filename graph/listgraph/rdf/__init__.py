"""The knowledge graph as RDF: pure functions from a graph to triples, quads and bytes."""
