// Answers SPARQL queries with Comunica over texts of RDF; prints for each query its rows.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

const { texts, queries } = JSON.parse(readFileSync(0, "utf8"));
const store = new Store();
for (const text of texts) store.addQuads(new Parser().parse(text));
const engine = new QueryEngine();
const answers = [];
for (const query of queries) {
  const rows = await (await engine.queryBindings(query, { sources: [store] })).toArray();
  answers.push(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
}
process.stdout.write(JSON.stringify(answers));
