/** What is seen, as a question to the graph in SPARQL: a node, a fact with its evidence, the filter. */
import { opening } from "../data/data.js";
import { FACETS, PICKED, UNKNOWN, articles } from "../data/facets.js";
import { filedAt } from "../data/filter.js";
import { edges, idOf, relationOf } from "../data/graph.js";
import { allMarks, marksOf } from "../data/mine.js";
import { parted } from "../data/ways.js";
import { state } from "../ground/state.js";

const PREFIXES = `PREFIX lg: <https://w3id.org/listgraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
`;

/** How an article has a value of a facet: by a path to a node, or by a property with a text. */
/** @type {Record<string, {path: string, kind?: string, ofNodes: boolean}>} */
const PATHS = {
  topic: { path: "lg:onTopic/lg:broader*", ofNodes: true },
  licence: { path: "lg:onTopic", ofNodes: true },
  tag: { path: "lg:onTopic", ofNodes: true },
  model: { path: "(lg:covers|lg:compares|^lg:introducedBy)", ofNodes: true },
  list: { path: "lg:listedIn/lg:partOf*", kind: "lg:List", ofNodes: true },
  section: { path: "lg:listedIn/lg:partOf*", kind: "lg:Section", ofNodes: true },
  publisher: { path: "lg:publishedBy", ofNodes: true },
  medium: { path: "lg:medium", ofNodes: false },
  language: { path: "schema:inLanguage", ofNodes: false },
  year: { path: "schema:datePublished", ofNodes: false },
};

/** @param {number} node */
export const iri = (node) => opening.base + idOf(node);

/** @param {number} node */
export function nodeQuery(node) {
  return `SELECT ?relation ?other WHERE {
  { <${iri(node)}> ?relation ?other } UNION { ?other ?relation <${iri(node)}> }
}`;
}

/** @param {number} edge */
export function edgeQuery(edge) {
  const { source, target } = edges();
  return `${PREFIXES}SELECT ?file ?line ?quote ?rule ?confidence WHERE {
  ?evidence rdf:subject <${iri(source[edge])}> ;
    rdf:predicate lg:${relationOf(edge)} ;
    rdf:object <${iri(target[edge])}> ;
    lg:file ?file ; lg:rule ?rule ; lg:confidence ?confidence .
  OPTIONAL { ?evidence lg:line ?line }
  OPTIONAL { ?evidence lg:quote ?quote }
}`;
}

/** The articles that the filter leaves; with a confidence, the facts of theirs that are so sure. */
export function filterQuery() {
  const chosen = FACETS.filter((name) => state.facets[name]?.size);
  const sure = state.confidence > 0;
  return `${PREFIXES}SELECT DISTINCT ?article ?title${sure ? " ?relation ?object" : ""} WHERE {
  ?article a lg:Article ; rdfs:label ?title .
${chosen.map(condition).join("")}${sure ? certainty() : ""}}
ORDER BY ?title
`;
}

/** @param {string} name */
function condition(name) {
  if (name === "mine") return marked();
  if (name === "since") return fresh();
  if (name === PICKED) return `  FILTER(?article IN (${named([...state.facets[PICKED]])}))\n`;
  const { values: keys, places } = parted(state.facets[name]);
  return (places.length ? filed(name, new Set(places)) : "") + (keys.length ? valued(name, keys) : "");
}

/** Where an article is filed is the page's own choice among what it is about: they are named. @param {string} name @param {Set<string>} places */
function filed(name, places) {
  const meets = filedAt(name, places);
  return `  FILTER(?article IN (${named(Array.from(articles()).filter((_, row) => meets[row]).map(idOf))}))\n`;
}

/** @param {string} name @param {string[]} keys */
function valued(name, keys) {
  const { path, kind, ofNodes } = PATHS[name];
  const known = keys.filter((key) => key !== UNKNOWN).map((key) => (ofNodes ? `<${opening.base}${key}>` : quoted(key)));
  const typed = kind ? ` ?${name} a ${kind} .` : "";
  const value = ofNodes ? `?${name}` : name === "year" ? `SUBSTR(STR(?${name}), 1, 4)` : `STR(?${name})`;
  const test = known.length ? `${value} IN (${known.join(", ")})` : "false";
  const pattern = `?article ${path} ?${name} .${typed}`;
  if (keys.length === known.length) return `  ${pattern}\n  FILTER(${test})\n`;
  return `  OPTIONAL { ${pattern} }\n  FILTER(!BOUND(?${name}) || ${test})\n`;
}

/** @param {string[]} ids */
const named = (ids) => ids.map((id) => `<${opening.base}${id}>`).join(", ");

/** What is new is not in the graph either. */
function fresh() {
  const wanted = state.facets.since;
  const some = named(opening.fresh.map(idOf));
  return wanted.size > 1 ? "" : `  FILTER(?article ${wanted.has("new") ? "" : "NOT "}IN (${some}))\n`;
}

/** Marks are not in the graph: the articles that have one of those chosen, by name. */
function marked() {
  const wanted = state.facets.mine;
  const all = Array.from(allMarks().keys());
  const some = all.filter((id) => marksOf(id).some((mark) => wanted.has(mark)));
  if (!wanted.has(UNKNOWN)) return `  FILTER(?article IN (${named(some)}))\n`;
  return `  FILTER(?article NOT IN (${named(all.filter((id) => !some.includes(id)))}))\n`;
}

function certainty() {
  return `  ?evidence rdf:subject ?article ; rdf:predicate ?relation ; rdf:object ?object ; lg:confidence ?confidence .
  FILTER(?confidence >= ${state.confidence} && STRSTARTS(STR(?object), "${opening.base}"))
`;
}

/** @param {string} text */
const quoted = (text) => JSON.stringify(text);
