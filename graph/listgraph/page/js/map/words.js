/** Words about a node: what it is called, who published it, when, and what is said of it. */
import { targets } from "../data/facets.js";
import { labelOf, values } from "../data/graph.js";
import { shortened, visible } from "../ground/text.js";

/** The first words of a description. @param {number} node */
export const firstWords = (node) => shortened(visible(values(node, "description")[0] ?? ""), 240);

/** Publisher and year of an article; maker and year of a model. @param {number} node */
export function facts(node) {
  const by = [...targets(node, "publishedBy"), ...targets(node, "developedBy")].map(labelOf);
  const year = [...values(node, "published"), ...values(node, "firstReleased")].map((text) => text.slice(0, 4));
  return [...by.slice(0, 1), ...year.slice(0, 1)].map(visible);
}
