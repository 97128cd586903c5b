// What Neo4j's own parser and checker find wrong with scripts, statement by statement; prints JSON.
import { readFileSync } from "node:fs";
import { lintCypherQuery, parseStatementsStrs } from "@neo4j-cypher/language-support";

const scripts = JSON.parse(readFileSync(0, "utf8"));
const checked = scripts.map((script) => ({
  statements: parseStatementsStrs(script).length,
  problems: lintCypherQuery(script, {}).diagnostics.map(({ message }) => message),
}));
process.stdout.write(JSON.stringify(checked));
