/** One sentence that says what a thing is, by what the graph knows of it. */
import { total } from "../data/contests.js";
import { headingPath, targets } from "../data/facets.js";
import { edges, incoming, kindOf, labelOf, relationOf, values } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { visible } from "../ground/text.js";
import { entryCount } from "./parts.js";

/** How many nodes lead to one by some relations. @param {number} node @param {string[]} relations */
function sources(node, relations) {
  const { source } = edges();
  return new Set(incoming(node).filter((edge) => relations.includes(relationOf(edge))).map((edge) => source[edge])).size;
}

/** How many articles a model is introduced in, covered by or compared in. @param {number} node */
function about(node) {
  const { source } = edges();
  const told = incoming(node).filter((edge) => ["covers", "compares"].includes(relationOf(edge))).map((edge) => source[edge]);
  return new Set([...told, ...targets(node, "introducedBy")]).size;
}

/** @param {number} node @param {string} name */
const first = (node, name) => values(node, name)[0] ?? "";

/** @param {number} count */
const entries = (count) => (count ? entryCount(count) : "");

/** @param {string} key @param {number} count */
const counted = (key, count) => (count ? say(key, { count: number(count) }) : "");

/** The names at the ends of a relation. @param {number} node @param {string} relation */
const named = (node, relation) => targets(node, relation).map(labelOf).join(", ");

/** @type {Record<string, (node: number) => string[]>} */
const PARTS = {
  Article: (node) => {
    const [holder] = targets(node, "listedIn");
    const medium = first(node, "medium");
    return [named(node, "publishedBy"), first(node, "published").slice(0, 4), medium && say(`medium_${medium}`), holder === undefined ? "" : placeOf(holder)];
  },
  Model: (node) => {
    const { won, lost, level, open } = total(node);
    const made = [named(node, "developedBy"), first(node, "firstReleased").slice(0, 4)].filter(Boolean).join(say("comma"));
    return [made, entries(about(node)), counted("wonCount", won), counted("lostCount", lost), counted("comparedCount", level + open)];
  },
  Organization: (node) => [counted("modelCount", sources(node, ["developedBy"])), entries(sources(node, ["concerns"]))],
  Publisher: (node) => [entries(sources(node, ["publishedBy"]))],
  Topic: (node) => [named(node, "broader"), entries(sources(node, ["onTopic"]))],
  Section: (node) => [named(node, "partOf"), entries(sources(node, ["listedIn"])), counted("partCount", sources(node, ["partOf"]))],
  List: (node) => [counted("partCount", sources(node, ["partOf"])), entries(sources(node, ["listedIn"]))],
};

/** @param {number} holder a section or list */
const placeOf = (holder) => (kindOf(holder) === "Section" ? headingPath(holder) : labelOf(holder));

/** @param {number} node */
export function sentence(node) {
  return visible((PARTS[kindOf(node)]?.(node) ?? []).filter(Boolean).join(" · "));
}
