/** Facets: what articles are told apart by, each a column that is decoded when it is first asked for. */
import { block, kindNumber, opening, relationNumber } from "./data.js";
import { marksOf, marksVersion } from "./mine.js";
import { edges, idOf, kindOf, labelOf, nodeWithId, values } from "./graph.js";

/**
 * For each article (a row) the numbers of its values: `items` from `starts[row]` to `starts[row + 1]`.
 *
 * @typedef {{key: string, node: number | null}} FacetValue
 * @typedef {{values: FacetValue[], numbers: Map<string, number>, starts: Int32Array, items: number[]}} Facet
 */

/** What stands for "not known" among the keys of a facet. */
export const UNKNOWN = "-";

/** Topics that are tags and nothing else: they have facets of their own. */
const TAGS = { licence: new Set(opening.tags.licence), tag: new Set(opening.tags.tag) };

/** Whether a value is shown under a facet: what is only a tag is no topic there. @param {string} name @param {FacetValue} value */
export const belongs = (name, { key, node }) => key !== UNKNOWN && (name !== "topic" || node === null || !(TAGS.licence.has(node) || TAGS.tag.has(node)));

/** The keys of an article's values: ids of nodes, or the words of an attribute. */
/** @type {Record<string, (article: number) => string[]>} */
const KEYS = {
  topic: (article) => topicsOf(article).flatMap(broader).map(idOf),
  licence: (article) => topicsOf(article).filter((topic) => TAGS.licence.has(topic)).map(idOf),
  tag: (article) => topicsOf(article).filter((topic) => TAGS.tag.has(topic)).map(idOf),
  model: (article) => modelsOf(article).map(idOf),
  list: (article) => above(article).filter((node) => kindOf(node) === "List").map(idOf),
  section: (article) => above(article).filter((node) => kindOf(node) === "Section").map(idOf),
  publisher: (article) => targets(article, "publishedBy").map(idOf),
  medium: (article) => values(article, "medium"),
  language: (article) => values(article, "language"),
  year: (article) => values(article, "published").map((text) => text.slice(0, 4)),
  mine: (article) => marksOf(idOf(article)),
  since: (article) => [isNew(article) ? "new" : "old"],
  these: (article) => [idOf(article)],
};
export const FACETS = Object.keys(KEYS);
/** The facet that leaves the articles that were picked by hand: there is nothing in it to choose from. */
export const PICKED = "these";
const OF_NODES = ["topic", "licence", "tag", "model", "list", "section", "publisher", PICKED];

/** The articles that the graph compared with does not have. */
/** @type {Set<number>} */
const fresh = new Set(opening.fresh);

/** @param {number} node */
export const isNew = (node) => fresh.has(node);

/** @type {Map<string, Facet>} */
const made = new Map();
/** The marks of which the facet was made. */
let marked = 0;
/** @type {Int32Array | null} */
let articleNodes = null;

/** The nodes that are articles, in order. */
export function articles() {
  if (!articleNodes) {
    /** @type {number[]} */
    const kinds = block("nodes").kind;
    articleNodes = Int32Array.from(kinds.keys()).filter((node) => kinds[node] === kindNumber.Article);
  }
  return articleNodes;
}

/** So many articles are put into a column in less than a frame. */
const QUICK = 3000;

/** Whether a facet can be had at once; the columns of many articles are made after the first picture. @param {string} name */
export const isReady = (name) => made.has(name) || articles().length <= QUICK;

/** @type {Map<string, boolean>} */
const telling = new Map();

/** Whether articles have different values of a facet: known as soon as two are met. @param {string} name */
export function tells(name) {
  const key = name === "mine" ? `mine ${marksVersion()}` : name;
  const known = telling.get(key);
  if (known !== undefined) return known;
  const values = new Set();
  const found = articles().some((article) => {
    for (const key of KEYS[name](article)) values.add(key);
    return values.size > 1;
  });
  telling.set(key, found);
  return found;
}

/** The facets of which articles have different values. */
export const tellingFacets = () => FACETS.filter((name) => name !== PICKED && tells(name));

/**
 * @param {string} name
 * @returns {Facet}
 */
export function facet(name) {
  if (name === "mine" && marked !== marksVersion()) made.delete(name);
  let found = made.get(name);
  if (!found) {
    found = column(KEYS[name], OF_NODES.includes(name));
    made.set(name, found);
    if (name === "mine") marked = marksVersion();
  }
  return found;
}

/**
 * @param {(article: number) => string[]} keysOf
 * @param {boolean} ofNodes
 * @returns {Facet}
 */
function column(keysOf, ofNodes) {
  const starts = new Int32Array(articles().length + 1);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {number[]} */
  const items = [];
  articles().forEach((article, row) => {
    const keys = new Set(keysOf(article));
    if (!keys.size) keys.add(UNKNOWN);
    for (const key of keys) {
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      items.push(/** @type {number} */ (numbers.get(key)));
    }
    starts[row + 1] = items.length;
  });
  const rows = Array.from(numbers.keys(), (key) => ({ key, node: ofNodes ? (nodeWithId(key) ?? null) : null }));
  return { values: rows, numbers, starts, items };
}

/**
 * @param {number} node
 * @param {string} relation
 */
export function targets(node, relation) {
  const { out, relation: relations, target } = edges();
  const wanted = relationNumber[relation];
  const found = [];
  for (let edge = out[node]; edge < out[node + 1]; edge += 1) if (relations[edge] === wanted) found.push(target[edge]);
  return found;
}

/**
 * The nodes that lead to one by a relation.
 * @param {number} node
 * @param {string} relation
 */
export function sources(node, relation) {
  const { into, entering, relation: relations, source } = edges();
  const wanted = relationNumber[relation];
  const found = [];
  for (let at = into[node]; at < into[node + 1]; at += 1) if (relations[entering[at]] === wanted) found.push(source[entering[at]]);
  return found;
}

/** The models that an article is about: first what it introduces, then what it covers or compares. @param {number} article */
export function modelsOf(article) {
  return Array.from(new Set([...sources(article, "introducedBy"), ...targets(article, "covers"), ...targets(article, "compares")]));
}

/** The topics that an article is filed under. @param {number} article */
export const topicsOf = (article) => targets(article, "onTopic");

/** A topic and all that are broader. @param {number} topic @returns {number[]} */
function broader(topic) {
  const found = new Set([topic]);
  for (const one of found) for (const other of targets(one, "broader")) found.add(other);
  return Array.from(found);
}

/** What each section stands in, all the way up, itself included. */
/** @type {Map<number, number[]>} */
const ancestors = new Map();

/**
 * The sections and lists that hold an article, however deep.
 * @param {number} article
 */
function above(article) {
  return targets(article, "listedIn").flatMap(withAncestors);
}

/**
 * @param {number} node
 * @returns {number[]}
 */
export function withAncestors(node) {
  const known = ancestors.get(node);
  if (known) return known;
  ancestors.set(node, [node]); // a circle ends here
  const found = [node, ...targets(node, "partOf").flatMap(withAncestors)];
  ancestors.set(node, found);
  return found;
}

/**
 * A section by its heading and the one above it, as headings repeat.
 * @param {number} section
 */
export function headingPath(section) {
  let path = paths.get(section);
  if (path === undefined) paths.set(section, (path = withAncestors(section).filter((node) => kindOf(node) === "Section").slice(0, 2).map(labelOf).join(" ‹ ")));
  return path;
}

/** @type {Map<number, string>} */
const paths = new Map();
