/** Search: which nodes match what was typed, and how well. Knows nothing of the page. */
import { attributeNumber, block, summed } from "./data.js";
import { edges, incoming, kindOf, labelOf, relationOf, size } from "./graph.js";
import { folded, plain } from "./text.js";
import { maySpell, spelled } from "./pinyin.js";
import { editDistance, forgiven } from "./typos.js";

/** @typedef {{node: number, rank: number, via: string, text: string}} Hit */

/** The kinds that are found, in the order of their results. */
export const ORDER = ["Model", "Organization", "Publisher", "Article", "Section", "List"];
/** Kinds whose labels are names, in which slips are forgiven. */
const NAMED = ["Model", "Organization", "Publisher"];
/** How a match in something else than the label is explained. */
/** @type {Record<string, string>} */
const VIA = { altLabel: "viaAlias", prefLabel: "viaAlias", headline: "viaHeadline", url: "viaUrl", listedUrl: "viaUrl", homepage: "viaUrl", account: "viaAlias" };

/** @type {{label: string[], more: Map<number, {text: string, folded: string, via: string}[]>} | null} */
let table = null;

/** What is searched, folded once, at the first search. */
function index() {
  if (table) return table;
  const labels = block("nodes").label.map(folded);
  const literals = block("literals");
  const owners = summed(literals.source);
  /** @type {Map<number, {text: string, folded: string, via: string}[]>} */
  const more = new Map();
  const wanted = new Map(Object.entries(VIA).map(([name, via]) => [attributeNumber[name], via]));
  literals.text.forEach((/** @type {string} */ text, /** @type {number} */ row) => {
    const via = wanted.get(literals.attribute[row]);
    if (!via || !text) return;
    const key = folded(text);
    if (key === labels[owners[row]]) return;
    if (!more.has(owners[row])) more.set(owners[row], []);
    more.get(owners[row])?.push({ text, folded: key, via });
  });
  table = { label: labels, more };
  return table;
}

/**
 * Every node that matches, best first.
 * @param {string} query
 * @returns {Hit[]}
 */
export function find(query) {
  const whole = folded(query);
  if (!whole) return [];
  const words = plain(query).split(/\s+/).map(folded).filter(Boolean);
  const { label, more } = index();
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (let node = 0; node < size(); node += 1) {
    let best = rank(label[node], whole, words);
    let via = "";
    let text = "";
    for (const other of more.get(node) ?? []) {
      const found = rank(other.folded, whole, words) + (other.via === "viaUrl" ? 5 : 0.5);
      if (found < best) [best, via, text] = [found, other.via, other.text];
    }
    if (best < Infinity) hits.set(node, { node, rank: best, via, text });
  }
  if (maySpell(whole)) addSpelled(hits, whole);
  addPublished(hits);
  if (!hits.size) addSimilar(hits, whole);
  return Array.from(hits.values())
    .filter((hit) => ORDER.includes(kindOf(hit.node)))
    .sort((a, b) => a.rank - b.rank || links(b.node) - links(a.node) || a.node - b.node);
}

/**
 * How well a text matches: less is better, Infinity is not at all.
 * @param {string} text
 * @param {string} whole
 * @param {string[]} words
 */
function rank(text, whole, words) {
  if (text === whole) return 0;
  if (text.startsWith(whole)) return 1;
  if (text.includes(whole)) return 2;
  return words.length > 1 && words.every((word) => text.includes(word)) ? 3 : Infinity;
}

/** @param {number} node */
function links(node) {
  const { out, into } = edges();
  return out[node + 1] - out[node] + into[node + 1] - into[node];
}

/**
 * The articles of a publisher that matches by its name.
 * @param {Map<number, Hit>} hits
 */
function addPublished(hits) {
  const { source } = edges();
  for (const { node, rank: found } of Array.from(hits.values())) {
    if (kindOf(node) !== "Publisher" || found >= 5) continue;
    for (const edge of incoming(node).slice(0, 200)) {
      if (relationOf(edge) === "publishedBy" && !hits.has(source[edge])) {
        hits.set(source[edge], { node: source[edge], rank: 8, via: "viaPublisher", text: labelOf(node) });
      }
    }
  }
}

/**
 * Chinese names and titles that are spelled so in pinyin.
 * @param {Map<number, Hit>} hits
 * @param {string} whole
 */
function addSpelled(hits, whole) {
  const { label, more } = index();
  for (let node = 0; node < size(); node += 1) {
    if (hits.has(node)) continue;
    let [best, via, text] = [spelled(label[node], whole), "", ""];
    for (const other of more.get(node) ?? []) {
      const found = other.via === "viaUrl" ? Infinity : spelled(other.folded, whole);
      if (found < best) [best, via, text] = [found, other.via, other.text];
    }
    if (best < Infinity) hits.set(node, { node, rank: 4 + best / 2, via, text });
  }
}

/**
 * Where nothing matches: names that are spelled nearly so.
 * @param {Map<number, Hit>} hits
 * @param {string} whole
 */
function addSimilar(hits, whole) {
  const limit = forgiven(whole);
  if (!limit) return;
  const { label, more } = index();
  for (let node = 0; node < size(); node += 1) {
    if (!NAMED.includes(kindOf(node))) continue;
    const names = [label[node], ...(more.get(node) ?? []).map((other) => other.folded)];
    const found = Math.min(...names.map((name) => editDistance(name, whole, limit)));
    if (found <= limit) hits.set(node, { node, rank: 10 + found, via: "viaTypo", text: "" });
  }
}
