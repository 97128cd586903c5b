/** One sentence that says what a thing is, by what the graph knows of it. */
import { total } from "../data/contests.js";
import { headingPath, sources, targets } from "../data/facets.js";
import { kindOf, labelOf, values } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { visible } from "../ground/text.js";
import { entryCount } from "./parts.js";

/** How articles are about a thing, for each kind; what else leads from one to a thing only mentions it. @type {Record<string, string[]>} */
const ABOUT = { Model: ["covers", "compares"], Organization: ["concerns"], Publisher: ["publishedBy"], Topic: ["onTopic"], Section: ["listedIn"], List: ["listedIn"] };

/** The articles that are about a thing, or introduce it. @param {number} node */
export function articlesAbout(node) {
  return new Set([...(ABOUT[kindOf(node)] ?? []).flatMap((name) => sources(node, name)), ...targets(node, "introducedBy")]);
}

/** How many articles mention a thing and are not about it. @param {number} node */
function mentions(node) {
  const about = articlesAbout(node);
  return sources(node, "mentions").filter((article) => !about.has(article)).length;
}

/** How many articles are about a thing, and how many mention it besides. @param {number} node */
const told = (node) => [entries(articlesAbout(node).size), counted("mentionedCount", mentions(node))].filter(Boolean).join(say("comma"));

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
    return [made, told(node), counted("wonCount", won), counted("lostCount", lost), counted("comparedCount", level + open)];
  },
  Organization: (node) => [counted("modelCount", sources(node, "developedBy").length), told(node)],
  Publisher: (node) => [told(node)],
  Topic: (node) => [named(node, "broader"), told(node)],
  Section: (node) => [named(node, "partOf"), told(node), counted("partCount", sources(node, "partOf").length)],
  List: (node) => [counted("partCount", sources(node, "partOf").length), told(node)],
};

/** @param {number} holder a section or list */
const placeOf = (holder) => (kindOf(holder) === "Section" ? headingPath(holder) : labelOf(holder));

/** @param {number} node */
export function sentence(node) {
  return visible((PARTS[kindOf(node)]?.(node) ?? []).filter(Boolean).join(" · "));
}
