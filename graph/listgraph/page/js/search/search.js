/** Search: which nodes match what was typed, and how well. Knows nothing of the page. */
import { attributeNumber, block, summed } from "../data/data.js";
import { edges, incoming, kindOf, labelOf, relationOf, size, wordsOf } from "../data/graph.js";
import { folded, plain } from "../ground/text.js";
import { parsed, withoutKind } from "./query.js";
import { maySpell, spelled } from "./pinyin.js";
import { editDistance, forgiven, latinWords, nearest } from "./typos.js";

/** @typedef {{node: number, rank: number, via: string, text: string}} Hit */

/** The kinds that are found, in the order of their results. */
export const ORDER = ["Model", "Topic", "Organization", "Article", "Publisher", "Section", "List"];
/** Kinds whose labels are names, in which slips are forgiven. */
const NAMED = ["Model", "Topic", "Organization", "Publisher"];
/** The rank of what stands within a word; better is only what begins one. */
const WITHIN = 4;
/** How a match in something else than the label is explained. */
/** @type {Record<string, string>} */
const VIA = { label: "viaAlias", altLabel: "viaAlias", prefLabel: "viaAlias", headline: "viaHeadline", url: "viaUrl", listedUrl: "viaUrl", homepage: "viaUrl", account: "viaAlias", description: "viaDescription" };
/** What such a match counts for less than one in the label; what is no name counts least, and is not spelled or mistyped. */
/** @type {Record<string, number>} */
const LATE = { viaUrl: 5, viaDescription: 6 };
/** Characters of a description that stand before the word that was found. */
const BEFORE = 20;

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
  owners.forEach((_, row) => {
    const via = wanted.get(literals.attribute[row]);
    const text = via ? wordsOf(row) : "";
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
  const asked = parsed(query);
  if (!asked.whole) return [];
  const named = withoutKind(asked);
  const found = asked.phrase ? phrased(asked) : meant(asked);
  const fewer = found.length || !named ? found : meant(named).filter((hit) => kindOf(hit.node) === named.kind);
  return fewer
    .filter((hit) => ORDER.includes(kindOf(hit.node)))
    .sort((a, b) => a.rank - b.rank || links(b.node) - links(a.node) || a.node - b.node);
}

/** The nodes with a text that holds a phrase, as it was put in quotes. @param {import("./query.js").Query} query */
function phrased({ phrase }) {
  return Array.from(matching((_, shown) => (plain(shown).includes(phrase) ? (plain(shown) === phrase ? 0 : 2) : Infinity), [phrase]).values());
}

/** The nodes that a query may mean. @param {import("./query.js").Query} query */
function meant({ whole, words }) {
  const hits = matching((text, shown) => rank(text, shown, whole, words), words);
  if (maySpell(whole)) addSpelled(hits, whole);
  addPublished(hits);
  if (!Array.from(hits.values()).some((hit) => hit.rank < WITHIN && NAMED.includes(kindOf(hit.node)))) addSimilar(hits, whole);
  if (!hits.size) addMistyped(hits, words);
  return Array.from(hits.values());
}

/**
 * The nodes with a text that matches, each by the best of its texts.
 * @param {(text: string, shown: string) => number} rankOf of a text, folded and as it is; less is better
 * @param {string[]} words
 */
function matching(rankOf, words) {
  const { label, more } = index();
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (let node = 0; node < size(); node += 1) {
    let [best, via, text] = [rankOf(label[node], labelOf(node)), "", ""];
    for (const other of more.get(node) ?? []) {
      const found = rankOf(other.folded, other.text) + (LATE[other.via] ?? 0.5);
      if (found < best) [best, via, text] = [found, other.via, other.text];
    }
    if (via === "viaDescription") text = excerpt(text, words[0]);
    if (best < Infinity) hits.set(node, { node, rank: best, via, text });
  }
  return hits;
}

/**
 * A long text from shortly before the word that was found in it.
 * @param {string} text
 * @param {string} word
 */
function excerpt(text, word) {
  const at = plain(text).indexOf(word);
  return at > BEFORE ? `…${text.slice(at - BEFORE)}` : text;
}

/**
 * How well a text matches: less is better, Infinity is not at all.
 * @param {string} text
 * @param {string} shown the same before it was folded
 * @param {string} whole
 * @param {string[]} words
 */
function rank(text, shown, whole, words) {
  if (text === whole) return 0;
  if (text.startsWith(whole)) return 1;
  if (text.includes(whole)) return beginsWord(plain(shown), words[0]) ? 2 : WITHIN;
  return words.length > 1 && words.every((word) => text.includes(word)) ? 3 : Infinity;
}

/**
 * Whether a Latin word begins so; among Chinese, every place is a beginning.
 * @param {string} text
 * @param {string} word
 */
function beginsWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1]) || !/[a-z0-9]/.test(word[0])) return true;
  }
  return false;
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
    if ((hits.get(node)?.rank ?? Infinity) < WITHIN) continue;
    let [best, via, text] = [spelled(label[node], whole), "", ""];
    for (const other of more.get(node) ?? []) {
      const found = other.via in LATE ? Infinity : spelled(other.folded, whole);
      if (found < best) [best, via, text] = [found, other.via, other.text];
    }
    if (1.5 + best < (hits.get(node)?.rank ?? Infinity)) hits.set(node, { node, rank: 1.5 + best + (via ? 0.5 : 0), via, text });
  }
}

/**
 * Names that are spelled nearly so.
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
    if (found <= limit && !hits.has(node)) hits.set(node, { node, rank: 10 + found, via: "viaTypo", text: "" });
  }
}

/**
 * Titles with words that are spelled nearly so.
 * @param {Map<number, Hit>} hits
 * @param {string[]} words
 */
function addMistyped(hits, words) {
  const { label, more } = index();
  const alike = words.map((word) => nearest(word, vocabulary()));
  if (!alike.length || alike.every((some, at) => some[0] === words[at]) || alike.some((some) => !some.length)) return;
  label.forEach((text, node) => {
    const texts = [text, ...(more.get(node) ?? []).filter(({ via }) => !(via in LATE)).map((other) => other.folded)];
    const found = texts.some((one) => alike.every((some) => some.some((word) => one.includes(word))));
    if (found) hits.set(node, { node, rank: 12, via: "viaTypo", text: "" });
  });
}

/** @type {string[] | null} */
let known = null;

/** The Latin words of all names and titles, at the first search that needs them. */
function vocabulary() {
  if (!known) {
    const { more } = index();
    const names = Array.from(more.values()).flat().filter(({ via }) => !(via in LATE)).map(({ text }) => text);
    known = latinWords([...block("nodes").label, ...names]);
  }
  return known;
}
