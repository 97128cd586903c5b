/** The columns of the table: what is said of each node of a kind, as text or number. */
import { total } from "../data/contests.js";
import { headingPath } from "../data/facets.js";
import { valueLabel } from "../controls/filters.js";
import { edgePasses } from "../data/filter.js";
import { edges, incoming, kindOf, labelOf, outgoing, relationOf, values } from "../data/graph.js";

/** @typedef {{name: string, numeric?: boolean, wide?: boolean, value: (node: number) => string | number}} Column */

/** @type {Column} */
const NAME = { name: "name", wide: true, value: labelOf };

/** @type {Record<string, Column[]>} */
export const COLUMNS = {
  Article: [
    NAME,
    { name: "models", value: (node) => labels(node, "covers") },
    { name: "publisher", value: (node) => labels(node, "publishedBy") },
    { name: "section", value: (node) => sections(node) },
    { name: "medium", value: (node) => values(node, "medium").map((key) => valueLabel("medium", { key, node: null })).join(", ") },
    { name: "language", value: (node) => values(node, "language").map((key) => valueLabel("language", { key, node: null })).join(", ") },
    { name: "year", value: (node) => values(node, "published")[0]?.slice(0, 4) ?? "" },
  ],
  Model: [
    NAME,
    { name: "articles", numeric: true, value: (node) => sources(node, ["covers"]) },
    { name: "won", numeric: true, value: (node) => total(node).won },
    { name: "lost", numeric: true, value: (node) => total(node).lost },
    { name: "level", numeric: true, value: (node) => total(node).level },
    { name: "developer", value: (node) => labels(node, "developedBy") },
    { name: "basis", value: (node) => labels(node, "basedOn") },
    { name: "year", value: (node) => values(node, "firstReleased")[0] ?? "" },
  ],
  Organization: [
    NAME,
    { name: "developed", numeric: true, value: (node) => sources(node, ["developedBy"]) },
    { name: "articles", numeric: true, value: (node) => sources(node, ["concerns"]) },
  ],
  Publisher: [
    NAME,
    { name: "articles", numeric: true, value: (node) => sources(node, ["publishedBy"]) },
    { name: "homepage", value: (node) => values(node, "homepage")[0] ?? "" },
  ],
};

/** The labels of what a node is tied to. @param {number} node @param {string} relation */
function labels(node, relation) {
  return targets(node, relation).map(labelOf).join(", ");
}

/** @param {number} node @param {string} relation */
function targets(node, relation) {
  const { target } = edges();
  return outgoing(node).filter((edge) => relationOf(edge) === relation && edgePasses(edge)).map((edge) => target[edge]);
}

/** @param {number} node */
function sections(node) {
  return targets(node, "listedIn").map((one) => (kindOf(one) === "Section" ? headingPath(one) : labelOf(one))).join(", ");
}

/** How many nodes that pass are tied to a node. @param {number} node @param {string[]} relations */
function sources(node, relations) {
  const { source } = edges();
  return new Set(incoming(node).filter((edge) => relations.includes(relationOf(edge)) && edgePasses(edge)).map((edge) => source[edge])).size;
}
