/**
 * The list of results under the search field. What is found stays lit in the picture when the list is
 * shut, until the field is emptied or something is chosen.
 */
import { opening } from "../data/data.js";
import { byId, element, isolated, sign } from "../ground/dom.js";
import { kindOf, labelOf } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { kindName } from "../panel/parts.js";
import { answer } from "./answer.js";
import { ask, forgetAsked, prepare } from "./desk.js";
import { sentence } from "../panel/sentence.js";
import { scores } from "../data/contests.js";
import { headingPath, targets, withAncestors } from "../data/facets.js";
import { facts, firstWords } from "../map/words.js";
import { change, state } from "../ground/state.js";
import { shortened, visible } from "../ground/text.js";

/** @typedef {import("./search.js").Hit} Hit */
/** @typedef {import("./answer.js").Answer} Answer */

const PER_KIND = 6;
const field = /** @type {HTMLInputElement} */ (byId("search"));
const list = byId("results");
/** Kinds of which all results are shown. */
/** @type {Set<string>} */
const open = new Set();
let active = -1;
/** @type {number | undefined} */
let lighting;

/** Show the results of what stands in the field. */
function showResults() {
  const query = field.value;
  if (!query.trim()) return forget();
  return ask(query, showAnswer);
}

/** @param {Answer} found */
function showAnswer(found) {
  const { query, total, groups } = found;
  const parts = [...(found.sides ? [versus(...found.sides)] : []), ...groups.map((one) => group(one, found))];
  list.replaceChildren(...(parts.length ? parts : [element("p", { class: "nothing" }, say("noResults", { query: shortened(visible(query), 40) }))]));
  list.hidden = false;
  list.scrollTop = 0;
  field.setAttribute("aria-expanded", "true");
  byId("status").textContent = say("items", { count: number(total) });
  activate(options().length ? 0 : -1);
  // First the rows, then the picture.
  clearTimeout(lighting);
  const only = state.found && { found: found.articles.length ? new Set(found.articles) : null };
  lighting = setTimeout(() => change({ query, hits: new Set(found.lit), ...only }));
}

/**
 * Put a query into the field without opening the list.
 * @param {string} query
 * @returns {Set<number>} what it lights
 */
export function seek(query) {
  field.value = query;
  hideResults();
  forgetAsked();
  return query ? new Set(answer(query).lit) : new Set();
}

/** Empty the field; nothing is lit. */
function forget() {
  change({ query: "", hits: seek(""), found: null });
}

function hideResults() {
  clearTimeout(lighting);
  list.hidden = true;
  open.clear();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  active = -1;
}

/**
 * @param {Answer["groups"][0]} found
 * @param {Answer} all
 */
function group({ kind, count, hits }, all) {
  const told = kind === "Article" ? merged(hits) : hits.map((hit) => ({ hit, same: 1 }));
  const shown = open.has(kind) ? told : told.slice(0, PER_KIND);
  const rows = shown.map(({ hit, same }) => option(kind, hit, all.query, same));
  const over = count - shown.reduce((sum, { same }) => sum + same, 0);
  if (over > 0 && !open.has(kind)) {
    rows.push(
      row(`more-${kind}`, "more", say("more", { count: number(over) }), () => {
        open.add(kind);
        showResults();
        field.focus();
      }),
    );
  }
  if (kind === "Article" && count > 1) {
    rows.push(row("results-in-picture", "more", say("showInPicture", { count: number(count) }), () => showFound(all)));
  }
  const name = element("div", { class: "group-name", id: `group-${kind}`, role: "presentation" }, kindName(kind), element("span", { class: "count" }, number(count)));
  return element("div", { role: "group", "aria-labelledby": `group-${kind}` }, name, ...rows);
}

/** Articles that nothing tells apart are one row. @param {Hit[]} hits @returns {{hit: Hit, same: number}[]} */
function merged(hits) {
  /** @type {Map<string, {hit: Hit, same: number}>} */
  const rows = new Map();
  for (const hit of hits) {
    const key = [labelOf(hit.node), ...facts(hit.node), ...targets(hit.node, "listedIn")].join("\n");
    const known = rows.get(key);
    if (known) known.same += 1;
    else rows.set(key, { hit, same: 1 });
  }
  return Array.from(rows.values());
}

