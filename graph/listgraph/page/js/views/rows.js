/** The rows of the table: those that pass and have the words sought, in the order of a column. */
import { block, kindNumber } from "../data/data.js";
import { isSelected } from "../picture/drawing.js";
import { state } from "../ground/state.js";
import { folded } from "../ground/text.js";
import { COLUMNS } from "./tablecolumns.js";

/** @typedef {import("./tablecolumns.js").Column} Column */

/** What the columns say, each cell once while rows, language and filter stay. */
/** @type {{of: unknown[], columns: Map<string, Map<number, string | number>>}} */
let said = { of: [], columns: new Map() };

/** What a column says of a node. @param {Column} column @returns {(node: number) => string | number} */
function cells(column) {
  const of = [state.rows, state.language, state.facets, state.confidence];
  if (of.some((value, at) => value !== said.of[at])) said = { of, columns: new Map() };
  const known = said.columns.get(column.name) ?? new Map();
  said.columns.set(column.name, known);
  return (node) => {
    let value = known.get(node);
    if (value === undefined) known.set(node, (value = column.value(node)));
    return value;
  };
}

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
  const text = textOf(node);
  return words.every((word) => text.includes(word));
}

/** All that a row says in words, folded: what is found in. @type {Column} */
const WORDS = {
  name: "words",
  value: (node) => COLUMNS[state.rows].filter(({ numeric }) => !numeric).map((column) => folded(String(cells(column)(node)))).join("\n"),
};

/** @param {number} node */
const textOf = (node) => String(cells(WORDS)(node));

/** Make the texts of rows and the order of columns in idle moments, before they are asked for. @param {number[]} nodes */
export const prepare = (nodes) => whenIdle(prepared(nodes));

/** The same for the order that the table opens in. */
export const prepareOrder = () => whenIdle(inOrder(order().column.name));

/** What is prepared at the moment. */
/** @type {Iterator<void> | null} */
let preparing = null;

/** Take a step in each idle moment, unless something else has been asked for since. @param {Iterator<void>} steps */
function whenIdle(steps) {
  const next = () => {
    if (preparing === steps && !steps.next().done) idle(next);
  };
  preparing = steps;
  idle(next);
}

/** @param {number[]} nodes @returns {Generator<void>} */
function* prepared(nodes) {
  for (let at = 0; at < nodes.length; at += RUN, yield) nodes.slice(at, at + RUN).forEach(textOf);
  for (const { name, numeric } of COLUMNS[state.rows]) if (!numeric) yield* inOrder(name);
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

/**
 * The texts of a column, each once, and once they are in order the place of each.
 *
 * @typedef {{texts: string[], places: Map<string, number> | null, compare: (one: string, other: string) => number}} Order
 */
/** @type {Map<string, Order>} */
const orders = new Map();
/** Rows, or texts, that are seen to in one idle moment. */
const RUN = 500;

/** @param {string} name */
function orderOf(name) {
  const key = [state.rows, name, state.language].join();
  const known = orders.get(key);
  if (known) return known;
  const value = cells(COLUMNS[state.rows].find((one) => one.name === name) ?? COLUMNS[state.rows][0]);
  /** @type {Set<string>} */
  const texts = new Set();
  block("nodes").kind.forEach((/** @type {number} */ kind, /** @type {number} */ node) => {
    const text = kind === kindNumber[state.rows] ? value(node) : 0;
    if (typeof text === "string") texts.add(text);
  });
  /** @type {Order} */
  const made = { texts: Array.from(texts), places: null, compare: comparison(state.language === "zh" ? "zh-CN" : "en-GB") };
  orders.set(key, made);
  return made;
}

/** Put the texts of a column into longer and longer sorted runs, one in each step. @param {string} name @returns {Generator<void>} */
function* inOrder(name) {
  const known = orderOf(name);
  const { texts, compare } = known;
  for (let length = RUN; length < 2 * texts.length; length *= 2) {
    for (let at = 0; at < texts.length; at += length, yield) {
      if (known.places) return;
      texts.slice(at, at + length).sort(compare).forEach((text, step) => (texts[at + step] = text));
    }
  }
}

/** @param {() => void} act */
const idle = (act) => void ("requestIdleCallback" in window ? requestIdleCallback(act) : setTimeout(act, 50));

/** Where a text of a column stands among all, by the rules of the language. @param {string} name @returns {(text: string) => number} */
function placing(name) {
  const known = orderOf(name);
  const { texts, compare } = known;
  if (!known.places) {
    texts.sort(compare);
    const places = new Map();
    texts.forEach((text, at) => places.set(text, at && compare(texts[at - 1], text) === 0 ? (places.get(texts[at - 1]) ?? at) : at));
    known.places = places;
  }
  const { places } = known;
  // What a filter leaves of a cell may be no cell of the whole list: it stands between two.
  return (text) => 2 * (places.get(text) ?? between(texts, text, compare) - 0.5);
}

/** How many texts stand before one. @param {string[]} texts in order @param {string} text @param {(one: string, other: string) => number} compare */
function between(texts, text, compare) {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(texts[middle], text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More nodes than a table can have, and a place behind all others. */
const [NODES, LAST] = [2 ** 21, 2 ** 24];

/** @param {number[]} nodes in their order, which equals keep */
function sorted(nodes) {
  const { column, down } = order();
  const placeOf = placing(column.name);
  const value = cells(column);
  // Numbers alone are put in order several times faster than objects: each holds the place, then the node's own.
  const keys = Float64Array.from(nodes, (node, at) => {
    const key = value(node);
    // What is not known stands last, whichever way.
    const place = key === "" ? LAST : typeof key === "number" ? key : placeOf(key);
    return (down && key !== "" ? -place : place) * NODES + at;
  }).sort();
  return Array.from(keys, (key) => nodes[key - Math.floor(key / NODES) * NODES]);
}
