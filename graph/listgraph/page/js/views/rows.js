/** The rows and columns of the table: what is said of each node of a kind, as text or number. */
import { block, kindNumber } from "../data/data.js";
import { total } from "../data/contests.js";
import { isSelected } from "../picture/drawing.js";
import { headingPath } from "../data/facets.js";
import { valueLabel } from "../controls/filters.js";
import { edgePasses } from "../data/filter.js";
import { edges, incoming, kindOf, labelOf, outgoing, relationOf, values } from "../data/graph.js";
import { state } from "../ground/state.js";
import { folded } from "../ground/text.js";

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

/** The text of each row, folded, for finding; made at the first search of a kind. */
/** @type {Map<string, Map<number, string>>} */
const texts = new Map();

/**
 * The nodes of the table in order: of the kind chosen, left by the filter, with the words sought.
 * @returns {number[]}
 */
export function tableRows() {
  /** @type {number[]} */
  const kinds = block("nodes").kind;
  const wanted = kindNumber[state.rows];
  const words = state.sought.split(/\s+/).map(folded).filter(Boolean);
  const found = [];
  for (let node = 0; node < kinds.length; node += 1) {
    if (kinds[node] === wanted && isSelected(node) && hasWords(node, words)) found.push(node);
  }
  return sorted(found);
}

/** @param {number} node @param {string[]} words */
function hasWords(node, words) {
  if (!words.length) return true;
  if (!texts.has(state.rows)) texts.set(state.rows, new Map());
  const known = /** @type {Map<number, string>} */ (texts.get(state.rows));
  let text = known.get(node);
  if (text === undefined) {
    text = COLUMNS[state.rows].map((column) => (column.numeric ? "" : folded(String(column.value(node))))).join("\n");
    known.set(node, text);
  }
  return words.every((word) => /** @type {string} */ (text).includes(word));
}

/** The column and direction of the order: as chosen, or what has most first. */
export function order() {
  const name = state.sort.replace(/^-/, "");
  const columns = COLUMNS[state.rows];
  const column = columns.find((one) => one.name === name) ?? columns.find((one) => one.numeric) ?? columns[0];
  return { column, down: column.name === name ? state.sort.startsWith("-") : Boolean(column.numeric) };
}

/**
 * By the rules of a language, numbers by their values; browsers are several times faster where there are none.
 * @param {string} locale
 * @returns {(one: string, other: string) => number}
 */
function comparison(locale) {
  const [plain, numeric] = [new Intl.Collator(locale), new Intl.Collator(locale, { numeric: true })];
  return (one, other) => (/\d/.test(one) && /\d/.test(other) ? numeric : plain).compare(one, other);
}

/** @type {{key: string, places: Map<string, number>}} */
let placed = { key: "", places: new Map() };
/** @type {{key: string, texts: string[], compare: (one: string, other: string) => number}} */
let gathered = { key: "", texts: [], compare: () => 0 };
/** Texts that are put in order in one idle moment. */
const RUN = 500;

/** @param {string} name */
const keyOf = (name) => [state.rows, name, state.language].join();

/** The texts of a column, each once. @param {string} name */
function textsOf(name) {
  const key = keyOf(name);
  if (gathered.key === key) return gathered;
  const column = COLUMNS[state.rows].find((one) => one.name === name) ?? COLUMNS[state.rows][0];
  /** @type {Set<string>} */
  const texts = new Set();
  block("nodes").kind.forEach((/** @type {number} */ kind, /** @type {number} */ node) => {
    const value = kind === kindNumber[state.rows] ? column.value(node) : 0;
    if (typeof value === "string") texts.add(value);
  });
  gathered = { key, texts: Array.from(texts), compare: comparison(state.language === "zh" ? "zh-CN" : "en-GB") };
  return gathered;
}

/** Put the texts of the table's first order into longer and longer sorted runs, one in each idle moment. */
export function prepareOrder() {
  const known = textsOf(order().column.name);
  const { texts, compare } = known;
  let [at, length] = [0, RUN];
  const next = () => {
    if (known !== gathered || placed.key === known.key) return;
    texts.slice(at, at + length).sort(compare).forEach((text, step) => (texts[at + step] = text));
    at += length;
    if (at >= texts.length) [at, length] = [0, 2 * length];
    if (length < 2 * texts.length) idle(next);
  };
  idle(next);
}

/** @param {() => void} act */
const idle = (act) => void ("requestIdleCallback" in window ? requestIdleCallback(act) : setTimeout(act, 50));

/** Where each text of a column stands among all, by the rules of the language; kept for the next filter. @param {string} name */
function textPlaces(name) {
  const key = keyOf(name);
  if (placed.key === key) return placed.places;
  const { texts, compare } = textsOf(name);
  texts.sort(compare);
  placed = { key, places: new Map() };
  texts.forEach((text, at) => placed.places.set(text, at && compare(texts[at - 1], text) === 0 ? (placed.places.get(texts[at - 1]) ?? at) : at));
  return placed.places;
}

/** @param {number[]} nodes */
function sorted(nodes) {
  const { column, down } = order();
  const places = textPlaces(column.name);
  const keyed = nodes.map((node) => {
    const key = column.value(node);
    return { node, unknown: key === "", place: typeof key === "number" ? key : (places.get(key) ?? 0) };
  });
  keyed.sort((a, b) => {
    // What is not known stands last, whichever way.
    if (a.unknown || b.unknown) return Number(a.unknown) - Number(b.unknown) || a.node - b.node;
    return (down ? b.place - a.place : a.place - b.place) || a.node - b.node;
  });
  return keyed.map(({ node }) => node);
}