/**
 * @param {string} id
 * @param {string} look
 * @param {Node | string} content
 * @param {() => void} act
 */
function row(id, look, content, act) {
  const made = element("div", { role: "option", id, class: `option ${look}`, "aria-selected": "false" }, content);
  made.addEventListener("click", act);
  return made;
}

/** The picture shows what was found, and nothing else. @param {Answer} found */
function showFound({ articles }) {
  hideResults();
  change({ found: new Set(articles), view: "graph", selection: null });
  byId("map").focus({ preventScroll: true });
}

/** Two models against each other: who won how often, and the words that say so. @param {number} one @param {number} other */
function versus(one, other) {
  const { won = 0, lost = 0, level = 0, open: even = 0 } = scores().get(one)?.get(other) ?? {};
  const score = won + lost ? `${won}–${lost}` : level ? `=${level}` : even ? `~${even}` : "–";
  const words = won + lost + level + even ? say("scoreLabel", { one: labelOf(one), other: labelOf(other), won, lost, level, open: even }) : say("neverCompared", { one: labelOf(one), other: labelOf(other) });
  const content = element("span", { class: "versus" }, element("strong", {}, isolated(labelOf(one))), element("span", { class: "score" }, score), element("strong", {}, isolated(labelOf(other))), element("span", { class: "via" }, isolated(words)));
  const compared = won + lost + level + even > 0;
  return row("result-versus", "answer", content, () => {
    hideResults();
    change({ selection: compared ? { source: one, target: other } : { from: one, to: other } });
    byId("panel").focus({ preventScroll: true });
  });
}

/**
 * @param {string} kind
 * @param {Hit} hit
 * @param {string} query
 * @param {number} same how many rows it stands for
 */
function option(kind, hit, query, same) {
  const { node, via, text } = hit;
  const why = via && via !== "viaDescription" ? say(via, { text: shortened(visible(text), 60) }) : "";
  const below = [why, kind === "Article" ? articleWords(node, query) : ""].filter(Boolean).join(" · ");
  const made = element(
    "div",
    { role: "option", id: `result-${node}`, class: "option", "aria-selected": "false" },
    sign(opening.styles.kinds[kind].shape, kind),
    element("bdi", { class: "name" }, ...withMarks(shortened(visible(labelOf(node)), 90), query)),
    element("span", { class: "aside" }, isolated(kind === "Article" ? [...facts(node), ...(same > 1 ? [say("alike", { count: number(same) })] : [])].join(" · ") : countOf(node))),
    below ? element("span", { class: "via" }, element("bdi", {}, ...withMarks(below, query))) : null,
  );
  made.addEventListener("click", () => choose(node));
  return made;
}

/** Where an article stands, and what is said of it near the words sought. @param {number} node @param {string} query */
function articleWords(node, query) {
  const holders = targets(node, "listedIn");
  const where = holders.slice(0, 1).map((holder) => (kindOf(holder) === "Section" ? headingPath(holder) : labelOf(holder)));
  const lists = new Set(holders.map((holder) => withAncestors(holder).at(-1)));
  const said = firstWords(node);
  const at = Math.max(0, said.toLowerCase().indexOf(query.trim().toLowerCase()) - 40);
  return [...where, lists.size > 1 ? say("inLists", { count: number(lists.size) }) : "", shortened(`${at ? "…" : ""}${said.slice(at)}`, 110)].filter(Boolean).map(visible).join(" · ");
}

/** How much is said of a thing. @param {number} node */
const countOf = (node) => sentence(node).split(" · ").slice(0, 3).join(" · ");

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
    options()[active].scrollIntoView({ block: "nearest" });
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
field.addEventListener("focus", () => {
  prepare();
  if (field.value.trim()) showResults();
});
document.addEventListener("pointerdown", (event) => {
  if (!(/** @type {HTMLElement} */ (event.target).closest(".search"))) hideResults();
});
