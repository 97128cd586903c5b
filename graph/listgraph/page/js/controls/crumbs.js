/** Above the map: what the whole list is narrowed down to, each part of it a chip that takes it away. */
import { FACETS, PICKED, facet } from "../data/facets.js";
import { parted } from "../data/ways.js";
import { labelOf } from "../data/graph.js";
import { byId, element, isolated } from "../ground/dom.js";
import { number, say, steps } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { visible } from "../ground/text.js";
import { valueLabel } from "./filters.js";

/** Values of a facet that are named; the others are counted. */
const NAMED = 2;
const STEPS = [1, 2, 3];

/** Show what the list is narrowed down to. */
export function showCrumbs() {
  const bar = byId("crumbs");
  const held = bar.contains(document.activeElement);
  const chips = [...FACETS.filter((name) => state.facets[name]?.size).map(facetChip), focusChip(), foundChip(), state.confidence > 0 && sureChip(), state.hidden.size > 0 && hiddenChip()].filter((chip) => chip !== false);
  bar.hidden = state.picture !== "map" || !chips.length;
  document.body.classList.toggle("narrowed", !bar.hidden);
  const whole = element("button", { type: "button", class: "crumb", onclick: widen }, say("wholeList"));
  bar.replaceChildren(whole, .../** @type {Node[]} */ (chips));
  if (held) (bar.hidden ? byId("map") : whole).focus();
}

/** The whole list again. */
function widen() {
  change({ facets: {}, confidence: 0, focus: null, found: null, query: "", hits: new Set(), hidden: new Set(), selection: null });
}

/**
 * @param {string} label
 * @param {() => void} remove
 */
function chip(label, remove) {
  return element("button", { type: "button", class: "crumb on", title: say("takeAway"), onclick: remove }, isolated(label), element("span", { "aria-hidden": "true" }, " ✕"));
}

/** @param {string} name */
function facetChip(name) {
  const keys = state.facets[name];
  const remove = () => change({ facets: { ...state.facets, [name]: new Set() } });
  if (name === PICKED) return chip(say("pickedCount", { count: number(keys.size) }), remove);
  const values = [...facet(name).values.filter(({ key }) => keys.has(key)), ...parted(keys).places.map((key) => ({ key, node: null }))];
  const named = values.slice(0, NAMED).map((value) => visible(valueLabel(name, value)));
  const over = keys.size - named.length;
  return chip(`${named.join(", ")}${over > 0 ? ` +${number(over)}` : ""}`, remove);
}

function focusChip() {
  const { focus } = state;
  if (!focus) return false;
  const further = STEPS.map((count) => {
    const name = say("focusSteps", { steps: steps(count) });
    return element("button", { type: "button", class: "crumb", "aria-pressed": String(focus.steps === count), "aria-label": name, title: name, onclick: () => change({ focus: { node: focus.node, steps: count } }) }, String(count));
  });
  return element("span", { class: "crumb-group" }, chip(say("around", { label: visible(labelOf(focus.node)) }), () => change({ focus: null })), ...further);
}

const foundChip = () => state.found !== null && chip(`“${visible(state.query)}”`, () => change({ found: null, query: "", hits: new Set() }));

const sureChip = () => chip(say("atLeast", { percent: `${Math.round(state.confidence * 100)} %` }), () => change({ confidence: 0 }));

const hiddenChip = () => chip(say("hiddenNotice", { count: number(state.hidden.size) }), () => change({ hidden: new Set() }));
