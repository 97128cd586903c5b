/**
 * The list of results under the search field. What is found stays lit in the picture when the list is
 * shut, until the field is emptied or something is chosen.
 */
import { opening } from "../data/data.js";
import { byId, element, isolated, sign } from "../ground/dom.js";
import { kindOf, labelOf } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { kindName } from "../panel/parts.js";
import { ORDER, find } from "./search.js";
import { change } from "../ground/state.js";
import { shortened, visible } from "../ground/text.js";

/** @typedef {import("./search.js").Hit} Hit */

const PER_KIND = 6;
/** So many are lit in the picture. */
const HITS = 400;
const field = /** @type {HTMLInputElement} */ (byId("search"));
const list = byId("results");
/** Kinds of which all results are shown. */
/** @type {Set<string>} */
const open = new Set();
let active = -1;

/** Show the results of what stands in the field. */
function showResults() {
  const query = field.value;
  if (!query.trim()) return forget();
  const hits = find(query);
  const parts = ORDER.map((kind) => ({ kind, found: hits.filter((hit) => kindOf(hit.node) === kind) }))
    .filter(({ found }) => found.length)
    .sort((a, b) => groupRank(a.found[0]) - groupRank(b.found[0]))
    .map(({ kind, found }) => group(kind, found, query));
  list.replaceChildren(...(parts.length ? parts : [element("p", { class: "nothing" }, say("noResults", { query: shortened(visible(query), 40) }))]));
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  byId("status").textContent = say("items", { count: number(hits.length) });
  activate(options().length ? 0 : -1);
  change({ query, hits: lit(hits) });
}

/** The kind with the best match comes first; what only holds articles comes last. @param {Hit} best */
const groupRank = (best) => (["Section", "List"].includes(kindOf(best.node)) ? 100 : Math.floor(best.rank));

/** @param {Hit[]} hits */
const lit = (hits) => new Set(hits.slice(0, HITS).map((hit) => hit.node));

/**
 * Put a query into the field without opening the list.
 * @param {string} query
 * @returns {Set<number>} what it lights
 */
export function seek(query) {
  field.value = query;
  hideResults();
  return query ? lit(find(query)) : new Set();
}

/** Empty the field; nothing is lit. */
function forget() {
  change({ query: "", hits: seek("") });
}

function hideResults() {
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
  byId("panel").focus({ preventScroll: true });
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
    if (!list.hidden) hideResults();
    else if (field.value) forget();
    else field.blur();
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
byId("search-clear").addEventListener("click", () => {
  forget();
  field.focus();
});
field.addEventListener("focus", () => field.value.trim() && showResults());
document.addEventListener("pointerdown", (event) => {
  if (!(/** @type {HTMLElement} */ (event.target).closest(".search"))) hideResults();
});
