/** The tabs: the graph, and other views of the same selection. */
import { kindNumber, opening } from "../data/data.js";
import { passingArticles, passingKinds } from "../data/filter.js";
import { byId, element } from "../ground/dom.js";
import { showMatrix } from "./matrix.js";
import { modelsCarry } from "../map/backbone.js";
import { number, say } from "../ground/messages.js";
import { change, selectedNodes, state } from "../ground/state.js";
import { markRow, showTable } from "./table.js";
import { markLineage, showTimeline } from "./timeline.js";

/** @typedef {import("../ground/state.js").State} State */

export const VIEWS = ["graph", "table", "matrix", "timeline"];
/** @type {Record<string, () => void>} */
const SHOW = { table: showTable, matrix: showMatrix, timeline: showTimeline };
/** The choices that a view other than the graph depends on. */
const SEEN = ["view", "facets", "confidence", "hidden", "pinned", "hiddenRelations", "focus", "language", "rows", "sort", "sought", "more"];

/** @type {HTMLElement[]} */
const tabs = VIEWS.map((name) => byId(`tab-${name}`));

/**
 * Show what has changed of the view chosen.
 * @param {Partial<State>} changed
 */
export function showView(changed) {
  if ("view" in changed) {
    document.body.dataset.view = state.view;
    VIEWS.forEach((name, at) => {
      tabs[at].setAttribute("aria-selected", String(name === state.view));
      tabs[at].tabIndex = name === state.view ? 0 : -1;
      byId(`view-${name}`).hidden = name !== state.view && name !== "graph";
    });
    byId("view-graph").toggleAttribute("inert", state.view !== "graph");
  }
  if (changed.language || changed.facets || "confidence" in changed) showTabs();
  if (state.view === "graph") return;
  if (SEEN.some((name) => name in changed)) SHOW[state.view]();
  else if (("selection" in changed || "picked" in changed) && state.view === "table") markRow();
  if ("selection" in changed && state.view === "timeline") markLineage();
  if (state.view !== "table") markChosen(byId(`view-${state.view}`));
}

/**
 * Of the buttons of a view, mark those of what is selected.
 * @param {HTMLElement} view
 */
function markChosen(view) {
  for (const button of view.querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  const [one, two] = selectedNodes();
  if (one === undefined) return;
  const wanted = two === undefined ? `[data-node="${one}"]` : `button[data-ends="${one} ${two}"], button[data-ends="${two} ${one}"]`;
  for (const button of view.querySelectorAll(wanted)) button.setAttribute("aria-current", "true");
}

/** Pixels across a sheet of paper, without its margins. */
const PAPER = 700;

// A matrix wider than paper is made smaller, as paper does not scroll.
matchMedia("print").addEventListener("change", ({ matches }) => {
  const wide = /** @type {HTMLElement | null} */ (document.querySelector(".matrix"));
  wide?.style.setProperty("zoom", matches ? String(Math.min(1, PAPER / wide.offsetWidth)) : "");
});

/** How much each view has to show; a view is left out where that says nothing. */
const COUNTS = {
  graph: () => null,
  table: () => passingArticles(),
  matrix: () => count("Comparison"),
  timeline: () => (count("Model") && modelsCarry() ? count("Model") : 0),
};
/** So much there must be in the list for a view of its own. */
const LEAST = { graph: 0, table: 1, matrix: 3, timeline: 3 };

/** How many nodes of a kind the filter leaves. @param {string} kind */
const count = (kind) => passingKinds()?.[kindNumber[kind]] ?? opening.kinds[kindNumber[kind]].count;

/** The tabs' names and counts. */
export function showTabs() {
  tabs.forEach((tab, at) => {
    const name = /** @type {keyof typeof COUNTS} */ (VIEWS[at]);
    const shown = COUNTS[name]();
    tab.replaceChildren(say(`view_${name}`), shown === null ? "" : " ", shown === null ? "" : element("span", { class: "count" }, number(shown)));
    tab.hidden = !exists(name);
  });
}

/** Whether the whole list has enough for a view. @param {string} name */
export function exists(name) {
  const whole = { graph: 1, table: 1, matrix: opening.kinds[kindNumber.Comparison].count, timeline: modelsCarry() ? opening.kinds[kindNumber.Model].count : 0 };
  const key = /** @type {keyof typeof LEAST} */ (name);
  return whole[key] >= LEAST[key];
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => change({ view: VIEWS[at], more: 0 }));
  tab.addEventListener("keydown", (event) => {
    const shown = VIEWS.filter(exists);
    const place = shown.indexOf(VIEWS[at]);
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: place + 1, ArrowLeft: place + shown.length - 1, Home: 0, End: shown.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = shown[steps[event.key] % shown.length];
    tabs[VIEWS.indexOf(next)].focus();
    change({ view: next, more: 0 });
  });
});
