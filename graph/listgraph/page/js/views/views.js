/** The tabs: the graph, and other views of the same selection. */
import { byId } from "../ground/dom.js";
import { showMatrix } from "./matrix.js";
import { say } from "../ground/messages.js";
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
  if (changed.language) showTabs();
  if (state.view === "graph") return;
  if (SEEN.some((name) => name in changed)) SHOW[state.view]();
  else if ("selection" in changed && state.view === "table") markRow();
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

export function showTabs() {
  tabs.forEach((tab, at) => (tab.textContent = say(`view_${VIEWS[at]}`)));
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => change({ view: VIEWS[at], more: 0 }));
  tab.addEventListener("keydown", (event) => {
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: at + 1, ArrowLeft: at + VIEWS.length - 1, Home: 0, End: VIEWS.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = steps[event.key] % VIEWS.length;
    tabs[next].focus();
    change({ view: VIEWS[next], more: 0 });
  });
});
