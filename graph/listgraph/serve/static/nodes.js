/** Which results are nodes of the graph, and where the graph shows them. */

/** The kinds that the graph shows, the first preferred where two nodes have one name: class, path. */
const KINDS = [
  ["Model", "model"],
  ["Article", "article"],
  ["Topic", "topic"],
  ["Organization", "organization"],
  ["Publisher", "publisher"],
  ["Section", "section"],
  ["List", "list"],
];

/** @typedef {{type: string, value: string, datatype?: string, "xml:lang"?: string}} Term */

/**
 * The id of the node with that IRI; undefined where it is none that the graph shows.
 * @param {string} iri
 * @param {string} base
 */
export function idOf(iri, base) {
  if (!iri.startsWith(base)) return undefined;
  const id = iri.slice(base.length);
  return KINDS.some(([, path]) => id.startsWith(`${path}/`)) ? id : undefined;
}

/**
 * The address of the graph with that node selected.
 * @param {string} id
 */
export const graphAddress = (id) => `./#node=${encodeURIComponent(id).replaceAll("%2F", "/")}`;

/**
 * The query for the nodes that have one of these as their name or address; undefined where none can be one.
 * @param {Term[]} terms
 */
export function lookup(terms) {
  const values = terms.filter(isNameOrAddress).map(written);
  if (values.length === 0) return undefined;
  const kinds = KINDS.map(([name], rank) => `(<https://w3id.org/listgraph/ns#${name}> ${rank})`).join(" ");
  return `SELECT ?value ?node {
    VALUES ?value { ${Array.from(new Set(values)).join(" ")} }
    { ?node <https://schema.org/name> ?value } UNION { ?node <https://schema.org/url> ?value }
    ?node a ?kind . VALUES (?kind ?rank) { ${kinds} }
  } ORDER BY ?rank ?node`;
}

/** @param {Term} term */
export function isNameOrAddress(term) {
  if (term.type === "uri") return /^https?:[^\s<>"{}|\\^`]+$/.test(term.value);
  return term.type === "literal" && !term.datatype && !term["xml:lang"] && /\S/.test(term.value) && term.value.length < 1000;
}

/** @param {Term} term */
const written = (term) => (term.type === "uri" ? `<${term.value}>` : JSON.stringify(term.value));
