// Reads GEXF with graphology, the library under Gephi Lite; prints the graph as JSON.
import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";

const text = JSON.parse(readFileSync(0, "utf8"));
const graph = gexf.parse(graphology.MultiGraph, text);
process.stdout.write(JSON.stringify(graph.export()));
