/** Words about a node: what it is called, who published it, when, and what is said of it. */
import { attributeNumber } from "../data/data.js";
import { targets } from "../data/facets.js";
import { labelOf, values } from "../data/graph.js";
import { shortened, visible } from "../ground/text.js";

/** @param {number} node @param {string} name */
const valuesOf = (node, name) => (name in attributeNumber ? values(node, name) : []);

/** The first words of a description. @param {number} node */
export const firstWords = (node) => shortened(visible(valuesOf(node, "description")[0] ?? ""), 240);

/** Publisher and year of an article; maker and year of a model. @param {number} node */
export function facts(node) {
  const by = [...targets(node, "publishedBy"), ...targets(node, "developedBy")].map(labelOf);
  const year = [...values(node, "published"), ...values(node, "firstReleased")].map((text) => text.slice(0, 4));
  return [...by.slice(0, 1), ...year.slice(0, 1)].map(visible);
}
