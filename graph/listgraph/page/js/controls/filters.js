/** The filters under the legend: one part for each facet, filled when it is opened. */
import { copyButton } from "../panel/actions.js";
import { byId, element, isolated } from "../ground/dom.js";
import { FACETS, UNKNOWN, belongs, facet, headingPath, isReady, tellingFacets } from "../data/facets.js";
import { filedUnder, isFiled, parted } from "../data/ways.js";
import { counts, factsFrom, isFiltering, passingArticles } from "../data/filter.js";
import { opening } from "../data/data.js";
import { histogram } from "./histogram.js";
import { kindOf, labelOf, nodeWithId } from "../data/graph.js";
import { number, say } from "../ground/messages.js";
import { markFiles } from "../panel/minepart.js";
import { entryCount } from "../panel/parts.js";
import { filterQuery } from "../files/sparql.js";
import { change, state } from "../ground/state.js";
import { folded } from "../ground/text.js";

/** @typedef {import("../data/facets.js").FacetValue} FacetValue */

/** Values of a facet that are shown before a person asks for more. */
const FIRST = 8;
/** With more values than this there is a field to find one. */
const MANY = 16;
/** So many values that no count tells apart are ordered by name. */
const NEAR = 2000;
const STEPS = [0, 0.5, 0.7, 0.8, 0.9, 0.95];
/** The newest year first; the others by their counts. */
const BY_NAME = ["year"];

/** What a person has opened, asked more of, and typed, by facet. */
/** @type {Set<string>} */
const open = new Set();
/** @type {Set<string>} */
const whole = new Set();
/** @type {Map<string, string>} */
const sought = new Map();

/** The part of the legend that filters articles and facts. */
export function filterParts() {
  const clear = element("button", { type: "button", class: "link", id: "clear-filters", disabled: !isFiltering(), onclick: clearFilters }, say("clearFilters"));
  const said = isFiltering() && element("p", { class: "passing" }, entryCount(passingArticles()));
  const left = FACETS.some((name) => open.has(name)) ? counts() : {};
  return [
    element("h2", {}, say("filters")),
    ...[...tellingFacets(), ...(tellingFacets().includes("mine") ? [] : ["mine"])].map((name) => facetPart(name, left[name])),
    confidencePart(),
    ...(said ? [said, element("div", { class: "actions" }, copyButton("copySparql", filterQuery))] : []),
    clear,
  ];
}

/** Nothing is filtered any more, by whatever. */
export function clearFilters() {
  sought.clear();
  change({ facets: {}, confidence: 0, hiddenKinds: new Set(["Section", "List"]), hiddenRelations: new Set() });
}

/**
 * A part that opens and shuts, and is filled when it is open.
 * @param {string} name
 * @param {number} active
 * @param {number} count of its values
 * @param {() => (Node | null)[]} fill
 */
function folding(name, active, count, fill) {
  const title = element("summary", { id: `facet-${name}` }, say(`facet_${name}`), active > 0 ? element("span", { class: "active" }, number(active)) : element("span", { class: "count" }, count ? number(count) : ""));
  const part = /** @type {HTMLDetailsElement} */ (element("details", {}, title));
  part.open = open.has(name);
  if (part.open) part.append(.../** @type {Node[]} */ (fill().filter(Boolean)));
  part.addEventListener("toggle", () => {
    if (part.open === open.has(name)) return;
    if (part.open) open.add(name);
    else open.delete(name);
    showAgain(`facet-${name}`);
  });
  return part;
}

/**
 * @param {string} name
 * @param {Int32Array | undefined} left
 */
function facetPart(name, left) {
  const chosen = state.facets[name] ?? new Set();
  return folding(name, chosen.size, isReady(name) ? kindsOf(name) : 0, () => {
    const { values } = facet(name);
    const typed = folded(sought.get(name) ?? "");
    const count = (/** @type {number} */ row) => left?.[row] ?? 0;
    const rows = Array.from(values.keys()).filter((row) => chosen.has(values[row].key) || ((belongs(name, values[row]) || values[row].key === UNKNOWN) && count(row) > 0 && (!typed || folded(valueLabel(name, values[row])).includes(typed))));
    const most = whole.has(name) ? 200 : Math.max(FIRST, chosen.size);
    const shown = firstOf(rows, most, name, count).map((row) => ({ value: values[row], row, label: valueLabel(name, values[row]) }));
    return [
      name === "year" ? histogram(left) : null,
      values.length > MANY && name !== "year" ? finder(name) : null,
      ...parted(chosen).places.map((key) => ({ key, node: null })).map((value) => valueRow(name, value, valueLabel(name, value), passingArticles())),
      ...shown.map(({ value, row, label }) => valueRow(name, value, label, count(row))),
      rows.length > shown.length && !whole.has(name) ? moreButton(name, rows.length - shown.length) : null,
      name === "mine" ? markFiles() : null,
    ];
  });
}

/** How many values a facet has, or what is new. @param {string} name */
const kindsOf = (name) => (name === "since" ? opening.fresh.length : facet(name).values.filter((value) => belongs(name, value)).length);

