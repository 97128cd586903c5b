/** Search: what matches, and the list of results under the field. */
import { attributeNumber, block, opening, summed } from "./data.js";
import { byId, element, isolated, sign } from "./dom.js";
import { edges, incoming, kindOf, labelOf, relationOf, size } from "./graph.js";
import { number, say } from "./messages.js";
import { kindName } from "./panel.js";
import { change } from "./state.js";
import { folded, plain, shortened, visible } from "./text.js";
import { editDistance, forgiven } from "./typos.js";

/** @typedef {{node: number, rank: number, via: string, text: string}} Hit */

const ORDER = ["Model", "Organization", "Publisher", "Article", "Section", "List"];
/** Kinds whose labels are names, in which slips are forgiven. */
const NAMED = ["Model", "Organization", "Publisher"];
const PER_KIND = 6;
/** How a match in something else than the label is explained. */
/** @type {Record<string, string>} */
const VIA = { altLabel: "viaAlias", prefLabel: "viaAlias", headline: "viaHeadline", url: "viaUrl", listedUrl: "viaUrl", homepage: "viaUrl", account: "viaAlias" };

const field = /** @type {HTMLInputElement} */ (byId("search"));
const list = byId("results");
/** @type {{label: string[], more: Map<number, {text: string, folded: string, via: string}[]>} | null} */
let table = null;
/** Kinds of which all results are shown. */
/** @type {Set<string>} */
const open = new Set();
let active = -1;

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

/** Show the results of what stands in the field. */
export function showResults() {
  const query = field.value;
  if (!query.trim()) return hideResults();
  const hits = find(query);
  const parts = ORDER.map((kind) => [kind, hits.filter((hit) => kindOf(hit.node) === kind)])
    .filter(([, found]) => found.length)
    .map(([kind, found]) => group(/** @type {string} */ (kind), /** @type {Hit[]} */ (found), query));
  list.replaceChildren(...(parts.length ? parts : [element("p", { class: "nothing" }, say("noResults", { query: shortened(visible(query), 40) }))]));
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  byId("status").textContent = say("items", { count: number(hits.length) });
  activate(options().length ? 0 : -1);
}

export function hideResults() {
  list.hidden = true;
  open.clear();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  active = -1;
}

/**
 * @param {string} kind
 * @param {Hit[]} hits
 * @param {string} query
 */
function group(kind, hits, query) {
  const shown = open.has(kind) ? hits.slice(0, 200) : hits.slice(0, PER_KIND);
  const rows = shown.map((hit) => option(kind, hit, query));
  if (hits.length > shown.length && !open.has(kind)) {
    const more = element("div", { role: "option", id: `more-${kind}`, class: "option more", "aria-selected": "false" }, say("more", { count: number(hits.length - shown.length) }));
    more.addEventListener("click", () => {
      open.add(kind);
      showResults();
      field.focus();
    });
    rows.push(more);
  }
  const name = element("div", { class: "group-name", id: `group-${kind}`, role: "presentation" }, kindName(kind), element("span", { class: "count" }, number(hits.length)));
  return element("div", { role: "group", "aria-labelledby": `group-${kind}` }, name, ...rows);
}

/**
 * @param {string} kind
 * @param {Hit} hit
 * @param {string} query
 */
function option(kind, hit, query) {
  const made = element(
    "div",
    { role: "option", id: `result-${hit.node}`, class: "option", "aria-selected": "false" },
    sign(opening.styles.kinds[kind].shape, kind),
    element("bdi", { class: "name" }, ...withMarks(shortened(visible(labelOf(hit.node)), 90), query)),
    hit.via ? element("span", { class: "via" }, isolated(say(hit.via, { text: shortened(visible(hit.text), 60) }))) : null,
  );
  made.addEventListener("click", () => choose(hit.node));
  return made;
}

/**
 * The text with the query's words marked where they stand as typed.
 * @param {string} text
 * @param {string} query
 * @returns {(Node | string)[]}
 */
function withMarks(text, query) {
  const low = text.toLowerCase();
  const word = [query.trim(), ...query.trim().split(/\s+/)].map((one) => one.toLowerCase()).find((one) => one && low.includes(one));
  if (!word || low.length !== text.length) return [text];
  const at = low.indexOf(word);
  return [text.slice(0, at), element("mark", {}, text.slice(at, at + word.length)), text.slice(at + word.length)];
}

/** @param {number} node */
function choose(node) {
  hideResults();
  change({ selection: { node } });
}

function options() {
  return /** @type {HTMLElement[]} */ (Array.from(list.querySelectorAll("[role=option]")));
}

/** @param {number} number_ */
function activate(number_) {
  const all = options();
  all[active]?.setAttribute("aria-selected", "false");
  active = number_;
  const chosen = all[active];
  if (!chosen) return field.removeAttribute("aria-activedescendant");
  chosen.setAttribute("aria-selected", "true");
  chosen.scrollIntoView({ block: "nearest" });
  return field.setAttribute("aria-activedescendant", chosen.id);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const count = options().length;
  if (event.key === "Escape") {
    if (list.hidden) field.blur();
    else hideResults();
    event.stopPropagation();
  } else if (list.hidden && event.key === "ArrowDown") {
    showResults();
  } else if (!list.hidden && count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    activate((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (!list.hidden && event.key === "Enter" && active >= 0) {
    options()[active].click();
  } else return;
  event.preventDefault();
}

field.addEventListener("input", () => {
  open.clear();
  showResults();
});
field.addEventListener("keydown", onKey);
field.addEventListener("focus", () => field.value.trim() && showResults());
document.addEventListener("pointerdown", (event) => {
  if (!(/** @type {HTMLElement} */ (event.target).closest(".search"))) hideResults();
});