/** Make the columns that wait for the first picture, one in a moment, and then say how many values each has. */
export function prepareFacets() {
  const [next] = tellingFacets().filter((name) => !isReady(name));
  if (!next) return;
  setTimeout(() => {
    facet(next);
    if (!byId("filters").contains(document.activeElement)) showAgain("");
    prepareFacets();
  });
}

/**
 * The rows that come first: what is chosen, then what has most, then by name; years by name alone.
 * @param {number[]} rows
 * @param {number} most
 * @param {string} name
 * @param {(row: number) => number} count
 */
function firstOf(rows, most, name, count) {
  const { values } = facet(name);
  if (BY_NAME.includes(name)) return rows.sort((a, b) => (values[a].key < values[b].key ? 1 : -1)).slice(0, most);
  const rank = (/** @type {number} */ row) => (state.facets[name]?.has(values[row].key) ? Infinity : values[row].key === UNKNOWN ? 0 : count(row));
  // Names are only asked for where counts leave it open.
  const least = most < rows.length ? rank(rows.slice().sort((a, b) => rank(b) - rank(a))[most - 1]) : 0;
  const near = rows.filter((row) => rank(row) >= least).slice(0, NEAR);
  const labels = new Map(near.map((row) => [row, valueLabel(name, values[row])]));
  const label = (/** @type {number} */ row) => labels.get(row) ?? "";
  return near.sort((a, b) => (rank(a) === rank(b) ? (label(a) < label(b) ? -1 : 1) : rank(b) - rank(a))).slice(0, most);
}

/**
 * @param {string} name
 * @param {FacetValue} value
 * @returns {string}
 */
export function valueLabel(name, value) {
  if (isFiled(value.key)) {
    const key = filedUnder(value.key);
    return key ? valueLabel(name, { key, node: nodeWithId(key) ?? null }) : say(`ungrouped_${name}`);
  }
  if (value.key === UNKNOWN) return say(name === "mine" ? "unmarked" : "unknown");
  if (name === "since") return say(`since_${value.key}`);
  if (value.node !== null) return kindOf(value.node) === "Section" ? headingPath(value.node) : labelOf(value.node);
  if (name === "mine") return say(`mark_${value.key}`);
  return name === "medium" ? say(`medium_${value.key}`) : name === "language" ? languageName(value.key) : value.key;
}

/** @type {Map<string, string>} */
const languages = new Map();

/** @param {string} code */
function languageName(code) {
  const key = `${state.language} ${code}`;
  const known = languages.get(key);
  if (known !== undefined) return known;
  let name = code;
  try {
    name = new Intl.DisplayNames([state.language], { type: "language" }).of(code) ?? code;
  } catch {
    // No code of a language: it is shown as it is.
  }
  languages.set(key, name);
  return name;
}

/**
 * @param {string} name
 * @param {FacetValue} value
 * @param {string} label
 * @param {number} count
 */
function valueRow(name, value, label, count) {
  const id = `facet-${name}-${value.key}`;
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id }));
  box.checked = state.facets[name]?.has(value.key) ?? false;
  box.addEventListener("change", () => {
    const kept = new Set(state.facets[name]);
    if (box.checked) kept.add(value.key);
    else kept.delete(value.key);
    change({ facets: { ...state.facets, [name]: kept } });
    byId(id)?.focus();
  });
  return element("label", { class: "plain", title: label }, box, element("span", { class: "name" }, isolated(label)), element("span", { class: "count" }, number(count)));
}

/** @param {string} name */
function finder(name) {
  const id = `find-${name}`;
  const label = say("findAmong", { name: say(`facet_${name}`) });
  const field = /** @type {HTMLInputElement} */ (element("input", { type: "text", id, class: "find", "aria-label": label, placeholder: label, autocomplete: "off" }));
  field.value = sought.get(name) ?? "";
  field.addEventListener("input", () => {
    sought.set(name, field.value);
    showAgain(id);
  });
  return field;
}

/**
 * @param {string} name
 * @param {number} count
 */
function moreButton(name, count) {
  const more = () => {
    whole.add(name);
    showAgain(`facet-${name}`);
  };
  return element("button", { type: "button", class: "link", onclick: more }, say("more", { count: number(count) }));
}

function confidencePart() {
  return folding("confidence", state.confidence > 0 ? 1 : 0, 0, () =>
    STEPS.map((least) => {
      const id = `facet-confidence-${least}`;
      const box = /** @type {HTMLInputElement} */ (element("input", { type: "radio", name: "confidence", id }));
      box.checked = state.confidence === least;
      box.addEventListener("change", () => {
        change({ confidence: least });
        byId(id)?.focus();
      });
      const text = least ? say("atLeast", { percent: `${Math.round(least * 100)} %` }) : say("any");
      return element("label", { class: "plain" }, box, element("span", { class: "name" }, text), element("span", { class: "count" }, number(factsFrom(least))));
    }),
  );
}

/**
 * Build the parts again and go back to where the person was.
 * @param {string} id
 */
function showAgain(id) {
  const old = document.activeElement;
  const at = old instanceof HTMLInputElement && old.type === "text" ? old.selectionStart : null;
  byId("filters").replaceChildren(...filterParts());
  const field = document.getElementById(id);
  field?.focus();
  if (at !== null && field instanceof HTMLInputElement) field.setSelectionRange(at, at);
}
